import { ts } from 'ts-morph';
import { isTypeNode } from '../syntax/is-type-node';

/** Adds the names that code uses, those of members among them, to a set. */
export function collectNames(node: ts.Node, names: Set<string>): void {
  if (ts.isIdentifier(node)) names.add(node.text);
  // getChildren() would do, but the compiler keeps what it gives, and with it the tree, until a full garbage collection.
  ts.forEachChild(node, (child) => {
    if (!isTypeNode(child)) collectNames(child, names);
  });
}
