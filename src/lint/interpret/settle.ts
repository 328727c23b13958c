import type { Promised, Thrown, Value, World } from './domain';
import { canAnswer } from './can-answer';
import { runCatching, runFrom, step, worldsOf, type Flow } from './flow';
import { promisesIn, reach, withRepeated } from './make-promise';
import type { Run } from './run';
import { noteCallback, runPending } from './run-pending';
import { takeSettling } from './take-settling';
import { alternativesOf, closuresOf, joinValues, nothing, promisesOf, unknown } from './value';
import { endWork, forgetCatch, isUnanswered, joinWorlds, startTask } from './world';

const mostRounds = 5;

type Of<K extends Promised['of']> = Extract<Promised, { of: K }>;

const none = new Set<never>();

function finish(flow: Flow, tasks: ReadonlySet<number>): void {
  step(flow, (world) => endWork(world, tasks, none));
}

function settleWork(run: Run, { task, value }: Of<'work'>, flow: Flow): Value {
  const started = run.tasks.get(task);
  if (started) started.isAwaited = true;
  finish(flow, new Set([task]));
  run.mayFail(flow.worlds, flow);
  return value;
}

/** Runs one callback of a chain from the worlds that lead to it; a promise that it returns is waited for, too. */
function runHandler(run: Run, handler: Value, args: readonly Value[], promise: Promised, flow: Flow): Value {
  const value = run.call(handler, args, promise.site, flow);
  noteCallback(run, handler, flow);
  return promisesOf(value).length > 0 ? run.settle(value, flow) : value;
}

/** Where a chain stands: the paths on which it is fulfilled, with what, and those on which it is rejected. */
interface Chained {
  worlds: World[];
  value: Value;
  thrown: readonly Thrown[];
}

/** Runs a callback of a chain from some worlds; what it throws rejects the chain. */
function runStep(
  run: Run,
  handler: Value,
  given: readonly Value[],
  from: readonly World[],
  promise: Promised,
  flow: Flow,
): Chained {
  let value: Value = unknown;
  const { worlds, thrown } = runCatching(flow, from, (inner) => {
    value = runHandler(run, handler, given, promise, inner);
  });
  return { worlds, thrown, value };
}

function catchIn(run: Run, handler: Value, chained: Chained, promise: Of<'chain'>, flow: Flow): Chained {
  const caughtBy = catcherOf(handler, promise);
  const rejected = worldsOf(chained.thrown).map(({ statusBy: _, ...world }) =>
    caughtBy && world.sends === 0 ? { ...world, caughtBy } : world,
  );
  const caught = runStep(run, handler, [unknown], rejected, promise, flow);
  // Where the chain goes on without a response as well, it is not the callback that lacks one.
  const isBoth = chained.worlds.length > 0 && chained.worlds.every(isUnanswered);
  return {
    worlds: joinWorlds(chained.worlds, isBoth ? caught.worlds.map(forgetCatch) : caught.worlds),
    value: caught.worlds.length > 0 ? joinValues(chained.value, caught.value) : chained.value,
    thrown: caught.thrown,
  };
}

function finishIn(run: Run, handler: Value, chained: Chained, promise: Promised, flow: Flow): Chained {
  const done = runStep(run, handler, [], chained.worlds, promise, flow);
  const thrown = chained.thrown.flatMap((each) => {
    const after = runStep(run, handler, [], each.worlds, promise, flow);
    return [{ ...each, worlds: after.worlds }, ...after.thrown];
  });
  return { worlds: done.worlds, value: chained.value, thrown: [...thrown, ...done.thrown] };
}

function settleChain(run: Run, promise: Of<'chain'>, flow: Flow): Value {
  const { parent, onFulfilled, onRejected, onFinally } = promise;
  const isGuarded = onRejected !== undefined || onFinally !== undefined;
  if (isGuarded) run.guards++;
  let value: Value = unknown;
  const first = runCatching(flow, flow.worlds, (inner) => (value = settleAll(run, parent, inner)));
  if (isGuarded) run.guards--;
  let chained: Chained = { ...first, value };
  let unseen: readonly Thrown[] = [];
  if (onFulfilled) {
    const next = runStep(run, onFulfilled, [value], chained.worlds, promise, flow);
    // The second argument of `then` does not see what the first one throws.
    if (onRejected) unseen = next.thrown;
    chained = { ...next, thrown: onRejected ? chained.thrown : [...chained.thrown, ...next.thrown] };
  }
  if (onRejected) chained = catchIn(run, onRejected, chained, promise, flow);
  if (onFinally) chained = finishIn(run, onFinally, chained, promise, flow);
  flow.worlds = chained.worlds;
  flow.exits.thrown.push(...[...unseen, ...chained.thrown].filter(({ worlds }) => worlds.length > 0));
  return chained.value;
}

