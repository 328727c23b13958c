import { closest, distance } from 'fastest-levenshtein';
import { decisionKinds, kindOf, type Decision } from '../model/decision';

/**
 * What an id that no decision has may stand for: the nearest id of its own kind; if it is of no kind, the nearest id or
 * kind at all, unless more than half of it differs.
 */
export function findNearest(id: string, decisions: readonly Decision[]): string | undefined {
  const kind = kindOf(id);
  if (kind !== undefined) {
    const ofKind = decisions.filter((decision) => decision.kind === kind);
    return ofKind.length
      ? closest(
          id,
          ofKind.map((decision) => decision.id),
        )
      : undefined;
  }
  const nearest = closest(id, [...decisions.map((decision) => decision.id), ...Object.keys(decisionKinds)]);
  return distance(id, nearest) * 2 <= Math.max(id.length, nearest.length) ? nearest : undefined;
}
