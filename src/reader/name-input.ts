import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeOf } from '../model/code-of';
import type { InputFile } from '../model/input-file';
import { UnreadableInput } from '../model/unreadable-input';
import { kindOfFile } from './kind-of-file';

/**
 * A file that the user named, as `openInput` takes it. Links to it are followed: whoever names one means what it leads to.
 *
 * @param path as it was named, which is also how messages name it
 * @throws UnreadableInput when it is not there, is no file, or cannot be looked at
 */
export function nameInput(path: string): InputFile {
  try {
    const stats = statSync(path);
    if (!stats.isFile())
      throw new UnreadableInput({ path, absolutePath: path }, `is ${kindOfFile(stats)}, and no file`, {
        hint: 'Name a file.',
      });
    return { path, absolutePath: realpathSync.native(resolve(path)) };
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof UnreadableInput || code === undefined) throw error;
    const fault = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
    throw new UnreadableInput({ path, absolutePath: path }, fault, {
      code,
      hint: 'Name a file that can be read.',
    });
  }
}
