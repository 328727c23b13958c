import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { codeOf } from '../model/code-of';
import type { OnProgress } from '../model/progress';
import { UserError } from '../model/user-error';
import { explainFailure } from './explain-failure';
import type { StagedFile } from './staged-tree';
import { asideName, removeLeftOvers, temporaryName } from './temporary-names';
import { writeFiles } from './write-files';

/** How a tree is committed. */
export interface CommitOptions {
  /** Replace a target that is not empty. */
  readonly force: boolean;
  /** The process that writes: with it, what a killed run leaves is removed by the next one, else only after a day. */
  readonly pid?: number;
  readonly onProgress?: OnProgress;
}

/** The code of an error, for a message. */
const nameOf = (error: unknown): string => codeOf(error) ?? 'unknown';

function moveInto(temporary: string, target: string, there: Stats | undefined): void {
  try {
    renameSync(temporary, target);
  } catch (error) {
    // Windows renames over no folder, not even an empty one.
    if (!there || !/^(?:EPERM|EEXIST|EACCES)$/.test(nameOf(error))) throw error;
    rmdirSync(target);
    renameSync(temporary, target);
  }
}

function putBack(aside: string, target: string): void {
  try {
    renameSync(aside, target);
  } catch (error) {
    throw new UserError(`What ${target} held could not be put back in its place (${nameOf(error)}).`, {
      hint: `It is whole: rename ${aside}.`,
    });
  }
}

function removeOld(aside: string, target: string, pid: number): void {
  let path = aside;
  try {
    // Under this name a later run removes what a kill leaves of it.
    const removed = temporaryName(target, pid);
    renameSync(aside, removed);
    path = removed;
    rmSync(removed, { recursive: true, force: true });
  } catch (error) {
    throw new UserError(
      `${target} is written, but what it held before could not be removed (${nameOf(error)}).`,
      { hint: `Remove ${path}.` },
    );
  }
}

function replace(temporary: string, target: string, pid: number): void {
  const aside = asideName(target);
  renameSync(target, aside);
  try {
    renameSync(temporary, target);
  } catch (error) {
    putBack(aside, target);
    throw error;
  }
  removeOld(aside, target, pid);
}

function putInPlace(temporary: string, target: string, force: boolean, pid: number): void {
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (there && !there.isDirectory())
    throw new UserError(`The target ${target} is a file or a symbolic link.`, {
      hint: 'Name a new folder with --out.',
    });
  if (there) chmodSync(temporary, there.mode & 0o7777);
  if (!there || readdirSync(target).length === 0) return moveInto(temporary, target, there);
  if (!force)
    throw new UserError(`The target ${target} is not empty.`, {
      hint: 'Name a new folder with --out, or replace what is in this one with --force.',
    });
  replace(temporary, target, pid);
}

// The first of the folders that were made holds all others.
function removeEmpty(from: string, first: string | undefined): void {
  if (first === undefined) return;
  try {
    for (let folder = from; folder.length >= first.length; folder = dirname(folder)) rmdirSync(folder);
  } catch {
    // Someone else uses it by now.
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // The failure that led here is what matters; the next run removes the rest.
  }
}

/**
 * Writes a tree: into a temporary folder beside the target first, which then takes the target's name. Killed at any
 * moment, it leaves the target absent or whole, or as it was; a temporary folder that it leaves is removed by a later run.
 * With `force`, a target that is not empty is renamed to `<target>.migrate-functions-old-<random>`, and removed once the
 * new tree stands in its place; killed between these renames or right after, the old tree is found under that name, and
 * no run removes it. The permissions of a target folder that was there stay. Files are not flushed: a power failure is
 * not covered.
 *
 * @param staged the files, with paths that `stageFiles` accepted
 * @param out the target, which `checkTarget` accepted; missing parents are made
 * @throws UserError saying what failed; the target is then as it was, unless the message says where its old tree is
 */
export function commitTree(
  staged: readonly StagedFile[],
  out: string,
  { force, pid = 0, onProgress }: CommitOptions,
): void {
  const target = resolve(out);
  const parent = dirname(target);
  const temporary = temporaryName(target, pid);
  let firstMade: string | undefined;
  try {
    firstMade = mkdirSync(parent, { recursive: true });
    removeLeftOvers(target, pid);
    mkdirSync(temporary);
    writeFiles(staged, temporary, onProgress);
    putInPlace(temporary, target, force, pid);
  } catch (error) {
    removeQuietly(temporary);
    removeEmpty(parent, firstMade);
    throw explainFailure(error, out, target, temporary);
  }
}
