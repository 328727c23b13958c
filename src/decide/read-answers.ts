import type { JsonDocument } from '../model/json';
import { placeInDocument, placeOf, positionAt, type Place } from '../model/place';
import { UnreadableInput } from '../model/unreadable-input';
import { UserError, type Problem } from '../model/user-error';
import { nameInput } from '../reader/name-input';
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

function textOf(path: string): string {
  try {
    return readText(nameInput(path));
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    throw new UserError(
      error.code === 'ENOENT'
        ? `There is no answers file ${path}.`
        : `The answers file ${path} ${error.fault}.`,
      { hint: 'Name a file that --save-answers wrote.' },
    );
  }
}

function parse(path: string): ParsedJson {
  let text = '';
  try {
    text = textOf(path);
    return parseJson({ path, absolutePath: path }, text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const place = { file: path, ...positionAt(text.replace(/^\ufeff/, ''), error.offset) };
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
  const { document, notes } = parse(path);
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
