import { chmodSync, chownSync, lstatSync, renameSync, writeFileSync, type Stats } from 'node:fs';
import { basename, dirname } from 'node:path';
import { UserError } from '../model/user-error';
import { openInput } from '../reader/open-input';
import { explainFailure } from './explain-failure';
import { removeLeftOvers } from './remove-left-overs';
import { RunFolder } from './run-folder';

/** A source and its new text. */
export interface NewText {
  readonly path: string;
  readonly absolutePath: string;
  /** The text that was read. */
  readonly before: string;
  readonly text: string;
}

/** Gives a copy the permissions and the owner of what it stands for. */
function resemble(copy: string, { mode, uid, gid }: Stats): void {
  const made = lstatSync(copy);
  if (made.uid !== uid || made.gid !== gid) chownSync(copy, uid, gid);
  chmodSync(copy, mode & 0o7777);
}

function writeOne({ path, absolutePath, before, text }: NewText, pid: number): void {
  let run: RunFolder | undefined;
  try {
    const now = openInput({ path, absolutePath }, ({ readAll }) => readAll());
    if (now.toString('utf8') !== before)
      throw new UserError(`${path} has changed since it was checked.`, {
        hint: 'It stays as it is now. Run again.',
      });
    run = RunFolder.make(dirname(absolutePath), basename(absolutePath), pid);
    const written = run.inside('file');
    writeFileSync(written, text, { flag: 'wx' });
    resemble(written, lstatSync(absolutePath));
    renameSync(written, absolutePath);
    run.remove();
  } catch (error) {
    run?.remove();
    const failure = explainFailure(error, {
      failure: `${path} cannot be written`,
      kind: 'file',
      path: absolutePath,
    });
    if (failure === error || !(failure instanceof UserError)) throw failure;
    throw new UserError(failure.message, { hint: 'It is as it was.' });
  }
}

/**
 * Writes sources in the place of what is there: beside it first, then renamed, with its permissions and its owner.
 *
 * @param sources their `absolutePath` leads through no link
 * @param pid the process that writes; 0 when it is not known
 * @throws UserError when one cannot be written, or has changed since it was read
 */
export function writeSources(sources: readonly NewText[], pid: number): void {
  const folders = new Set(sources.map(({ absolutePath }) => dirname(absolutePath)));
  for (const folder of folders) removeLeftOvers(folder, pid);
  for (const source of sources) writeOne(source, pid);
}
