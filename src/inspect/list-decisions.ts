import { flagOf, type ResolvedDecision } from '../model/decision';
import type { OpenDecision } from './inventory';

/** The decisions that nobody answered; one that leaves no choice is none. */
export function listDecisions(decisions: readonly ResolvedDecision[]): OpenDecision[] {
  return decisions
    .filter(({ answeredBy, choices, text }) => answeredBy !== 'answer' && (choices.length > 1 || text))
    .map((decision) => {
      const { id, kind, subject, question, why, choices, text, place } = decision;
      return {
        id,
        kind,
        subject,
        question,
        why,
        choices,
        ...(text && { hint: text.hint }),
        ...(decision.default !== undefined && { default: decision.default }),
        flag: flagOf(decision),
        ...(place && { place }),
      };
    });
}
