import { ensureDirSync, removeSync, renameSync, writeFileSync } from 'fs-extra';
import { dirname } from 'node:path';
import { UserError } from '../model/user-error';

function removeQuietly(path: string): void {
  try {
    removeSync(path);
  } catch {
    // The failure that led here is what matters.
  }
}

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
    // Unlike a move of fs-extra, this never removes a folder that has the name of the report.
    renameSync(temporary, path);
  } catch (error) {
    removeQuietly(temporary);
    throw new UserError(`The report cannot be written to ${path}: ${(error as Error).message}.`);
  }
}
