import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, type BigIntStats } from 'node:fs';
import { codeOf } from '../model/code-of';
import type { InputFile } from '../model/input-file';
import { isSystemError } from '../model/is-system-error';
import { UnreadableInput } from '../model/unreadable-input';
import { kindOfFile } from './kind-of-file';

/** A file of the input that is open. */
export interface OpenInput {
  /** Its size in bytes when it was opened. */
  readonly size: number;
  /** Reads what follows into a buffer, and gives the number of bytes; 0 at the end. */
  readonly read: (buffer: Buffer) => number;
  /** Reads all that follows. */
  readonly readAll: () => Buffer;
}

// Windows has neither. Without O_NONBLOCK, opening a named pipe waits until somebody writes to it.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const letAlone = 'Let no other program change the input, and run again.';

/** What each file was when it was opened first. */
const firstSeen = new WeakMap<InputFile, string>();

const identify = ({ dev, ino, size, mtimeNs }: BigIntStats): string => `${dev} ${ino} ${size} ${mtimeNs}`;

function explain(file: InputFile, code: string): UnreadableInput {
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new UnreadableInput(file, `is not there (${code})`, { code, hint: letAlone });
  if (code === 'ELOOP')
    return new UnreadableInput(file, `has become a link (${code})`, { code, hint: letAlone });
  const what =
    code === 'EACCES' || code === 'EPERM' ? 'Give permission to read it' : 'See that it can be read';
  return new UnreadableInput(file, `cannot be read (${code})`, {
    code,
    hint: `${what}, or take it out of the input, and run again.`,
  });
}

/** Calls the system about a file. */
function ask<T>(file: InputFile, call: () => T): T {
  try {
    return call();
  } catch (error) {
    const code = codeOf(error);
    throw code === undefined || !isSystemError(error) ? error : explain(file, code);
  }
}

function open(file: InputFile): number {
  // O_NOFOLLOW is about the last part of a path only.
  const real = ask(file, () => realpathSync.native(file.absolutePath));
  if (real !== file.absolutePath)
    throw new UnreadableInput(file, 'has become a link, or lies behind one', { hint: letAlone });
  return ask(file, () => openSync(file.absolutePath, flags));
}

function look(file: InputFile, descriptor: number): BigIntStats {
  const stats = ask(file, () => fstatSync(descriptor, { bigint: true }));
  if (!stats.isFile())
    throw new UnreadableInput(file, `is ${kindOfFile(stats)}, and no file`, {
      hint: 'Put a file in its place, or take it out of the input, and run again.',
    });
  const now = identify(stats);
  const before = firstSeen.get(file);
  if (before === undefined) firstSeen.set(file, now);
  else if (before !== now)
    throw new UnreadableInput(file, 'has changed since it was opened first', { hint: letAlone });
  return stats;
}

function readWhole(size: number, read: OpenInput['read']): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let done = 0;
  while (done < size) {
    const count = read(bytes.subarray(done));
    // It has become shorter, and is refused for it below.
    if (count === 0) break;
    done += count;
  }
  return bytes.subarray(0, done);
}

/**
 * Opens a file of the input: the one place where any room does. It follows no link and waits for nothing, and what is no
 * file, or no longer the file that was opened before, is refused.
 *
 * @param file its `absolutePath` leads through no link: `AppFolder` and `nameInput` see to that
 * @param use reads it; the file is closed afterwards
 * @throws UnreadableInput when it cannot be opened or read, is no file, or has changed since it was opened first; and
 * whatever `use` throws
 */
export function openInput<T>(file: InputFile, use: (input: OpenInput) => T): T {
  const descriptor = open(file);
  try {
    const size = Number(look(file, descriptor).size);
    const read = (buffer: Buffer): number => ask(file, () => readSync(descriptor, buffer));
    const result = use({ size, read, readAll: () => readWhole(size, read) });
    look(file, descriptor);
    return result;
  } finally {
    closeSync(descriptor);
  }
}
