import { ts } from 'ts-morph';
import { isFunction, unwrap } from '../index-source';
import type { Frame } from './domain';
import { holdsResponse } from './value';

/** The identifier that a chain of members and calls begins with. */
function rootOf(node: ts.Expression): ts.Identifier | undefined {
  const inner = unwrap(node);
  if (ts.isIdentifier(inner)) return inner;
  return ts.isPropertyAccessExpression(inner) || ts.isCallExpression(inner)
    ? rootOf(inner.expression)
    : undefined;
}

/** Whether a member is read of what is there for certain: the response, console, the request itself. */
function isOfWhatIsThere({ expression }: ts.PropertyAccessExpression, frame: Frame): boolean {
  const root = rootOf(expression);
  if (!root) return false;
  const value = frame.find(root.text)?.value;
  if (value === undefined) return root.text === 'console';
  return holdsResponse(value) || (value.kind === 'request' && root === unwrap(expression));
}

/** Whether code reads a member of what may not be there, takes something apart or goes through it: that may throw. */
export function mayMissMember(node: ts.Node, frame: Frame): boolean {
  if (isFunction(node)) return false;
  if (ts.isElementAccessExpression(node) || ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node))
    return true;
  if (ts.isForOfStatement(node) || ts.isSpreadElement(node)) return true;
  if (ts.isPropertyAccessExpression(node) && !node.questionDotToken && !isOfWhatIsThere(node, frame))
    return true;
  return ts.forEachChild(node, (child) => mayMissMember(child, frame) || undefined) ?? false;
}
