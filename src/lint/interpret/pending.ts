import type { ts } from 'ts-morph';
import type { Promised } from './promised';
import { promisesOf, type Value } from './value';

/** How often a callback is called. */
export type Times = 'once' | 'perhaps' | 'many' | 'repeatedly';

/** Something that is called after the code that registered it: the rest of a promise, a callback, a listener, a timer. */
export interface Pending {
  readonly id: number;
  readonly site: ts.Node;
  readonly kind: 'promise' | 'callback' | 'listener' | 'timer' | 'unseen';
  /** The promise whose callbacks wait. */
  readonly promise?: Promised;
  /** The function that waits, and what it is given. */
  readonly call?: Value;
  readonly args?: readonly Value[];
  readonly times: Times;
  /** The task that is done when the callback is called. */
  readonly task?: number;
  /** Whether it leads to a use of the response: such callbacks are run before others. */
  readonly touchesResponse: boolean;
  /** Of a listener: what it listens to, and which event. */
  readonly emitter?: string;
  readonly event?: string;
  /** Of a listener or callback: whether requests share what it was registered on. */
  readonly isShared?: boolean;
  /** The same, registered more than once: in a loop. */
  repeated?: Pending;
}

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
  // A chain that is made longer with each round is another one each time.
  const isOneParent = first && second && others.length + more.length === 0 && first.site === second.site;
  return (
    Boolean(isOneParent) &&
    first!.site !== a.site &&
    isSameCall(a.onFulfilled, b.onFulfilled) &&
    isSameCall(a.onRejected, b.onRejected) &&
    isSameCall(a.onFinally, b.onFinally)
  );
}

/** Whether something is registered that was registered at the same place before. */
export function isSameWait(a: Pending, b: Omit<Pending, 'id'>): boolean {
  if (a.promise || b.promise)
    return a.promise !== undefined && b.promise !== undefined && isSamePromise(a.promise, b.promise);
  return a.event === b.event && isSameCall(a.call, b.call);
}
