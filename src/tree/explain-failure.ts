import { codeOf } from '../model/code-of';
import { isSystemError } from '../model/is-system-error';
import { UserError } from '../model/user-error';

const causes: Readonly<Record<string, readonly [cause: string, hint?: string]>> = {
  ENOSPC: ['no space is left on the device', 'Make room, or name a folder on another device with --out.'],
  EDQUOT: ['the quota is used up', 'Make room, or name a folder on another device with --out.'],
  EACCES: ['permission is missing', 'Name a folder with --out that you may write to.'],
  EPERM: [
    'the system does not permit it',
    'Name a folder with --out that you may write to, and that no other program uses.',
  ],
  EROFS: ['the file system is read-only', 'Name a folder on another file system with --out.'],
  ENOTDIR: ['a part of the path is a file', 'Name another folder with --out.'],
  ENAMETOOLONG: ['the path is too long', 'Name a folder with a shorter path with --out.'],
  EBUSY: [
    'it is in use, or another file system is mounted there',
    'Name a new folder inside of it with --out.',
  ],
  EXDEV: ['another file system is mounted there', 'Name a new folder inside of it with --out.'],
  ENOTEMPTY: ['something was put there meanwhile', 'Run again, and let no other program write there.'],
  EEXIST: ['something is there already', 'Run again, and let no other program write there.'],
  ENOENT: ['it is gone', 'Run again, and let no other program remove it.'],
  EMFILE: ['too many files are open', 'Close other programs, or raise the limit, and run again.'],
  ENFILE: ['too many files are open', 'Close other programs, or raise the limit, and run again.'],
  EIO: ['the device failed'],
};

/**
 * What a failure to write means for the user.
 *
 * @param error what was thrown
 * @param out the target as the user named it
 * @param target its absolute path
 * @param temporary the folder that stood for it
 * @returns a UserError for what the file system refused; the error itself for anything else, which is a bug
 */
export function explainFailure(error: unknown, out: string, target: string, temporary: string): unknown {
  const code = codeOf(error);
  if (error instanceof UserError || code === undefined || !isSystemError(error)) return error;
  const { path } = error;
  const [cause, hint] = causes[code] ?? ['the system refused it'];
  const within = path?.startsWith(temporary) ? path.slice(temporary.length + 1) : path;
  const at = within && within !== target ? ` at ${within}` : '';
  return new UserError(`Cannot write to ${out}${at}: ${cause} (${code}).`, { hint });
}
