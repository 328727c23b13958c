import { lstatSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { UserError } from '../model/user-error';
import { explainFailure } from './explain-failure';
import { findIrreplaceable } from './find-irreplaceable';
import { isIn, realPathOf } from './real-path';

const elsewhere = 'Name a new folder with --out.';

function refusePlace(input: string, real: string, out: string): void {
  const app = realPathOf(resolve(input));
  if (real === app) throw new UserError(`The target ${out} is the app itself.`, { hint: elsewhere });
  if (isIn(real, app))
    throw new UserError(`The target ${out} lies in the app's folder.`, { hint: elsewhere });
  if (isIn(app, real))
    throw new UserError(`The target ${out} holds the app that is read.`, { hint: elsewhere });
  if (dirname(real) === real)
    throw new UserError(`The target ${out} is the root of a file system.`, { hint: elsewhere });
  const home = homedir();
  if (home && isIn(realPathOf(home), real)) {
    throw new UserError(`The target ${out} is the home folder, or holds it.`, { hint: elsewhere });
  }
  // The target is replaced as a whole: a shell that stands in it would be left in a folder that is gone.
  if (isIn(realPathOf(resolve('.')), real)) {
    throw new UserError(`The target ${out} is the current folder, or holds it.`, {
      hint: `${elsewhere} To write to this folder, run the command from elsewhere.`,
    });
  }
}

function refuseContent(path: string, out: string, force: boolean): void {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (!there) return;
  if (there.isSymbolicLink()) {
    throw new UserError(`The target ${out} is a symbolic link.`, {
      hint: 'Name the folder that it leads to, or a new one.',
    });
  }
  if (!there.isDirectory()) throw new UserError(`The target ${out} is a file.`, { hint: elsewhere });
  if (readdirSync(path).length === 0) return;
  if (!force) {
    throw new UserError(`The target ${out} is not empty.`, {
      hint: `${elsewhere} To replace everything that is in this one, add --force.`,
    });
  }
  const found = findIrreplaceable(path);
  if (found?.kind === 'repository') {
    throw new UserError(
      `The target ${out} ${found.path ? `holds a repository, ${found.path},` : 'is a repository,'} and --force would remove its history with everything else.`,
      { hint: 'Name a folder inside of the repository, or a new one.' },
    );
  }
  if (found)
    throw new UserError(
      `In the target ${out}, another file system is mounted${found.path ? ` at ${found.path}` : ''}, and --force would empty it.`,
      { hint: elsewhere },
    );
}

/** A file that the command line names and that the run reads. */
export interface NamedFile {
  readonly path: string;
  readonly option: string;
}

function refuseNamed(real: string, out: string, named: readonly NamedFile[]): void {
  for (const { path, option } of named) {
    if (!isIn(realPathOf(resolve(path)), real)) continue;
    throw new UserError(`The target ${out} holds ${path}, which ${option} names.`, {
      hint: `${elsewhere} Or move the file.`,
    });
  }
}

/**
 * Refuses targets that cannot be replaced, or whose loss nobody means. A target that is a link is refused, too: following
 * it would write where the name does not say, and replacing it would leave the folder behind it as it was.
 *
 * @param input the app that is read: its folder or its .zip file
 * @param out the folder to write
 * @param force whether a folder that is not empty may be replaced
 * @param named what else the run reads
 * @throws UserError always when the target is, holds or lies in the input, is or holds the home or the current folder, holds
 * what else is read, is the root of a file system, a file or a symbolic link; without `force` when it is not empty, with it
 * when there is a repository in it, or another file system; and when it, or a folder in it, cannot be looked at
 */
export function checkTarget(
  input: string,
  out: string,
  force: boolean,
  named: readonly NamedFile[] = [],
): void {
  const path = resolve(out);
  try {
    const real = realPathOf(path);
    refusePlace(input, real, out);
    refuseNamed(real, out, named);
    refuseContent(path, out, force);
  } catch (error) {
    throw explainFailure(error, {
      failure: `The target ${out} cannot be looked at`,
      kind: 'folder',
      option: '--out',
      path,
    });
  }
}
