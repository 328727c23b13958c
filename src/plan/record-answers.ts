import {
  resolveDecision,
  type Answers,
  type Decision,
  type RefusedAnswer,
  type ResolvedDecision,
} from '../model/decision';

/** What was decided, and which answers no decision accepts, in the order of the questions. */
export class RecordedAnswers {
  private readonly resolved = new Map<string, ResolvedDecision>();
  private readonly refusals = new Map<string, RefusedAnswer>();

  constructor(private readonly answers: Answers) {}

  /** The answer to a decision, or its default. */
  decide(decision: Decision & { readonly default: string }): string {
    const resolved = resolveDecision(decision, this.answers);
    if (!('answeredBy' in resolved)) {
      this.refusals.set(decision.id, resolved);
      return decision.default;
    }
    this.resolved.set(decision.id, resolved);
    return resolved.answer ?? decision.default;
  }

  get decisions(): ResolvedDecision[] {
    return [...this.resolved.values()];
  }

  get refused(): RefusedAnswer[] {
    return [...this.refusals.values()];
  }
}
