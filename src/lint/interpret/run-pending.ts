import { choice } from './call-unseen';
import { isSameWorld } from './compare-worlds';
import type { Pending, Value, World } from './domain';
import { runCatching, runFrom, step, type Flow } from './flow';
import type { Run } from './run';
import { TooMuchWork } from './too-much-work';
import { touchesResponse } from './touches-response';
import { reach } from './make-promise';
import { closuresOf } from './value';
import { endWork, joinWorlds } from './world';

const terminalEvents = new Set(['end', 'finish', 'close', 'exit', 'response', 'done', 'complete']);
const mostRounds = 4;
const mostEntries = 100;

/** Notes on the paths that are still unanswered after a callback that it was the last to have the chance. */
export function noteCallback(run: Run, callback: Value, flow: Flow): void {
  const [closure] = closuresOf(callback);
  if (!closure || !touchesResponse(run, closure)) return;
  step(flow, (world) =>
    world.sends === 0 && !world.flushedBy ? { ...world, endedIn: closure.node } : world,
  );
}

/** Calls what waited, once. */
function callOnce(run: Run, entry: Pending, flow: Flow): void {
  if (entry.kind === 'promise') {
    const { worlds, thrown } = runCatching(flow, flow.worlds, (inner) => run.settleNow(entry.promise, inner));
    flow.worlds = worlds;
    const unsent = thrown.flatMap(({ worlds: each, isEmpty }) =>
      isEmpty ? [] : each.filter((world) => world.sends === 0 && !world.flushedBy),
    );
    if (unsent.length > 0) run.events.emit('unhandled', { pending: entry, worlds: unsent });
    run.events.emit('thrown', { thrown });
    return;
  }
  const { worlds, thrown } = runCatching(flow, flow.worlds, (inner) => {
    const before = inner.worlds;
    const after = (entry.outcomes ?? [entry.args]).map((args) =>
      runFrom(inner, before, (each) => {
        const value = run.call(entry.call, args, entry.site, each);
        // Nobody takes the promise of an async callback: where it is rejected, the process fails.
        if (value.kind === 'promise' && value.promise.of === 'done' && value.promise.isRejected)
          each.worlds = [];
        noteCallback(run, entry.call, each);
      }),
    );
    inner.worlds = joinWorlds(...after);
  });
  run.events.emit('thrownInCallback', { pending: entry, thrown });
  // What a call may throw by chance ends the path as well: the framework answers then.
  flow.worlds = worlds;
}

/** Calls what waited any number of times. */
function callMany(run: Run, entry: Pending, flow: Flow): void {
  const seen = [...flow.worlds];
  let next: readonly World[] = flow.worlds;
  for (let round = 0; round < mostRounds && next.length > 0; round++) {
    const after = runFrom(flow, next, (inner) => callOnce(run, entry, inner));
    next = after.filter((world) => !seen.some((each) => isSameWorld(each, world)));
    seen.push(...next);
  }
  flow.worlds = joinWorlds(seen);
}

/** Where a callback that was to respond is perhaps never called, nothing can be said of the response. */
const notCalled = (worlds: readonly World[], entry: Pending): World[] =>
  entry.touchesResponse
    ? worlds.map((world) =>
        world.sends === 0 ? { ...world, escapedBy: world.escapedBy ?? entry.site } : world,
      )
    : [...worlds];

function callOne(run: Run, entry: Pending, flow: Flow): void {
  if (entry.times === 'once') return callOnce(run, entry, flow);
  if (entry.times === 'repeatedly') {
    callOnce(run, entry, flow);
    return callMany(run, entry, flow);
  }
  const before = flow.worlds;
  if (entry.times === 'many') callMany(run, entry, flow);
  else callOnce(run, entry, flow);
  flow.worlds = joinWorlds(
    flow.worlds.filter((world) => !before.includes(world)),
    notCalled(before, entry),
  );
}

/** Functions of which one is called, or perhaps none. */
function callChoice(run: Run, entries: readonly Pending[], flow: Flow): void {
  const before = flow.worlds;
  const after = entries.map((entry) => runFrom(flow, before, (inner) => callOnce(run, entry, inner)));
  const uncalled = entries.flatMap((entry) => (entry.times === 'once' ? [] : notCalled(before, entry)));
  flow.worlds = joinWorlds(...after, uncalled);
}

