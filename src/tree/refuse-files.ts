import { accessSync, constants, lstatSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UserError } from '../model/user-error';
import { kindOfFile } from '../reader/kind-of-file';
import { explainFailure } from './explain-failure';
import { isIn, realPathOf } from './real-path';
import type { AskedFile } from './replace-file';

/** What the files that a run writes beside its target must not harm. */
export interface Untouched {
  /** The app that is read: its folder or its .zip file. */
  readonly input: string;
  /** The folder of the new app, where there is one. */
  readonly out?: string;
  /** The file of answers that is read. Answers may be saved to it again. */
  readonly answers?: string;
}

function refusalOf(file: AskedFile, real: string, { input, out, answers }: Untouched): string | undefined {
  if (isIn(real, realPathOf(resolve(input)))) return 'it belongs to the app that is read';
  if (out !== undefined) {
    const target = realPathOf(resolve(out));
    if (isIn(real, target)) return `it belongs to the target ${out}`;
    if (isIn(target, real)) return `the target ${out} lies in it`;
  }
  if (answers !== undefined && file.option !== '--save-answers' && real === realPathOf(resolve(answers)))
    return 'it is the answers file that is read';
  const there = lstatSync(resolve(file.path), { throwIfNoEntry: false });
  if (there && !there.isFile()) return `it is ${kindOfFile(there)}, and no file`;
  return refusalOfFolder(dirname(real));
}

/** Whether a file can be written to a folder, or to one that will be made there. */
function refusalOfFolder(folder: string): string | undefined {
  const there = statSync(folder, { throwIfNoEntry: false });
  if (!there) return dirname(folder) === folder ? undefined : refusalOfFolder(dirname(folder));
  if (!there.isDirectory()) return `${folder} is a file`;
  accessSync(folder, constants.W_OK | constants.X_OK);
  return undefined;
}

function look(file: AskedFile, untouched: Untouched): { real: string; refusal?: string | undefined } {
  try {
    const real = realPathOf(resolve(file.path));
    return { real, refusal: refusalOf(file, real, untouched) };
  } catch (error) {
    const { what, path, option } = file;
    throw explainFailure(error, {
      failure: `${what} cannot be written to ${path}`,
      kind: 'file',
      option,
      path: resolve(path),
    });
  }
}

/**
 * Refuses places for reports and answers that belong to one of both apps, that another file has, or where no file can be:
 * the app that is read stays as it is, the one that is written holds what the plan says, and a link, a folder or a device
 * is never replaced.
 *
 * @throws UserError with the first file that is refused, before anything is written
 */
export function refuseFiles(files: readonly AskedFile[], untouched: Untouched): void {
  const taken = new Map<string, AskedFile>();
  for (const file of files) {
    const { real, refusal } = look(file, untouched);
    if (refusal !== undefined)
      throw new UserError(`${file.what} cannot be written to ${file.path}: ${refusal}.`, {
        hint: `Name a file elsewhere with ${file.option}.`,
      });
    const other = taken.get(real);
    if (other)
      throw new UserError(
        other.option === file.option
          ? `${file.option} names the same file ${file.path} twice.`
          : `${other.option} and ${file.option} name the same file ${file.path}.`,
        { hint: 'Name another file for one of them.' },
      );
    taken.set(real, file);
  }
}
