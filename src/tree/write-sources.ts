import { chmodSync, lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { codeOf } from '../model/code-of';
import { UserError } from '../model/user-error';

/** A source and its new text. */
export interface NewText {
  readonly path: string;
  readonly absolutePath: string;
  readonly text: string;
}

function writeOne({ path, absolutePath, text }: NewText): void {
  const temporary = `${absolutePath}.migrate-functions.tmp`;
  try {
    const { mode } = lstatSync(absolutePath);
    writeFileSync(temporary, text, { flag: 'wx' });
    chmodSync(temporary, mode & 0o7777);
    renameSync(temporary, absolutePath);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    rmSync(temporary, { force: true });
    throw new UserError(`${path} cannot be written (${code}).`, { hint: 'It is as it was.' });
  }
}

/**
 * Writes sources in the place of what is there: beside it first, then renamed, with its permissions.
 *
 * @throws UserError when one cannot be written
 */
export function writeSources(sources: readonly NewText[]): void {
  for (const source of sources) writeOne(source);
}
