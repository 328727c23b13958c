import { ts } from 'ts-morph';
import { unwrap } from '../index-source';
import { isFunction } from '../is-function';
import type { Frame } from './domain';
import { holdsResponse } from './value';

function isResponse(node: ts.Expression, frame: Frame): boolean {
  const inner = unwrap(node);
  if (ts.isIdentifier(inner)) {
    const value = frame.find(inner.text)?.value;
    return value !== undefined && holdsResponse(value);
  }
  // Its methods give it back.
  if (!ts.isCallExpression(inner)) return false;
  const callee = unwrap(inner.expression);
  return ts.isPropertyAccessExpression(callee) && isResponse(callee.expression, frame);
}

/** Whether something is there for certain: the response and what it has, console, the request itself. */
function isThere(node: ts.Expression, frame: Frame): boolean {
  const inner = unwrap(node);
  if (isResponse(inner, frame)) return true;
  if (ts.isPropertyAccessExpression(inner)) return isResponse(inner.expression, frame);
  if (!ts.isIdentifier(inner)) return false;
  const value = frame.find(inner.text)?.value;
  return value === undefined ? inner.text === 'console' : value.kind === 'request';
}

/** Whether code reads a member of what may not be there, takes something apart or goes through it: that may throw. */
export function mayMissMember(node: ts.Node, frame: Frame): boolean {
  if (isFunction(node)) return false;
  if (ts.isElementAccessExpression(node) || ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node))
    return true;
  if (ts.isForOfStatement(node) || ts.isSpreadElement(node)) return true;
  if (ts.isPropertyAccessExpression(node) && !node.questionDotToken && !isThere(node.expression, frame))
    return true;
  return ts.forEachChild(node, (child) => mayMissMember(child, frame) || undefined) ?? false;
}
