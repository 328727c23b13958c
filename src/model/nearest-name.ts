import { closest, distance } from 'fastest-levenshtein';

const lettersOf = (name: string): string => [...name].sort().join('');

/** Whether two letters that stand side by side are all that differs. */
function isTransposed(name: string, other: string): boolean {
  return name !== other && distance(name, other) === 2 && lettersOf(name) === lettersOf(other);
}

/**
 * The name that a misspelled one likely stands for: one with two letters transposed, or the nearest, if no more than a
 * quarter of it differs. Of short names nearly all are near to each other, so that nothing is said of them.
 */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const transposed = names.find((other) => isTransposed(name, other));
  if (transposed !== undefined || names.length === 0) return transposed;
  const nearest = closest(name, names);
  if (Math.min(name.length, nearest.length) < 4) return undefined;
  const most = Math.min(3, Math.floor(Math.max(name.length, nearest.length) / 4));
  return distance(name, nearest) <= most ? nearest : undefined;
}
