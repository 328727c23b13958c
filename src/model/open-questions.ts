import type { RefusedAnswer, ResolvedDecision } from './decision';
import { UserError, type ErrorFacts } from './user-error';

/** What is open. */
export interface OpenQuestionFacts extends ErrorFacts {
  /** All decisions that came up so far but for the refused ones; those that nobody answered among them. */
  readonly decisions: readonly ResolvedDecision[];
  readonly refused: readonly RefusedAnswer[];
}

/**
 * A run that ended because decisions are open: nobody answered those without a default, or an answer was refused. Who
 * catches it can ask, and plan again with the answers.
 */
export class OpenQuestions extends UserError {
  readonly decisions: readonly ResolvedDecision[];
  readonly refused: readonly RefusedAnswer[];

  constructor(message: string, { decisions, refused, ...facts }: OpenQuestionFacts) {
    super(message, facts);
    this.name = 'OpenQuestions';
    this.decisions = decisions;
    this.refused = refused;
  }
}
