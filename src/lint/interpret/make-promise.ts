import { ts } from 'ts-morph';
import type { Closure, Pending, Promised, Thrown, Value } from './domain';
import type { Evidence } from './events';
import { step, type Flow } from './flow';
import { onlyTells } from './only-tells';
import { readAwaited } from './read-member';
import type { Run } from './run';
import { touchesResponse } from './touches-response';
import { alternativesOf, closuresOf, promisesOf } from './value';
import { endWork } from './world';

const noTasks: ReadonlySet<number> = new Set();

/** The promises that are part of a value, those in arrays too, and those that a settled one comes to. */
export function promisesIn(value: Value): Promised[] {
  return alternativesOf(value).flatMap((each) => {
    if (each.kind === 'promise')
      return each.promise.of === 'done' ? [each.promise, ...promisesIn(each.promise.value)] : [each.promise];
    return each.kind === 'array' ? each.items.flatMap(promisesIn) : [];
  });
}

/** A registration, and the one that stands for several of it. */
export const withRepeated = (entry: Pending): Pending[] =>
  entry.repeated ? [entry, entry.repeated] : [entry];

/** Takes promises out of what is run at the end: something else waits for them now. */
function adopt(promises: readonly Promised[], flow: Flow): void {
  const entries = new Set(promises.flatMap(({ entry }) => (entry ? withRepeated(entry) : [])));
  if (entries.size > 0) step(flow, (world) => endWork(world, noTasks, entries));
}

/** The numbers of the tasks that a promise stands for, its parts' and parents' too, and what waits inside of it. */
export function reach(value: Value): { tasks: Set<number>; entries: Set<Pending> } {
  const tasks = new Set<number>();
  const entries = new Set<Pending>();
  const seen = new Set<Promised>();
  const open: Promised[] = promisesIn(value);
  for (let promise = open.pop(); promise; promise = open.pop()) {
    if (seen.has(promise)) continue;
    seen.add(promise);
    if (promise.entry) for (const entry of withRepeated(promise.entry)) entries.add(entry);
    if (promise.of === 'work' || promise.of === 'call') tasks.add(promise.task);
    else if (promise.of === 'chain') open.push(...promisesIn(promise.parent));
    else if (promise.of === 'parts') open.push(...promise.parts.flatMap(promisesIn));
    else if (promise.of === 'done') open.push(...promisesOf(promise.value));
    else if (promise.of === 'executor') {
      for (const task of promise.tasks) tasks.add(task);
      for (const entry of promise.waits) {
        if (entry.task !== undefined) tasks.add(entry.task);
        if (entry.kind === 'promise') open.push(entry.promise);
      }
    }
  }
  return { tasks, entries };
}

/** That it has `then` says that it is a promise, and not what it does. */
function evidenceOfChain(parent: Value, { expression }: ts.CallExpression): Evidence {
  if (parent.kind === 'library') return {};
  // A promise under a name was made, and may be waited for, elsewhere.
  const isNamed = ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression);
  return isNamed ? { isGuess: true } : { isLikely: true };
}

/** `promise.then(...)` and the like. What is not known to be a promise is taken for one: it has the method. */
export function makeChain(
  run: Run,
  site: ts.CallExpression,
  name: string,
  parent: Value,
  handlers: {
    readonly onFulfilled?: Value;
    readonly onRejected?: Value;
    readonly onFinally?: Value;
  },
  flow: Flow,
): Value {
  const known = promisesOf(parent);
  const root =
    known.length > 0
      ? parent
      : run.startWork(site, name, flow, evidenceOfChain(parent, site), readAwaited(parent));
  const [written] = site.arguments;
  if (handlers.onFulfilled && !(written && onlyTells(written)))
    for (const number of reach(root).tasks) {
      const task = run.tasks.get(number);
      if (task) task.isContinued = true;
    }
  adopt(promisesOf(root), flow);
  const promise: Promised = {
    id: run.nextId(),
    site,
    of: 'chain',
    names: flow.frame,
    parent: root,
    ...handlers,
  };
  const value: Value = { kind: 'promise', promise };
  return run.waitForPromise(promise, touchesResponse(run, value), flow);
}

/** A call of an async function that nothing has waited for yet. */
export function makeCall(
  run: Run,
  closure: Closure,
  args: readonly Value[],
  site: ts.Node,
  name: string,
  flow: Flow,
): Value {
  const task = run.start(site, 'call', name, {}, flow);
  const promise: Promised = { id: run.nextId(), site, of: 'call', closure, args, task };
  return run.waitForPromise(promise, touchesResponse(run, { kind: 'promise', promise }), flow);
}

/** `Promise.all` and the like. */
export function makeParts(
  run: Run,
  site: ts.Node,
  parts: readonly Value[],
  { rejects, isRace = false }: { readonly rejects: boolean; readonly isRace?: boolean },
  flow: Flow,
): Value {
  adopt(parts.flatMap(promisesIn), flow);
  const promise: Promised = { id: run.nextId(), site, of: 'parts', parts, rejects, isRace };
  return run.waitForPromise(promise, touchesResponse(run, { kind: 'promise', promise }), flow);
}

/** A promise that is settled already. */
export function makeDone(run: Run, site: ts.Node, value: Value, thrown: readonly Thrown[]): Value {
  return { kind: 'promise', promise: { id: run.nextId(), site, of: 'done', value, thrown } };
}

/** A promise of a function that has thrown. */
export function makeRejected(run: Run, site: ts.Node, thrown: readonly Thrown[]): Value {
  const promise: Promised = {
    id: run.nextId(),
    site,
    of: 'done',
    value: { kind: 'unknown' },
    thrown,
    isRejected: true,
  };
  return { kind: 'promise', promise };
}

/** Whether something handles a promise's rejection. */
export function handlesRejection(promise: Promised): boolean {
  if (promise.of !== 'chain') return false;
  if (
    promise.onRejected &&
    (closuresOf(promise.onRejected).length > 0 || promise.onRejected.kind !== 'literal')
  )
    return true;
  return promise.onFinally !== undefined && promisesOf(promise.parent).some(handlesRejection);
}
