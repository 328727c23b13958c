import type { ts } from 'ts-morph';
import type { Promised, Value } from './domain';
import type { Flow } from './flow';
import type { Run } from './run';

/** A promise together with what settles it, as `Promise.withResolvers()` and `q.defer()` give it. */
export function makeDeferred(run: Run, site: ts.Node, flow: Flow): Value {
  const of = run.settlementAt(site);
  const promise: Promised = {
    id: run.nextId(),
    site,
    of: 'executor',
    settlement: of,
    tasks: [],
    waits: [],
    canReject: true,
  };
  return {
    kind: 'object',
    members: new Map<string, Value>([
      ['promise', run.waitForPromise(promise, false, flow)],
      ['resolve', { kind: 'settler', how: 'resolve', of }],
      ['reject', { kind: 'settler', how: 'reject', of }],
    ]),
  };
}
