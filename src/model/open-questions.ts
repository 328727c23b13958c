import type { RefusedAnswer, ResolvedDecision } from './decision';
import { UserError, type Problem } from './user-error';

/**
 * A run that ended because decisions are open: nobody answered those without a default, or an answer was refused. Who
 * catches it can ask, and plan again with the answers.
 */
export class OpenQuestions extends UserError {
  constructor(
    message: string,
    problems: readonly Problem[],
    hint: string | undefined,
    /** All decisions that came up so far but for the refused ones; those that nobody answered among them. */
    readonly decisions: readonly ResolvedDecision[],
    readonly refused: readonly RefusedAnswer[],
  ) {
    super(message, problems, hint);
    this.name = 'OpenQuestions';
  }
}
