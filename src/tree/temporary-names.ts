import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { getPriority } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { codeOf } from '../model/code-of';

const dayInMilliseconds = 24 * 60 * 60 * 1000;

// A file name has at most 255 bytes, of which the target's own name may take all.
const stemOf = (target: string): string => [...basename(target)].slice(0, 40).join('');

const prefixOf = (target: string): string => `.${stemOf(target)}.migrate-functions-`;

const random = (): string => randomBytes(6).toString('hex');

/**
 * A fresh name beside the target, for a folder that only this run uses: `.<target>.migrate-functions-<pid>-<random>`.
 *
 * @param pid the process that writes; 0 when it is not known
 */
export function temporaryName(target: string, pid: number): string {
  return join(dirname(target), `${prefixOf(target)}${pid}-${random()}`);
}

/** A fresh name beside the target for the tree that stood there: `<target>.migrate-functions-old-<random>`. */
export function asideName(target: string): string {
  return join(dirname(target), `${stemOf(target)}.migrate-functions-old-${random()}`);
}

// process.kill(pid, 0) would tell the same, but only the command may touch the process.
function isGone(pid: number): boolean {
  try {
    getPriority(pid);
    return false;
  } catch (error) {
    // The error says no more than that the system refused; what it is made from says why.
    return typeof error === 'object' && error !== null && 'info' in error && codeOf(error.info) === 'ESRCH';
  }
}

function removeLeftOver(path: string, owner: number, target: string, pid: number): void {
  const isLeft = owner > 0 && isGone(owner);
  try {
    if (!isLeft && Date.now() - lstatSync(path).mtimeMs < dayInMilliseconds) return;
    // A run that wakes up meanwhile must find its folder whole or not at all: it could put half of it in place.
    const removed = temporaryName(target, pid);
    renameSync(path, removed);
    rmSync(removed, { recursive: true, force: true });
  } catch {
    // It may not be ours to remove, and this run does not need it gone.
  }
}

/**
 * Removes the temporary folders that killed runs left beside the target: those of a process that is gone, and all that
 * are older than a day. A run that is after all still there fails once its folder is gone, and leaves the target as it
 * was. What cannot be removed stays.
 */
export function removeLeftOvers(target: string, pid: number): void {
  const parent = dirname(target);
  const prefix = prefixOf(target);
  let names: string[];
  try {
    names = readdirSync(parent);
  } catch {
    // One may write to a folder that one may not list.
    return;
  }
  for (const name of names) {
    const owner = name.startsWith(prefix) && /^(\d{1,7})-[0-9a-f]{12}$/.exec(name.slice(prefix.length))?.[1];
    if (owner) removeLeftOver(join(parent, name), Number(owner), target, pid);
  }
}
