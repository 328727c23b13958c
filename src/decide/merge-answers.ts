import { kindOf, type Answers, type Decision } from '../model/decision';
import type { Place } from '../model/place';
import type { FileAnswer } from './read-answers';

/** The answers of a run, and where each of them comes from. */
export interface MergedAnswers {
  /** Those that count. */
  readonly answers: Answers;
  /** Those of the command line, of prompts, or of the caller. */
  readonly given: Answers;
  /** Those of the file, by id. */
  readonly file: ReadonlyMap<string, FileAnswer>;
}

/** The answer to a decision from one source: to its id, else to its kind. */
export function answerTo<T>({ id, kind }: Decision, answers: ReadonlyMap<string, T>): T | undefined {
  return answers.get(id) ?? answers.get(kind);
}

/**
 * Puts the answers of both sources together. The given ones beat those of the file, as they are nearer to the run: one to
 * a kind beats one of the file to an id, too.
 */
export function mergeAnswers(given: Answers, fileAnswers: readonly FileAnswer[] = []): MergedAnswers {
  const file = new Map(fileAnswers.map((answer) => [answer.id, answer]));
  const answers = new Map<string, string>();
  for (const { id, answer } of fileAnswers) if (!given.has(kindOf(id) ?? id)) answers.set(id, answer);
  for (const [id, answer] of given) answers.set(id, answer);
  return { answers, given, file };
}

/** Where the answer to a decision stands in the file; undefined where it has none, or where the file does not count. */
export function placeOfAnswer(decision: Decision, { given, file }: MergedAnswers): Place | undefined {
  return answerTo(decision, given) === undefined ? answerTo(decision, file)?.place : undefined;
}
