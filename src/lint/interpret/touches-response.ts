import type { Promised, Value } from './domain';
import { followImport } from './follow-import';
import type { Run } from './run';
import { holdsResponse } from './value';

type Goal = (value: Value) => boolean;

/** Whether a value leads to a use of something, when it is called or waited for. */
function leadsTo(run: Run, value: Value | undefined, isGoal: Goal, seen = new Set<unknown>()): boolean {
  if (value === undefined) return false;
  if (isGoal(value)) return true;
  switch (value.kind) {
    case 'closure': {
      if (seen.has(value.node)) return false;
      seen.add(value.node);
      for (const name of run.index.factsOf(value.node).freeNames) {
        const cell = value.frame.find(name);
        const found = cell && followImport(cell.value);
        if (found && leadsTo(run, found, isGoal, seen)) return true;
      }
      return false;
    }
    case 'promise':
      return promiseLeadsTo(run, value.promise, isGoal, seen);
    case 'array':
      return value.items.some((item) => leadsTo(run, item, isGoal, seen));
    case 'union':
      return value.of.some((each) => leadsTo(run, each, isGoal, seen));
    default:
      return false;
  }
}

function promiseLeadsTo(run: Run, promise: Promised, isGoal: Goal, seen: Set<unknown>): boolean {
  if (seen.has(promise)) return false;
  seen.add(promise);
  const leads = (value: Value | undefined): boolean => leadsTo(run, value, isGoal, seen);
  switch (promise.of) {
    case 'chain':
      return (
        leads(promise.parent) ||
        leads(promise.onFulfilled) ||
        leads(promise.onRejected) ||
        leads(promise.onFinally)
      );
    case 'call':
      return leads(promise.closure) || promise.args.some(leads);
    case 'parts':
      return promise.parts.some(leads);
    case 'done':
      return leads(promise.value);
    case 'executor':
      return promise.waits.some((entry) =>
        entry.kind === 'promise' ? promiseLeadsTo(run, entry.promise, isGoal, seen) : leads(entry.call),
      );
    default:
      return false;
  }
}

/** Whether a value leads to a use of the response when it is called or waited for. */
export const touchesResponse = (run: Run, value: Value | undefined): boolean =>
  leadsTo(run, value, (each) => each.kind === 'response-method' || holdsResponse(each));

/** Whether a value leads to `resolve` or `reject` of a promise that code makes itself. */
export const settlesPromise = (run: Run, value: Value | undefined, of: object): boolean =>
  leadsTo(
    run,
    value,
    (each) =>
      isSettler(each, of) ||
      (each.kind === 'object' && [...each.members.values()].some((member) => isSettler(member, of))),
  );

const isSettler = (value: Value, of: object): boolean => value.kind === 'settler' && value.of === of;
