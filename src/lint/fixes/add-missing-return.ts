import { ts } from 'ts-morph';
import type { TextEdit } from '../../syntax/apply-edits';

/** Whether a statement is the last one of a branch, so that a return there skips only what follows the branch. */
function endsBranch(statement: ts.Statement): boolean {
  const { parent } = statement;
  if (ts.isIfStatement(parent)) return true;
  if (ts.isCaseOrDefaultClause(parent)) return parent.statements.at(-1) === statement;
  return ts.isBlock(parent) && parent.statements.at(-1) === statement && !ts.isFunctionLike(parent.parent);
}

/** Returns after an early response: `return` before the statement that sends it, when that is all of its branch's end. */
export function addMissingReturn(send: ts.Node): { edits?: readonly TextEdit[] } {
  let node = send;
  while (!ts.isStatement(node)) {
    // What is sent inside of a larger expression may be needed there.
    if (ts.isFunctionLike(node) || !ts.isExpression(node.parent)) {
      if (!ts.isExpressionStatement(node.parent)) return {};
    }
    node = node.parent;
  }
  if (!ts.isExpressionStatement(node) || !endsBranch(node)) return {};
  const start = node.getStart();
  return { edits: [{ start, end: start, text: 'return ' }] };
}
