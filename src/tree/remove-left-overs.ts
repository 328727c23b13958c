import { lstatSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { codeOf } from '../model/code-of';
import { RunFolder } from './run-folder';
import { runMarker } from './run-marker';

const dayInMilliseconds = 24 * 60 * 60 * 1000;

const names = /^(?:\..*\.)?migrate-functions-(\d{1,10})-[0-9a-f]{12}$/s;

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

function isLeft(path: string, pid: number, own: RunFolder): boolean {
  const there = lstatSync(path);
  if (!there.isDirectory() || there.uid !== lstatSync(own.path).uid) return false;
  const madeBy = runMarker.read(path);
  if (!madeBy) {
    // Killed before it could mark its folder. What is not empty is not removed by this.
    if (pid > 0 && isGone(pid)) rmdirSync(path);
    return false;
  }
  // Of a process on another host, or in another container, the number says nothing.
  const isDead = madeBy === 'here' && pid > 0 && isGone(pid);
  return isDead || Date.now() - there.mtimeMs > dayInMilliseconds;
}

function candidatesIn(parent: string): string[] {
  try {
    return readdirSync(parent).filter((name) => names.test(name));
  } catch {
    // One may write to a folder that one may not list.
    return [];
  }
}

/**
 * Removes the temporary folders that killed runs left in a folder: those that are proved to be of a run of this user whose
 * process is gone, and all such that are older than a day. A run that is after all still there fails once its folder is
 * gone, and leaves its target as it was. What cannot be removed stays, and this run does not need it gone.
 *
 * @param pid the process that runs; 0 when it is not known
 */
export function removeLeftOvers(parent: string, pid: number): void {
  const candidates = candidatesIn(parent);
  if (candidates.length === 0) return;
  let own: RunFolder;
  try {
    own = RunFolder.make(parent, undefined, pid);
  } catch {
    return;
  }
  for (const name of candidates) {
    const path = join(parent, name);
    try {
      // A run that wakes up meanwhile must find its folder whole or not at all: it could put half of it in place.
      if (isLeft(path, Number(names.exec(name)?.[1]), own)) renameSync(path, own.inside(name));
    } catch {
      // It may not be ours to remove.
    }
  }
  own.remove();
}
