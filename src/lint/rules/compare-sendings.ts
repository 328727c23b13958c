import { ts } from 'ts-morph';
import { contains } from '../contains';
import { functionAround } from '../function-around';
import { answersFailureOf } from './answers-failure-of';
import type { Sending } from '../interpret/domain';

/** Two sends on one path, seen from the function that leads to both. */
export interface Meeting {
  /** The first send, or the call that leads to it; the second one likewise. */
  readonly first: ts.Node;
  readonly later: ts.Node;
  /** Whether one place sends again and again. */
  readonly isSame: boolean;
  /** Whether the first one is written before the second one, and the code between them goes on. */
  readonly isEarlyAnswer: boolean;
  /** Whether a return after the first one would keep the second one from being reached; else it only leaves a callback. */
  readonly endsByReturn: boolean;
  /** Whether an error leads from the first one to the second one. */
  readonly isThroughError: boolean;
  /**
   * Whether the first one answers an error of the code that registered the callback with the second one: hardly ever does
   * that code fail after it has registered it.
   */
  readonly isUnlikely: boolean;
}

/** The call in a chain of calls that tells two sends apart; the send itself where it is written inside of that call. */
function stepOf({ calls, node }: Sending, index: number): ts.Node {
  const call = calls[index];
  return !call || call === node || contains(call, node) ? node : call;
}

/** Whether a call hands an error of what it is called on to one of its arguments: `catch`, `finally`, a second one of `then`. */
function takesErrorOf(call: ts.Node, argument: ts.Node, first: ts.Node): boolean {
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false;
  const { name, expression } = call.expression;
  const takes =
    name.text === 'catch' ||
    name.text === 'finally' ||
    (name.text === 'then' && call.arguments[1] === argument);
  return takes && argument !== call.expression && contains(expression, first);
}

/** Whether an error leads from one node to another: into what catches the errors of the code that the first one is in. */
function isThroughError(first: ts.Node, later: ts.Node): boolean {
  for (let node = later; node.parent; node = node.parent) {
    const { parent } = node;
    if (ts.isTryStatement(parent) && parent.tryBlock !== node && contains(parent.tryBlock, first))
      return true;
    if (takesErrorOf(parent, node, first)) return true;
  }
  return false;
}

/** Where two sends part. A finding in a function that is called is told where its caller goes on. */
export function compareSendings(one: Sending, two: Sending): Meeting {
  let index = 0;
  while (one.calls[index] !== undefined && one.calls[index] === two.calls[index]) index++;
  const first = stepOf(one, index);
  const later = stepOf(two, index);
  const isSame = first === later;
  const owner = functionAround(first);
  const callback = functionAround(later);
  const byError = isThroughError(first, later);
  const isWrittenBefore = first.getSourceFile() === later.getSourceFile() && first.end <= later.pos;
  return {
    first,
    later,
    isSame,
    isEarlyAnswer: !isSame && isWrittenBefore && !byError,
    endsByReturn: owner !== undefined && contains(owner, later),
    isThroughError: byError,
    isUnlikely: callback !== undefined && answersFailureOf(first, callback),
  };
}