/** The listeners of one emitter: any number of events, then either its end or its error. */
function callListeners(run: Run, entries: readonly Pending[], flow: Flow): void {
  if (entries.every(({ event }) => event === choice)) return callChoice(run, entries, flow);
  const isEnd = ({ event }: Pending): boolean => terminalEvents.has(event ?? '');
  const isError = ({ event }: Pending): boolean => event === 'error';
  const ends = entries.filter(isEnd);
  const errors = entries.filter(isError);
  const others = entries.filter((entry) => !isEnd(entry) && !isError(entry));
  for (const entry of others) {
    if (ends.length === 0) callOne(run, entry, flow);
    else callMany(run, entry, flow);
  }
  const before = flow.worlds;
  const afterError = runFrom(flow, before, (inner) => {
    for (const entry of errors) callOnce(run, entry, inner);
  });
  for (const entry of ends) callOnce(run, entry, flow);
  if (errors.length > 0) flow.worlds = joinWorlds(flow.worlds, afterError);
}

/** Calls what waits inside of a promise that is waited for. */
export function runPending(run: Run, entries: readonly Pending[], flow: Flow): void {
  const left = [...entries];
  for (let entry = left.shift(); entry; entry = left.shift()) {
    if (flow.worlds.length === 0) return;
    const { emitter } = entry;
    if (entry.kind !== 'listener') {
      callOne(run, entry, flow);
      continue;
    }
    const same = left.filter((other) => other.kind === 'listener' && other.emitter === emitter);
    for (const other of same) left.splice(left.indexOf(other), 1);
    callListeners(run, [entry, ...same], flow);
  }
}

const tasksOf = (entry: Pending): Set<number> => {
  const tasks =
    entry.kind === 'promise' ? reach({ kind: 'promise', promise: entry.promise }).tasks : new Set<number>();
  if (entry.task !== undefined) tasks.add(entry.task);
  return tasks;
};

/** What a world calls next: whoever responds comes first, so that the others count as what still runs at that moment. */
const firstOf = ({ pending }: World): Pending | undefined =>
  pending.find(({ touchesResponse: does }) => does) ?? pending[0];

/** What is called next in the first world in which something waits, and all that waits there. */
function nextOf(worlds: readonly World[]): { entry: Pending; pending: readonly Pending[] } | undefined {
  for (const world of worlds) {
    const entry = firstOf(world);
    if (entry) return { entry, pending: world.pending };
  }
  return undefined;
}

/** Runs everything that was left to be called later, until nothing waits any more. */
export function drain(run: Run, flow: Flow): void {
  const calls = new Map<Pending, number>();
  for (let rounds = 0; ; rounds++) {
    const next = nextOf(flow.worlds);
    if (!next) return;
    if (rounds > mostEntries) throw new TooMuchWork();
    const { entry, pending } = next;
    const group =
      entry.kind === 'listener'
        ? pending.filter(({ kind, emitter }) => kind === 'listener' && emitter === entry.emitter)
        : [entry];
    const taken = new Set(group);
    const tasks = new Set(
      group.flatMap((each) => (each.kind === 'timer' || each.kind === 'promise' ? [] : [...tasksOf(each)])),
    );
    if (entry.kind === 'timer' && entry.times === 'once' && entry.task !== undefined) tasks.add(entry.task);
    const isReady = (world: World): boolean =>
      firstOf(world) === entry && group.every((each) => world.pending.includes(each));
    const inner: Flow = {
      ...flow,
      worlds: flow.worlds.filter(isReady).map((world) => endWork(world, tasks, taken)),
    };
    const times = (calls.get(entry) ?? 0) + 1;
    calls.set(entry, times);
    // What registers itself again, as a poll does, would do so for ever.
    if (times > mostRounds) {
      flow.worlds = joinWorlds(
        flow.worlds.filter((world) => !isReady(world)),
        notCalled(inner.worlds, entry),
      );
      continue;
    }
    run.lateTasks = group.flatMap((each) => [...tasksOf(each)]);
    // What still runs after the response was told of when the response was sent.
    const isTold = inner.worlds.every(({ sends }) => sends > 0);
    if (isTold) run.quiet++;
    runPending(run, group, inner);
    if (isTold) run.quiet--;
    flow.worlds = joinWorlds(
      flow.worlds.filter((world) => !isReady(world)),
      inner.worlds,
    );
  }
}
