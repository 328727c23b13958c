import { ts } from 'ts-morph';
import { unwrap } from '../index-source';
import { isFunction } from '../is-function';

const isEnd = (node: ts.Expression): boolean => /\.length(?:\s*-\s*1)?$/.test(unwrap(node).getText());

/** Whether a condition asks whether all items of a list had their turn, by comparing a count with its length. */
function comparesWithLength(node: ts.Expression): boolean {
  const inner = unwrap(node);
  if (!ts.isBinaryExpression(inner)) return false;
  const { left, operatorToken, right } = inner;
  const isEqual =
    operatorToken.kind === ts.SyntaxKind.EqualsEqualsToken ||
    operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
  const isCount = (side: ts.Expression): boolean => !ts.isLiteralExpression(unwrap(side));
  return isEqual && ((isEnd(left) && isCount(right)) || (isEnd(right) && isCount(left)));
}

/** Whether a branch is taken once for a list, with its last item: `if (index === items.length - 1)`. */
export const asksForLastItem = (branch: ts.Node): boolean =>
  ts.isIfStatement(branch) && comparesWithLength(branch.expression);

/** Whether code runs with the last item of a list only. */
export function isForLastItem(node: ts.Node): boolean {
  for (let inner = node; inner.parent && !isFunction(inner); inner = inner.parent)
    if (
      ts.isIfStatement(inner.parent) &&
      inner.parent.thenStatement === inner &&
      asksForLastItem(inner.parent)
    )
      return true;
  return false;
}
