import { ts } from 'ts-morph';
import { contains } from '../contains';

/**
 * Whether a node stands in the clause that catches the errors of a block, and the other one in that block. What was
 * registered there may still be called then, but hardly ever does such code fail after it has registered something.
 */
export function answersFailureOf(answer: ts.Node, other: ts.Node): boolean {
  if (answer.getSourceFile() !== other.getSourceFile()) return false;
  for (let node = answer; node.parent; node = node.parent) {
    const { parent } = node;
    if (!ts.isTryStatement(parent) || parent.catchClause !== node) continue;
    if (contains(parent.tryBlock, other)) return true;
  }
  return false;
}
