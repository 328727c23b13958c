import { decisionKinds, type DecisionKind } from '../model/decision';
import { UserError } from '../model/user-error';

/** The answers that the command line gives: flags of their own by kind, and `--answer ID=VALUE`. */
export interface GivenAnswers {
  readonly flags: Readonly<Partial<Record<DecisionKind, string>>>;
  readonly answer: readonly string[];
}

const isKind = (kind: string): kind is DecisionKind => Object.hasOwn(decisionKinds, kind);

/**
 * Collects answers into one map by decision id or kind. `--answer` beats a flag, as it can be more exact.
 *
 * @throws UserError for an `--answer` that is not ID=VALUE, or whose id is of no kind
 */
export function collectAnswers({ flags, answer }: GivenAnswers): Map<string, string> {
  const answers = new Map(Object.entries(flags).filter(([, value]) => value !== undefined));
  for (const text of answer) {
    const equals = text.indexOf('=');
    const id = text.slice(0, equals);
    if (equals <= 0) throw new UserError(`--answer takes ID=VALUE, and got ${JSON.stringify(text)}.`);
    const kind = id.split(':', 1)[0]!;
    if (!isKind(kind)) {
      throw new UserError(
        `There is no decision ${JSON.stringify(id)}.`,
        [],
        `An id starts with one of ${Object.keys(decisionKinds).join(', ')}.`,
      );
    }
    answers.set(id, text.slice(equals + 1));
  }
  return answers;
}
