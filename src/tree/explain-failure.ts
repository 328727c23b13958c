import { codeOf } from '../model/code-of';
import { isSystemError } from '../model/is-system-error';
import { UserError } from '../model/user-error';

/** What could not be written. */
export interface Unwritten {
  /** The start of the message: `Cannot write to out`. */
  readonly failure: string;
  /** What it is called: `folder` or `file`. */
  readonly kind: 'folder' | 'file';
  /** The option that names its place, where one does. */
  readonly option?: string;
  /** Its absolute path. */
  readonly path: string;
}

type Hint = (what: string, by: string) => string;

const permission: Hint = (what, by) =>
  `Name ${what}${by} that you may write to, and that no other program uses.`;
const elsewhere: Hint = (what, by) => `Name ${what} elsewhere${by}.`;

/** By the code, what happened; and what to do, given the words for another one and for the option that names it. */
const causes: Readonly<Record<string, readonly [cause: string, hint?: string | Hint]>> = {
  ENOSPC: [
    'no space is left on the device',
    (what, by) => `Make room, or name ${what}${by} on another device.`,
  ],
  EDQUOT: ['the quota is used up', (what, by) => `Make room, or name ${what}${by} on another device.`],
  EFBIG: ['it would become larger than the system allows', 'Raise the limit of the size of files.'],
  EACCES: ['permission is missing', permission],
  EPERM: ['the system does not permit it', permission],
  EROFS: ['the file system is read-only', (what, by) => `Name ${what}${by} on another file system.`],
  ENOTDIR: ['a part of the path is a file', elsewhere],
  EISDIR: ['it is a folder', elsewhere],
  ELOOP: ['links lead in a circle', elsewhere],
  ENAMETOOLONG: ['the path is too long', (what, by) => `Name ${what}${by} with a shorter path.`],
  EBUSY: [
    'it is in use, or another file system is mounted there',
    (what, by) => `Name ${what}${by} elsewhere, or inside of it.`,
  ],
  EXDEV: [
    'another file system is mounted there',
    (what, by) => `Name ${what}${by} elsewhere, or inside of it.`,
  ],
  ENOTEMPTY: ['something was put there meanwhile', 'Run again, and let no other program write there.'],
  EEXIST: ['something is there already', 'Run again, and let no other program write there.'],
  ENOENT: ['it is gone', 'Run again, and let no other program remove it.'],
  EMFILE: ['too many files are open', 'Close other programs, or raise the limit, and run again.'],
  ENFILE: ['too many files are open', 'Close other programs, or raise the limit, and run again.'],
  EIO: ['the device failed'],
};

// Nobody looks for a folder that stood for the target meanwhile. What is told is the path below its tree.
const temporary = /migrate-functions-\d+-[0-9a-f]{12}(?:[/\\][^/\\]+(?:[/\\](.+))?)?$/s;

function placeOf(path: string | undefined, target: string): string | undefined {
  if (path === undefined || path === target) return undefined;
  const match = temporary.exec(path);
  return match ? match[1] : path;
}

/**
 * What a failure to write means for the user.
 *
 * @param error what was thrown
 * @returns a UserError for what the file system refused; the error itself for anything else, which is a bug
 */
export function explainFailure(error: unknown, unwritten: Unwritten): unknown {
  const code = codeOf(error);
  if (error instanceof UserError || code === undefined || !isSystemError(error)) return error;
  const { failure, kind, option, path } = unwritten;
  const [cause, hint] = causes[code] ?? ['the system refused it'];
  const place = placeOf(error.path, path);
  const by = option === undefined ? '' : ` with ${option}`;
  return new UserError(`${failure}${place === undefined ? '' : ` at ${place}`}: ${cause} (${code}).`, {
    hint: typeof hint === 'function' ? hint(`another ${kind}`, by) : hint,
  });
}
