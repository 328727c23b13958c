import { ts } from 'ts-morph';
import { unwrap } from '../index-source';
import { tellers } from '../names/callback-methods';
import { rootOf } from './assign';

function isTelling(node: ts.Expression | undefined): boolean {
  if (!node) return true;
  const call = unwrap(node);
  if (!ts.isCallExpression(call)) return false;
  const root = rootOf(call.expression);
  return root !== undefined && tellers.test(root.text) && !call.arguments.some(holdsCall);
}

const holdsCall = (node: ts.Node): boolean =>
  ts.isCallExpression(node) || (ts.forEachChild(node, (child) => holdsCall(child) || undefined) ?? false);

/** Whether a function that is handed over, as it is written, does nothing but write to a log. */
export function onlyTells(node: ts.Expression): boolean {
  const given = unwrap(node);
  if (!ts.isArrowFunction(given) && !ts.isFunctionExpression(given)) {
    const root = rootOf(given);
    return root !== undefined && tellers.test(root.text);
  }
  const { body } = given;
  if (!ts.isBlock(body)) return isTelling(body);
  return body.statements.every(
    (each) => (ts.isExpressionStatement(each) || ts.isReturnStatement(each)) && isTelling(each.expression),
  );
}
