import { writeSources } from '../tree/write-sources';
import type { LintRun } from './lint-sources';

/** How fixes are written. */
export interface FixOptions {
  /** The process that writes; with it, a later run removes at once what a killed one left. */
  readonly pid?: number;
}

/**
 * Writes the sources that fixes have changed, each in one step, so that none is ever half written.
 *
 * @throws UserError when one cannot be written, or has changed since it was checked; those before it in the list are
 * written then
 */
export function applyFixes({ rewritten }: LintRun, { pid = 0 }: FixOptions = {}): void {
  writeSources(rewritten, pid);
}
