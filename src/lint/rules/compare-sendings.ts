import { ts } from 'ts-morph';
import { isFunction } from '../index-source';
import type { Sending } from '../interpret/domain';

/** Two sends on one path, seen from the function that leads to both. */
export interface Meeting {
  /** The first send, or the call that leads to it; the second one likewise. */
  readonly first: ts.Node;
  readonly later: ts.Node;
  /** Whether one place sends again and again. */
  readonly isSame: boolean;
  /** Whether a return after the first one would keep the second one from being reached. */
  readonly isEarlyAnswer: boolean;
}

const contains = (outer: ts.Node, inner: ts.Node): boolean =>
  outer.pos <= inner.pos && inner.end <= outer.end;

/** The call in a chain of calls that tells two sends apart; the send itself where it is written inside of that call. */
function stepOf({ calls, node }: Sending, index: number): { at: ts.Node; isCallback: boolean } {
  const call = calls[index];
  if (!call || call === node) return { at: node, isCallback: false };
  return contains(call, node) ? { at: node, isCallback: true } : { at: call, isCallback: false };
}

function functionAround(node: ts.Node): ts.Node | undefined {
  let found: ts.Node | undefined = node.parent;
  while (found && !isFunction(found)) found = found.parent;
  return found;
}

/** Whether an error leads from one node to another: into a catch or finally of a try that the first one is in. */
function isThroughError(first: ts.Node, later: ts.Node): boolean {
  for (let node: ts.Node | undefined = later; node; node = node.parent) {
    const parent: ts.Node | undefined = node.parent;
    if (parent && ts.isTryStatement(parent) && parent.tryBlock !== node && contains(parent.tryBlock, first))
      return true;
  }
  return false;
}

/** Where two sends part. A finding in a function that is called is told where its caller goes on. */
export function compareSendings(first: Sending, second: Sending): Meeting {
  let index = 0;
  while (first.calls[index] !== undefined && first.calls[index] === second.calls[index]) index++;
  const [a, b] = [stepOf(first, index), stepOf(second, index)];
  const isSame = a.at === b.at;
  return {
    first: a.at,
    later: b.at,
    isSame,
    isEarlyAnswer:
      !isSame &&
      !a.isCallback &&
      !b.isCallback &&
      a.at.end <= b.at.pos &&
      functionAround(a.at) === functionAround(b.at) &&
      !isThroughError(a.at, b.at),
  };
}
