import { ts } from 'ts-morph';

/**
 * The statement that an expression is part of. The body of an arrow function that is an expression belongs to the
 * statement around the function.
 */
export function statementOf(node: ts.Node): ts.Node {
  let found = node;
  while (!ts.isStatement(found) && !ts.isSourceFile(found.parent)) found = found.parent;
  return found;
}

/** The line of a node, from 1, for a message that points at a second place. */
export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}
