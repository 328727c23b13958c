import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { UserError } from '../model/user-error';

/**
 * Writes a report: beside its place first, then renamed, so that an earlier report is never left half-overwritten.
 *
 * @throws UserError when the file cannot be written
 */
export function writeReport(path: string, text: string): void {
  const temporary = `${path}.migrate-functions.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UserError(`The report cannot be written to ${path}: ${(error as Error).message}.`);
  }
}
