import { ts } from 'ts-morph';
import { contains } from '../contains';
import { isFunction } from '../is-function';
import { listenerMethods } from '../names/callback-methods';

/** The listener that code is part of: the function that is given to `on`, `once` and the like; undefined outside of one. */
export function listenerAround(node: ts.Node): ts.Node | undefined {
  for (let inner = node; inner.parent; inner = inner.parent) {
    const call = inner.parent;
    if (
      isFunction(inner) &&
      ts.isCallExpression(call) &&
      ts.isPropertyAccessExpression(call.expression) &&
      listenerMethods.has(call.expression.name.text)
    )
      return inner;
  }
  return undefined;
}

/** Whether code stands in a listener, and other code outside of it: in which order the two run, the source does not say. */
export function isOfAnotherListener(node: ts.Node, other: ts.Node): boolean {
  const listener = listenerAround(node);
  return listener !== undefined && !contains(listener, other);
}
