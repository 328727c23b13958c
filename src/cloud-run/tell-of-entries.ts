import type { FindingInput } from '../model/finding';
import type { FoundEntry } from './list-entries';
import type { AppFacts, Entry } from './runtime/types';

/** What is to be said of the entries of a project. */
export function tellOfEntries(
  _found: readonly FoundEntry[],
  _entries: readonly Entry[],
  _facts: AppFacts,
): FindingInput[] {
  return [];
}
