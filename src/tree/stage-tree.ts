import { randomBytes } from 'node:crypto';
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
import { basename, dirname, join, resolve } from 'node:path';
import { codeOf } from '../model/code-of';
import type { OnProgress } from '../model/progress';
import { UserError } from '../model/user-error';
import { asidePrefixOf } from './aside-name';
import { explainFailure, type Unwritten } from './explain-failure';
import { makeFolders, type MadeFolders } from './make-folders';
import { removeLeftOvers } from './remove-left-overs';
import { RunFolder } from './run-folder';
import type { StagedFile } from './staged-tree';
import { writeFiles } from './write-files';

/** How a tree is committed. */
export interface CommitOptions {
  /** Replace a target that is not empty. */
  readonly force: boolean;
  /** The process that writes: with it, what a killed run leaves is removed by the next one, else only after a day. */
  readonly pid?: number;
  readonly onProgress?: OnProgress;
}

/** A tree that is written, and not yet in its place. */
export interface WaitingTree {
  /**
   * Puts the tree in its place: a few renames, which nothing should interrupt. What was there is no longer in the way.
   *
   * @throws UserError saying what failed; the target is then as it was, unless the message says where its old tree is
   */
  putInPlace(): void;
  /**
   * Removes what was there, which may take long.
   *
   * @throws UserError when that fails
   */
  finish(): void;
  /** Removes what was written instead of putting it in its place. */
  discard(): void;
}

/** The code of an error, for a message. */
const nameOf = (error: unknown): string => codeOf(error) ?? 'unknown';

function moveInto(tree: string, target: string, there: Stats | undefined): void {
  try {
    renameSync(tree, target);
  } catch (error) {
    // Windows renames over no folder, not even an empty one.
    if (!there || !/^(?:EPERM|EEXIST|EACCES)$/.test(nameOf(error))) throw error;
    rmdirSync(target);
    renameSync(tree, target);
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

const asideOf = (target: string): string =>
  join(dirname(target), asidePrefixOf(basename(target)) + randomBytes(6).toString('hex'));

const writing = (out: string): Unwritten => ({
  failure: `Cannot write to ${out}`,
  kind: 'folder',
  option: '--out',
  path: resolve(out),
});

class Waiting implements WaitingTree {
  private old: string | undefined;

  constructor(
    private readonly out: string,
    private readonly force: boolean,
    private readonly run: RunFolder,
    private readonly above: MadeFolders,
  ) {}

  putInPlace(): void {
    const target = resolve(this.out);
    try {
      this.place(this.run.inside('tree'), target);
      // It is empty but for its marker.
      if (this.old === undefined) this.run.remove();
    } catch (error) {
      this.discard();
      throw explainFailure(error, writing(this.out));
    }
  }

  private place(tree: string, target: string): void {
    const there = lstatSync(target, { throwIfNoEntry: false });
    if (there && !there.isDirectory())
      throw new UserError(`The target ${target} is a file or a symbolic link.`, {
        hint: 'Name a new folder with --out.',
      });
    if (there) chmodSync(tree, there.mode & 0o7777);
    if (!there || readdirSync(target).length === 0) return moveInto(tree, target, there);
    if (!this.force)
      throw new UserError(`The target ${target} is not empty.`, {
        hint: 'Name a new folder with --out, or replace what is in this one with --force.',
      });
    this.replace(tree, target);
  }

  private replace(tree: string, target: string): void {
    const aside = asideOf(target);
    renameSync(target, aside);
    try {
      renameSync(tree, target);
    } catch (error) {
      putBack(aside, target);
      throw error;
    }
    this.old = aside;
    try {
      // There a later run removes what a kill leaves of it.
      const old = this.run.inside('old');
      renameSync(aside, old);
      this.old = old;
    } catch {
      // `finish` tells it, when it cannot be removed.
    }
  }

  finish(): void {
    const { old, run } = this;
    if (old === undefined) return;
    try {
      rmSync(old, { recursive: true, force: true });
    } catch (error) {
      throw new UserError(
        `${resolve(this.out)} is written, but what it held before could not be removed (${nameOf(error)}).`,
        { hint: `Remove ${old}.` },
      );
    }
    run.remove();
  }

  discard(): void {
    this.run.remove();
    this.above.removeEmpty();
  }
}

/**
 * Writes a tree into a temporary folder beside the target, from which `putInPlace` gives it the target's name. Killed at any
 * moment, it leaves the target absent or whole, or as it was; a temporary folder that it leaves is removed by a later run.
 * With `force`, a target that is not empty is renamed to `<target>.migrate-functions-old-<random>` while the new tree takes
 * its place; killed between these renames, the old tree is found under that name, and no run removes it. The permissions of
 * a target folder that was there stay. Files are not flushed: a power failure is not covered.
 *
 * @param staged the files, with paths that `stageFiles` accepted
 * @param out the target, which `checkTarget` accepted; missing parents are made
 * @throws UserError saying what failed; everything is then as it was
 */
export function stageTree(
  staged: readonly StagedFile[],
  out: string,
  { force, pid = 0, onProgress }: CommitOptions,
): WaitingTree {
  const target = resolve(out);
  let above: MadeFolders | undefined;
  let run: RunFolder | undefined;
  try {
    above = makeFolders(dirname(target));
    removeLeftOvers(dirname(target), pid);
    run = RunFolder.make(dirname(target), basename(target), pid);
    const tree = run.inside('tree');
    mkdirSync(tree);
    writeFiles(staged, tree, onProgress);
    return new Waiting(out, force, run, above);
  } catch (error) {
    run?.remove();
    above?.removeEmpty();
    throw explainFailure(error, writing(out));
  }
}
