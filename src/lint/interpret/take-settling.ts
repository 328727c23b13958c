import type { Pending, Settlement } from './domain';
import { step, type Flow } from './flow';
import type { Run } from './run';
import { settlesPromise } from './touches-response';
import { endWork } from './world';

const noTasks: ReadonlySet<number> = new Set();

/**
 * Takes out of the worlds what was registered since and settles a promise: whoever waits for the promise waits for it.
 *
 * @param known what was registered before
 */
export function takeSettling(
  run: Run,
  settlement: Settlement,
  known: ReadonlySet<Pending>,
  flow: Flow,
): Pending[] {
  const entries = [...new Set(flow.worlds.flatMap(({ pending }) => pending))].filter(
    (entry) =>
      !known.has(entry) &&
      settlesPromise(
        run,
        entry.kind === 'promise' ? { kind: 'promise', promise: entry.promise } : entry.call,
        settlement,
      ),
  );
  // Listeners of one emitter belong together: the error beside the end.
  const emitters = new Set(entries.flatMap(({ emitter }) => emitter ?? []));
  const all = new Set([
    ...entries,
    ...flow.worlds.flatMap(({ pending }) =>
      pending.filter(({ emitter }) => emitter !== undefined && emitters.has(emitter)),
    ),
  ]);
  step(flow, (world) => endWork(world, noTasks, all));
  return [...all];
}