/**
 * What is to answer when an error is caught: the callback, or the chain that is given one which knows nothing of the
 * response; none where the chain knows nothing of it either.
 */
function catcherOf(handler: Value, { site, names }: Of<'chain'>): World['caughtBy'] {
  const [closure] = closuresOf(handler);
  if (closure && canAnswer(closure.frame)) return closure.node;
  return canAnswer(names) ? site : undefined;
}

/**
 * Waits for one of several promises, each on the paths that made it, as the tasks tell that run there. On paths where
 * none of them tells, it may be any.
 */
function settleEither(run: Run, promises: readonly Promised[], flow: Flow): Value {
  const [only, ...others] = promises;
  if (!only) return nothing;
  if (others.length === 0) return settleOne(run, only, flow);
  const known = promises.map((promise) => ({ promise, tasks: reach({ kind: 'promise', promise }).tasks }));
  const isMade = ({ live }: World, tasks: ReadonlySet<number>): boolean =>
    live.some((task) => tasks.has(task));
  const values: Value[] = [];
  const open = flow.worlds.filter((world) => !known.some(({ tasks }) => isMade(world, tasks)));
  flow.worlds = flow.worlds.filter((world) => !open.includes(world));
  for (const { promise, tasks } of known) {
    const made = flow.worlds.filter((world) => isMade(world, tasks));
    const rest = flow.worlds.filter((world) => !made.includes(world));
    const after = runFrom(flow, made, (inner) => values.push(settleOne(run, promise, inner)));
    flow.worlds = joinWorlds(rest, after);
  }
  const untold = known.filter(({ tasks }) => tasks.size === 0);
  for (const { promise } of untold.length > 0 ? untold : known) {
    const after = runFrom(flow, open, (inner) => values.push(settleOne(run, promise, inner)));
    flow.worlds = joinWorlds(flow.worlds, after);
  }
  return values.length > 0 ? joinValues(...values) : nothing;
}

/** The promises that are part of a value, those together of which each path has made one. */
function choicesIn(value: Value): Promised[][] {
  const alternatives = alternativesOf(value);
  const lists = alternatives.flatMap((each) => (each.kind === 'array' ? each.items.flatMap(choicesIn) : []));
  const single = alternatives.flatMap((each) => (each.kind === 'promise' ? promisesIn(each) : []));
  return single.length > 0 ? [single, ...lists] : lists;
}

function settleParts(run: Run, { parts, rejects, isRace }: Of<'parts'>, flow: Flow): Value {
  const all = parts.flatMap((part) => [...reach(part).tasks]);
  const isTimer = (task: number): boolean => run.tasks.get(task)?.kind === 'timer';
  // Of those who lose a race, work is as good as done, but a timer runs until it is cleared.
  const rest = new Set(isRace ? all.filter((task) => !isTimer(task)) : all);
  const timers = flow.worlds.flatMap(({ live }) => live.filter((task) => isRace && isTimer(task)));
  const values: Value[] = [];
  // What is not known to be a promise may well be one, and fail.
  if (rejects && parts.some((part) => part.kind === 'unknown' || promisesIn(part).length === 0))
    run.mayFail(flow.worlds, flow);
  for (const part of parts) {
    for (const group of choicesIn(part)) {
      const { worlds, thrown } = runCatching(flow, flow.worlds, (inner) => {
        values.push(settleEither(run, group, inner));
      });
      // Whoever catches the first rejection is not told about the others; that they still run for a moment is no
      // finding of its own.
      const failed = thrown.map((each) => ({
        ...each,
        worlds: each.worlds.map((world) => endWork(world, rest, none)),
      }));
      if (rejects) flow.exits.thrown.push(...failed);
      flow.worlds = rejects ? worlds : joinWorlds(worlds, worldsOf(failed));
    }
  }
  finish(flow, rest);
  for (const timer of timers) step(flow, (world) => startTask(world, timer));
  return isRace ? joinValues(...values) : { kind: 'array', items: values };
}

