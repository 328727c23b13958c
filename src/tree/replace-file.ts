import { ensureDirSync, removeSync, renameSync, writeFileSync } from 'fs-extra';
import { dirname } from 'node:path';
import { types } from 'node:util';
import { UserError } from '../model/user-error';

function removeQuietly(path: string): void {
  try {
    removeSync(path);
  } catch {
    // The failure that led here is what matters.
  }
}

/**
 * Writes a file: beside its place first, then renamed, so that what stood there is never left half-overwritten. Missing
 * folders are made.
 *
 * @param what the text is, for the message of a failure: `The report`
 * @throws UserError when the file cannot be written
 */
export function replaceFile(path: string, text: string, what: string): void {
  const temporary = `${path}.migrate-functions.tmp`;
  try {
    ensureDirSync(dirname(path));
    writeFileSync(temporary, text);
    // Unlike a move of fs-extra, this never removes a folder that has the name of the file.
    renameSync(temporary, path);
  } catch (error) {
    removeQuietly(temporary);
    throw new UserError(
      `${what} cannot be written to ${path}: ${types.isNativeError(error) ? error.message : String(error)}.`,
    );
  }
}
