import { isSameKind, isSamePending, isSameState } from './compare-worlds';
import type { Pending, Sending, World } from './domain';
import { isSameSending } from './is-same-sending';
import { TooMuchWork } from './too-much-work';

/** The world at the start of a function of the functions framework, and of all else that is followed exactly. */
export const freshWorld: World = { sends: 0, live: [], pending: [], facts: [] };

/** The world at the start of a function of App Services. */
export const bufferedWorld: World = { ...freshWorld, isBuffered: true };

/** Worlds beyond this number are merged: precision is lost, and no path. */
const mostWorlds = 16;

/** Whether nothing was sent, and nobody else is to send something. */
export const isUnanswered = ({ sends, flushedBy, handedOnBy }: World): boolean =>
  sends === 0 && !flushedBy && !handedOnBy;

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

/** The worlds, with those that are alike merged into the first one of them. */
function mergeAlike(
  groups: readonly (readonly World[])[],
  isAlike: (a: World, b: World) => boolean,
  merge: (a: World, b: World) => World,
): World[] {
  const merged: World[] = [];
  for (const group of groups) {
    for (const world of group) {
      const index = merged.findIndex((known) => isAlike(known, world));
      const known = merged[index];
      if (known) merged[index] = merge(known, world);
      else merged.push(world);
    }
  }
  return merged;
}

/** The worlds of several paths that meet, each kind once. */
export function joinWorlds(...groups: readonly (readonly World[])[]): World[] {
  const first = groups.find((group) => group.length > 0)?.[0];
  if (!first) return [];
  if (groups.every((group) => group.every((world) => world === first))) return [first];
  const worlds = mergeAlike(groups, isSameKind, mergeTasks);
  if (worlds.length <= mostWorlds) return worlds;
  const isAlike = (a: World, b: World): boolean =>
    isSameState(a, b) && (a.isBuffered === true || isSamePending(a, b));
  const merged = mergeAlike([worlds], isAlike, mergeFacts);
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
