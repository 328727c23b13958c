import { ensureDirSync, moveSync, removeSync, writeFileSync } from 'fs-extra';
import { dirname } from 'node:path';
import { UserError } from '../model/user-error';

/**
 * Writes a report: beside its place first, then renamed, so that an earlier report is never left half-overwritten.
 * Missing folders are made.
 *
 * @throws UserError when the file cannot be written
 */
export function writeReport(path: string, text: string): void {
  const temporary = `${path}.migrate-functions.tmp`;
  try {
    ensureDirSync(dirname(path));
    writeFileSync(temporary, text);
    moveSync(temporary, path, { overwrite: true });
  } catch (error) {
    removeSync(temporary);
    throw new UserError(`The report cannot be written to ${path}: ${(error as Error).message}.`);
  }
}
