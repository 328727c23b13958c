import { ts } from 'ts-morph';

/** The key under which an object literal holds a node; undefined when it does not, or by a key that is computed. */
export function keyInLiteral(node: ts.Node, parent: ts.Node): string | undefined {
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name.text;
  if (!ts.isPropertyAssignment(parent) || parent.initializer !== node) return undefined;
  const { name } = parent;
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : undefined;
}
