import { resolve } from 'node:path';
import { codeOf } from '../model/code-of';
import { UserError } from '../model/user-error';
import { isIn, realPathOf } from './real-path';
import { replaceFile } from './replace-file';

const elsewhere = 'Name a file elsewhere with --save-answers.';

/**
 * Refuses places for the answers that belong to one of both apps: the one that is read stays as it is, and the one that
 * is written holds what the plan says.
 *
 * @param path where the answers are to be saved
 * @param input the app that is read: its folder or its .zip file
 * @param out the folder of the new app, where there is one
 * @throws UserError when the file would be, or lie in, the input or the target
 */
export function checkAnswersPath(path: string, input: string, out: string | undefined): void {
  try {
    const real = realPathOf(resolve(path));
    const ownerOf = (folder: string, owner: string): string[] =>
      isIn(real, realPathOf(resolve(folder))) ? [owner] : [];
    const [owner] = [
      ...ownerOf(input, 'the app that is read'),
      ...(out === undefined ? [] : ownerOf(out, `the target ${out}`)),
    ];
    if (owner === undefined) return;
    throw new UserError(`The answers cannot be saved to ${path}: it belongs to ${owner}.`, {
      hint: elsewhere,
    });
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof UserError || code === undefined) throw error;
    throw new UserError(`${path} cannot be looked at (${code}).`, { hint: elsewhere });
  }
}

/**
 * Writes answers; an earlier file of answers is replaced. Missing folders are made.
 *
 * @throws UserError when the file cannot be written
 */
export function writeAnswers(path: string, text: string): void {
  replaceFile(path, text, 'The answers');
}
