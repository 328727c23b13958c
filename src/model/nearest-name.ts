import { closest, distance } from 'fastest-levenshtein';

/**
 * The name that a misspelled one likely stands for: at most a quarter of it differs, and never all of a short one.
 *
 * @returns undefined where no name is near enough to be said
 */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const nearest = closest(name, names);
  const most = Math.min(3, Math.max(1, Math.floor(Math.max(name.length, nearest.length) / 4)));
  return Math.min(name.length, nearest.length) > 3 && distance(name, nearest) <= most ? nearest : undefined;
}
