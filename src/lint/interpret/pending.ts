import type { Promised, Value, WaitingCall, WaitingPromise } from './domain';
import { promisesOf } from './value';

const isSameCall = (a: Value | undefined, b: Value | undefined): boolean =>
  a === b || (a?.kind === 'closure' && b?.kind === 'closure' && a.node === b.node);

/** Whether two promises that were made at one place, in two rounds of a loop, are of one kind. */
function isSamePromise(a: Promised, b: Promised): boolean {
  if (a === b) return true;
  if (a.site !== b.site) return false;
  if (a.of === 'call' && b.of === 'call') return isSameCall(a.closure, b.closure);
  if (a.of !== 'chain' || b.of !== 'chain') return false;
  const [first, ...others] = promisesOf(a.parent);
  const [second, ...more] = promisesOf(b.parent);
  if (!first || !second || others.length + more.length > 0 || first.site !== second.site) return false;
  return (
    // A chain that is made longer with each round is another one each time.
    first.site !== a.site &&
    isSameCall(a.onFulfilled, b.onFulfilled) &&
    isSameCall(a.onRejected, b.onRejected) &&
    isSameCall(a.onFinally, b.onFinally)
  );
}

/** Whether a promise waits that is like one that was made at the same place before. */
export const isSameWaitingPromise = (a: WaitingPromise, b: WaitingPromise): boolean =>
  isSamePromise(a.promise, b.promise);

/** Whether a function waits that was registered at the same place before. */
export const isSameWaitingCall = (a: WaitingCall, b: WaitingCall): boolean =>
  a.event === b.event && isSameCall(a.call, b.call);
