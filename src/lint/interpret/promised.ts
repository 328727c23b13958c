import type { ts } from 'ts-morph';
import type { Thrown } from './flow';
import type { Pending } from './pending';
import type { Closure, Settlement, Value } from './value';

/** Where a promise comes from, which tells what waiting for it does. */
export type Promised = {
  readonly id: number;
  readonly site: ts.Node;
  /** What waits for it, once something does. */
  entry?: Pending;
} & (
  | { readonly of: 'work'; readonly task: number; readonly value: Value }
  | {
      readonly of: 'chain';
      readonly parent: Value;
      readonly onFulfilled?: Value;
      readonly onRejected?: Value;
      readonly onFinally?: Value;
    }
  | {
      readonly of: 'call';
      readonly closure: Closure;
      readonly args: readonly Value[];
      readonly task: number;
    }
  | {
      readonly of: 'parts';
      readonly parts: readonly Value[];
      readonly rejects: boolean;
      readonly isRace: boolean;
    }
  | {
      readonly of: 'executor';
      /** What the promise is settled by. */
      readonly settlement: Settlement;
      /** The timers that settle it, and what else waits to. */
      readonly tasks: readonly number[];
      readonly waits: readonly Pending[];
      readonly canReject: boolean;
    }
  | { readonly of: 'rejected'; readonly thrown: Thrown }
  | { readonly of: 'done'; readonly value: Value; readonly thrown: readonly Thrown[] }
);
