import { resolve } from 'node:path';
import type { AppFile } from '../model/app-file';
import { codeOf } from '../model/code-of';
import type { JsonDocument } from '../model/json';
import { placeInDocument, placeOf, positionAt, type Place } from '../model/place';
import { UserError, type Problem } from '../model/user-error';
import { JsonSyntaxError, parseJson, type LeniencyNote, type ParsedJson } from '../reader/parse-json';
import { readText } from '../reader/read-text';

/** An answer that a file gives to a decision, or to all decisions of a kind. */
export interface FileAnswer {
  readonly id: string;
  readonly answer: string;
  /** Where the answer stands in the file. */
  readonly place: Place;
}

const failed = 'The answers cannot be read.';
const form = 'An answers file is a JSON5 object of ids or kinds, each with a text in quotes.';

function textOf({ path, absolutePath }: AppFile): string {
  try {
    return readText(absolutePath);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new UserError(
      code === 'ENOENT'
        ? `There is no answers file ${path}.`
        : `The answers file ${path} cannot be read (${code}).`,
      { hint: 'Name a file that --save-answers wrote.' },
    );
  }
}

function parse(file: AppFile): ParsedJson {
  let text = '';
  try {
    text = textOf(file);
    return parseJson(file, text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const place = { file: file.path, ...positionAt(text.replace(/^\ufeff/, ''), error.offset) };
    const message = `This is not JSON5: expected ${error.expected}, found ${error.found}.`;
    throw new UserError(failed, { problems: [{ place, message }], hint: form });
  }
}

/** The answers that are overwritten further down, as problems. */
function listDuplicates(document: JsonDocument, notes: readonly LeniencyNote[]): Problem[] {
  return notes
    .filter((note) => note.kind === 'duplicate-key')
    .map(({ key, offset }) => ({
      place: placeInDocument(document, offset),
      message: `${JSON.stringify(key)} occurs again further down.`,
      action: 'Keep one of both.',
    }));
}

/**
 * Reads a file of answers: a JSON5 object from decision id, or bare kind, to the answer.
 *
 * @param path as the user named it, which is also how places name it
 * @throws UserError when there is no such file, or with everything at once that is not of this form
 */
export function readAnswers(path: string): FileAnswer[] {
  const { document, notes } = parse({ path, absolutePath: resolve(path) });
  if (!document)
    throw new UserError(failed, {
      problems: [{ place: { file: path }, message: 'The file is empty.' }],
      hint: form,
    });
  const { root } = document;
  const problems = listDuplicates(document, notes);
  const answers: FileAnswer[] = [];
  if (root.kind !== 'object') problems.push({ place: placeOf(root), message: 'This is no object.' });
  else
    for (const { key, value } of root.members) {
      if (value.kind === 'scalar' && typeof value.value === 'string')
        answers.push({ id: key, answer: value.value, place: placeInDocument(document, value.offset) });
      else
        problems.push({
          place: placeOf(value),
          message: `The answer to ${JSON.stringify(key)} is no text in quotes.`,
        });
    }
  if (problems.length) throw new UserError(failed, { problems, hint: form });
  return answers;
}
