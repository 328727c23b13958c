import type { FindingInput } from '../model/finding';
import type { ProjectInput } from './project-input';
import type { Reached } from './reach-from-entries';
import type { Entry } from './runtime/types';

/** What is to be said of the sources of a project. */
export function tellOfSources(
  _reached: Reached,
  _entries: readonly Entry[],
  _input: ProjectInput,
): FindingInput[] {
  return [];
}
