import { ts } from 'ts-morph';
import { isFunction } from '../is-function';
import { isAsync } from '../is-async';
import type { TextEdit } from '../../syntax/apply-edits';

/** The whole chain of `then`, `catch` and `finally` that a call starts. */
function chainOf(site: ts.Node): ts.Node {
  let node = site;
  while (
    ts.isPropertyAccessExpression(node.parent) &&
    node.parent.expression === node &&
    ts.isCallExpression(node.parent.parent)
  )
    node = node.parent.parent;
  return node;
}

/** Awaits what floats, where it stands as a statement of an async function. */
export function addAwait(site: ts.Node): { edits?: readonly TextEdit[] } {
  if (!ts.isCallExpression(site)) return {};
  let owner: ts.Node = site;
  while (owner.parent && !isFunction(owner)) owner = owner.parent;
  if (!isAsync(owner)) return {};
  const chain = chainOf(site);
  const { parent } = chain;
  const start = chain.getStart();
  if (ts.isVoidExpression(parent))
    return { edits: [{ start: parent.getStart(), end: start, text: 'await ' }] };
  const isRight =
    ts.isBinaryExpression(parent) && parent.right === chain && ts.isExpressionStatement(parent.parent);
  if (!ts.isExpressionStatement(parent) && !isRight) return {};
  return { edits: [{ start, end: start, text: 'await ' }] };
}
