import type { Value, World } from './domain';

type Result = World['result'];

function isSameValue(a: Value, b: Value): boolean {
  if (a.kind === 'object' && b.kind === 'object') return a.members === b.members;
  return a.kind === 'literal' && b.kind === 'literal' ? Object.is(a.value, b.value) : a.kind === b.kind;
}

const isSameResult = (a: Result, b: Result): boolean =>
  a === b || (a !== undefined && b !== undefined && a.of === b.of && isSameValue(a.value, b.value));

function isSameList<T>(
  a: readonly T[],
  b: readonly T[],
  isSame: (x: T, y: T | undefined) => boolean,
): boolean {
  return a === b || (a.length === b.length && a.every((each, index) => isSame(each, b[index])));
}

/** Whether the same waits in two worlds, in the same order. */
export const isSamePending = (a: World, b: World): boolean =>
  isSameList(a.pending, b.pending, (x, y) => x.id === y?.id);

/** Whether two worlds can be merged without counting paths together that differ in their responses. */
export const isSameState = (a: World, b: World): boolean =>
  a.sends === b.sends &&
  !a.flushedBy === !b.flushedBy &&
  !a.statusBy === !b.statusBy &&
  !a.escapedBy === !b.escapedBy &&
  !a.handedOnBy === !b.handedOnBy &&
  !a.bodyBy === !b.bodyBy &&
  !a.touchedBy === !b.touchedBy &&
  a.caughtBy === b.caughtBy &&
  a.passedBy === b.passedBy &&
  a.endedIn === b.endedIn;

/** Whether two worlds differ in nothing but the work that still runs. */
export const isSameKind = (a: World, b: World): boolean =>
  isSameState(a, b) &&
  (a.isBuffered === true || isSamePending(a, b)) &&
  isSameList(a.facts, b.facts, (x, y) => x.key === y?.key) &&
  isSameResult(a.result, b.result);

/** Whether no later step can tell two worlds apart. */
export const isSameWorld = (a: World, b: World): boolean =>
  a === b ||
  (isSameKind(a, b) &&
    isSameList(a.live, b.live, (x, y) => x === y) &&
    (!a.isBuffered || isSamePending(a, b)));