function settleExecutor(run: Run, promise: Of<'executor'>, flow: Flow): Value {
  const { tasks, settlement, canReject } = promise;
  const settling = takeSettling(run, settlement, new Set(promise.waits), flow);
  finish(flow, new Set([...tasks, ...settling.flatMap(({ task }) => task ?? [])]));
  const known = new Set(flow.worlds.flatMap(({ pending }) => pending));
  // What settles it may have come to be known since it was made, and a callback may register the next one, which settles
  // the promise in its place.
  let waits = [...promise.waits, ...settling];
  let others: readonly World[] = [];
  for (let round = 0; waits.length > 0 && round < mostRounds; round++) {
    runPending(run, waits, flow);
    const before = flow.worlds;
    waits = takeSettling(run, settlement, known, flow);
    const next = new Set(waits);
    // A path that has not registered it does not call it.
    const isWaiting = (_: World, index: number): boolean =>
      before[index]?.pending.some((each) => next.has(each)) === true;
    const rest = flow.worlds.filter((world, index) => !isWaiting(world, index));
    flow.worlds = flow.worlds.filter(isWaiting);
    others = joinWorlds(others, rest);
    finish(flow, new Set(waits.flatMap(({ task }) => task ?? [])));
  }
  flow.worlds = joinWorlds(flow.worlds, others);
  const [rejectsEmptyAt] = settlement.empties;
  if (rejectsEmptyAt) flow.exits.thrown.push({ worlds: flow.worlds, node: rejectsEmptyAt, isEmpty: true });
  else if (canReject) run.mayFail(flow.worlds, flow);
  const values = settlement.given.map((value) =>
    promisesOf(value).length > 0 ? run.settle(value, flow) : value,
  );
  return values.length > 0 ? joinValues(...values) : unknown;
}

/** Runs a promise: its work ends, and its callbacks run. */
export function settleOne(run: Run, promise: Promised, flow: Flow): Value {
  run.spend();
  switch (promise.of) {
    case 'work':
      return settleWork(run, promise, flow);
    case 'chain':
      return settleChain(run, promise, flow);
    case 'call': {
      finish(flow, new Set([promise.task]));
      run.running.push(promise.task);
      const value = run.inline(promise.closure, promise.args, promise.site, flow);
      run.running.pop();
      // On one path it may give a promise, and on another one have answered and returned.
      return promisesOf(value).length > 0 ? settle(run, value, flow) : value;
    }
    case 'parts':
      return settleParts(run, promise, flow);
    case 'executor':
      return settleExecutor(run, promise, flow);
    case 'rejected':
      flow.exits.thrown.push({ ...promise.thrown, worlds: flow.worlds });
      flow.worlds = [];
      return unknown;
    case 'done':
      if (promise.isRejected) {
        flow.exits.thrown.push(...promise.thrown.map((each) => ({ ...each, worlds: flow.worlds })));
        flow.worlds = [];
        return unknown;
      }
      flow.exits.thrown.push(...promise.thrown);
      // A value on one path may be a promise on another.
      return promisesOf(promise.value).length > 0 ? settle(run, promise.value, flow) : promise.value;
  }
}

function settleAll(run: Run, value: Value, flow: Flow): Value {
  const values: Value[] = [];
  const promises = promisesOf(value);
  if (promises.length > 0) values.push(settleEither(run, promises, flow));
  for (const each of alternativesOf(value))
    if (each.kind !== 'promise' && (each.kind !== 'literal' || each.value !== undefined)) values.push(each);
  return values.length > 0 ? joinValues(...values) : nothing;
}

/** Waits for what a value stands for: its tasks end, and the callbacks of its promises run, if they have not yet. */
export function settle(run: Run, value: Value, flow: Flow): Value {
  const values: Value[] = [];
  for (const each of alternativesOf(value)) {
    if (each.kind !== 'promise') {
      values.push(each);
      continue;
    }
    const { entry } = each.promise;
    if (!entry) {
      values.push(settleOne(run, each.promise, flow));
      continue;
    }
    const entries = new Set(withRepeated(entry));
    const isWaiting = ({ pending }: World): boolean => pending.some((other) => entries.has(other));
    const waiting = flow.worlds.filter(isWaiting);
    const settled = flow.worlds.filter((world) => !isWaiting(world));
    const inner: Flow = { ...flow, worlds: waiting.map((world) => endWork(world, none, entries)) };
    if (waiting.length > 0) values.push(settleOne(run, each.promise, inner));
    flow.worlds = joinWorlds(inner.worlds, settled);
  }
  return values.length > 0 ? joinValues(...values) : unknown;
}
