import { posix } from 'node:path';
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

/**
 * The line of a node, from 1, for a message that points at a second place; with its file, as an import would name it,
 * when that is another one.
 *
 * @param from what the message is told at
 */
export function lineOf(node: ts.Node, from: ts.Node): string {
  const file = node.getSourceFile();
  const line = String(file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1);
  const { fileName } = from.getSourceFile();
  if (file.fileName === fileName) return line;
  const path = posix.relative(posix.dirname(fileName), file.fileName);
  return `${line} of ${path.startsWith('.') ? path : `./${path}`}`;
}
