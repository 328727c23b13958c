import { writeSources } from '../tree/write-sources';
import type { LintRun } from './lint-sources';

/**
 * Writes the sources that fixes have changed, each in one step, so that none is ever half written.
 *
 * @throws UserError when one cannot be written; those before it in the list are written then
 */
export function applyFixes({ rewritten }: LintRun): void {
  writeSources(rewritten);
}
