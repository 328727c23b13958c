import { outputFileSync } from 'fs-extra';
import { chmodSync, lstatSync, renameSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { kindOfFile } from '../reader/kind-of-file';
import { UserError } from '../model/user-error';
import { explainFailure } from './explain-failure';
import { makeFolders, type MadeFolders } from './make-folders';
import { removeLeftOvers } from './remove-left-overs';
import { RunFolder } from './run-folder';

/** A file that an option asked for. */
export interface AskedFile {
  /** As the user named it. */
  readonly path: string;
  /** What it is, as a sentence begins: `The report`. */
  readonly what: string;
  readonly option: '--report' | '--save-answers';
}

/**
 * Writes a file: beside its place first, then renamed, so that what stood there is never left half-overwritten. An earlier
 * file is replaced, and keeps its permissions; nothing else is. Missing folders are made.
 *
 * @param pid the process that writes; 0 when it is not known
 * @throws UserError when the file cannot be written; what was there is then as it was
 */
export function replaceFile({ path, what, option }: AskedFile, text: string, pid: number): void {
  const target = resolve(path);
  const failure = `${what} cannot be written to ${path}`;
  let above: MadeFolders | undefined;
  let run: RunFolder | undefined;
  try {
    const there = lstatSync(target, { throwIfNoEntry: false });
    if (there && !there.isFile())
      throw new UserError(`${failure}: it is ${kindOfFile(there)}, and no file.`, {
        hint: `Name a file with ${option}.`,
      });
    above = makeFolders(dirname(target));
    removeLeftOvers(dirname(target), pid);
    run = RunFolder.make(dirname(target), basename(target), pid);
    const written = run.inside('file');
    outputFileSync(written, text, { flag: 'wx' });
    if (there) chmodSync(written, there.mode & 0o777);
    // A rename replaces no folder, and a link instead of what it leads to.
    renameSync(written, target);
    run.remove();
  } catch (error) {
    run?.remove();
    above?.removeEmpty();
    throw explainFailure(error, { failure, kind: 'file', option, path: target });
  }
}
