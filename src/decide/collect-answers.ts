import { decisionKinds, kindOf, type DecisionKind } from '../model/decision';
import { UserError } from '../model/user-error';

/** The answers that the command line gives: flags of their own by kind, and `--answer ID=VALUE`. */
export interface GivenAnswers {
  readonly flags: Readonly<Partial<Record<DecisionKind, string>>>;
  readonly answer: readonly string[];
}

// No id starts with a quote: one that does is a JSON string, which may hold `=`.
function splitAnswer(text: string): { id: string; value: string } {
  const [, quoted] = /^("(?:[^"\\]|\\.)*")=/.exec(text) ?? [];
  const equals = quoted === undefined ? text.indexOf('=') : quoted.length;
  if (equals <= 0) throw new UserError(`--answer takes ID=VALUE, and got ${JSON.stringify(text)}.`);
  const value = text.slice(equals + 1);
  if (quoted === undefined) return { id: text.slice(0, equals), value };
  try {
    return { id: String(JSON.parse(quoted)), value };
  } catch {
    throw new UserError(`--answer takes ID=VALUE, and the quoted id of ${JSON.stringify(text)} is no JSON.`);
  }
}

/**
 * Collects answers into one map by decision id or kind. `--answer` beats a flag, as it can be more exact.
 *
 * @throws UserError for an `--answer` that is not ID=VALUE, or whose id is of no kind
 */
export function collectAnswers({ flags, answer }: GivenAnswers): Map<string, string> {
  const answers = new Map(Object.entries(flags).filter(([, value]) => value !== undefined));
  for (const text of answer) {
    const { id, value } = splitAnswer(text);
    if (kindOf(id) === undefined) {
      throw new UserError(`There is no decision ${JSON.stringify(id)}.`, {
        hint: `An id starts with one of ${Object.keys(decisionKinds).join(', ')}.`,
      });
    }
    answers.set(id, value);
  }
  return answers;
}
