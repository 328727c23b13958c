import type { ts } from 'ts-morph';
import { isFunction } from './is-function';
import type { FunctionNode } from './interpret/domain';

/** The function that a node is part of; of a function, the one around it. */
export function functionAround(node: ts.Node): FunctionNode | undefined {
  let found: ts.Node | undefined = node.parent;
  while (found && !isFunction(found)) found = found.parent;
  return found;
}
