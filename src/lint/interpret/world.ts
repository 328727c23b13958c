import type { ts } from 'ts-morph';
import type { Pending, Sending, Value, World } from './domain';
import { isSameSending } from './is-same-sending';
import { TooMuchWork } from './too-much-work';

/** The world at the start of a function of the functions framework, and of all else that is followed exactly. */
export const freshWorld: World = { sends: 0, live: [], pending: [], facts: [] };

/** The world at the start of a function of App Services. */
export const bufferedWorld: World = { ...freshWorld, isBuffered: true };

/** Worlds beyond this number are merged: precision is lost, and no path. */
const mostWorlds = 16;

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

function numberOf(thing: object | undefined): number {
  if (thing === undefined) return 0;
  let number = numbers.get(thing);
  if (number === undefined) numbers.set(thing, (number = ++lastNumber));
  return number;
}

const has = (node: ts.Node | undefined): string => (node ? '1' : '0');

/** Whether nothing was sent, and nobody else is to send something. */
export const isUnanswered = ({ sends, flushedBy, handedOnBy }: World): boolean =>
  sends === 0 && !flushedBy && !handedOnBy;

/** What two worlds must share to be merged without counting paths together that differ in their responses. */
function stateOf(world: World): string {
  const flags = `${world.sends}${has(world.flushedBy)}${has(world.statusBy)}${has(world.escapedBy)}${has(world.handedOnBy)}${has(world.bodyBy)}${has(world.touchedBy)}`;
  return `${flags}|${numberOf(world.caughtBy)}|${numberOf(world.passedBy)}|${numberOf(world.endedIn)}`;
}

function pendingOf({ pending }: World): string {
  let key = '';
  for (const entry of pending) key += `${entry.id},`;
  return key;
}

function factsKey({ facts }: World): string {
  let key = '';
  for (const fact of facts) key += `${fact.key}&`;
  return key;
}

const kinds = new WeakMap<World, string>();

/** Equal for worlds that differ in nothing but the work that still runs. */
function kindOf(world: World): string {
  let kind = kinds.get(world);
  if (kind === undefined) {
    const { result } = world;
    const told = result ? `${numberOf(result.of)}:${resultKey(result.value)}` : '';
    const waits = world.isBuffered ? '' : pendingOf(world);
    kind = `${stateOf(world)}|${waits}|${factsKey(world)}|${told}`;
    kinds.set(world, kind);
  }
  return kind;
}

/** Equal for worlds that no later step can tell apart. */
export const keyOfWorld = (world: World): string =>
  `${kindOf(world)}|${world.live.join()}|${world.isBuffered ? pendingOf(world) : ''}`;

function resultKey(value: Value): string {
  if (value.kind === 'object') return `object ${numberOf(value.members)}`;
  return value.kind === 'literal' ? `${typeof value.value}${String(value.value)}` : value.kind;
}

/** Both lists of task numbers in one; the first one itself when the second adds nothing. */
function joinTasks(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.every((task) => a.includes(task))) return a;
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

// A rule asks whether work may still run: so worlds that are alike but for that can be one, in which all of it runs.
function mergeTasks(a: World, b: World): World {
  const live = joinTasks(a.live, b.live);
  const added = a.isBuffered ? b.pending.filter((entry) => !a.pending.includes(entry)) : [];
  const sentBy = joinSendings(a.sentBy, b.sentBy);
  if (added.length > 0) return { ...a, live, pending: [...a.pending, ...added], ...(sentBy && { sentBy }) };
  return live === a.live && sentBy === a.sentBy ? a : { ...a, live, ...(sentBy && { sentBy }) };
}

/** All that may have sent first; the first list itself when the second adds nothing. */
function joinSendings(
  a: readonly Sending[] | undefined,
  b: readonly Sending[] | undefined,
): readonly Sending[] | undefined {
  if (!a || !b || a === b) return a ?? b;
  const added = b.filter((sending) => !a.some((each) => isSameSending(each, sending)));
  return added.length > 0 ? [...a, ...added] : a;
}

/** A world in which the clause or callback that caught an error is not what lacks a response. */
export function forgetCatch(world: World): World {
  const { caughtBy: _, ...rest } = world;
  return rest;
}

/** A world in which something sends the response; what sent it before stays the one that did. */
export function markSent(world: World, sending: Sending): World {
  const { statusBy: _, caughtBy: __, passedBy: ___, endedIn: ____, ...rest } = world;
  return { ...rest, sends: world.sends === 0 ? 1 : 2, sentBy: world.sentBy ?? [sending] };
}

function mergeFacts(a: World, b: World): World {
  const { result: _, ...rest } = a;
  return { ...mergeTasks(rest, b), facts: a.facts.filter((fact) => b.facts.includes(fact)) };
}

function mergeBy(worlds: readonly World[], keyOf: (world: World) => string): World[] {
  const merged = new Map<string, World>();
  for (const world of worlds) {
    const key = keyOf(world);
    const known = merged.get(key);
    merged.set(key, known ? mergeFacts(known, world) : world);
  }
  return [...merged.values()];
}

/** The worlds of several paths that meet, each kind once. */
export function joinWorlds(...groups: readonly (readonly World[])[]): World[] {
  const first = groups.find((group) => group.length > 0)?.[0];
  if (!first) return [];
  if (groups.every((group) => group.every((world) => world === first))) return [first];
  const seen = new Map<string, World>();
  for (const group of groups) {
    for (const world of group) {
      const kind = kindOf(world);
      const known = seen.get(kind);
      seen.set(kind, known ? mergeTasks(known, world) : world);
    }
  }
  const worlds = [...seen.values()];
  if (worlds.length <= mostWorlds) return worlds;
  const merged = mergeBy(worlds, (world) =>
    world.isBuffered ? stateOf(world) : `${stateOf(world)}|${pendingOf(world)}`,
  );
  // Worlds that wait for different callbacks cannot be one.
  if (merged.length > mostWorlds * 4) throw new TooMuchWork();
  return merged;
}

/** A world in which a task runs. */
export function startTask(world: World, task: number): World {
  if (world.live.includes(task)) return world;
  return { ...world, live: [...world.live, task].sort((a, b) => a - b) };
}

/** A world in which tasks are done and callbacks were called. */
export function endWork(world: World, tasks: ReadonlySet<number>, pending: ReadonlySet<Pending>): World {
  const live = world.live.filter((task) => !tasks.has(task));
  const waiting = world.pending.filter((entry) => !pending.has(entry));
  if (live.length === world.live.length && waiting.length === world.pending.length) return world;
  return { ...world, live, pending: waiting };
}

/** A world in which something will be called later; registered twice, it is called more than once. */
export function addPending(world: World, entry: Pending): World {
  const { pending } = world;
  if (!pending.includes(entry)) {
    return entry.repeated && pending.includes(entry.repeated)
      ? world
      : { ...world, pending: [...pending, entry] };
  }
  entry.repeated ??= { ...entry, id: -entry.id, times: entry.times === 'once' ? 'repeatedly' : 'many' };
  const { repeated } = entry;
  return { ...world, pending: pending.map((each) => (each === entry ? repeated : each)) };
}
