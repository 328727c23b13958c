import { flagOf, type Decision, type RefusedAnswer, type ResolvedDecision } from '../model/decision';
import { UserError, type Problem } from '../model/user-error';

function describeRefused({ decision, answer }: RefusedAnswer): Problem {
  const values = decision.choices.map(({ value }) => value).join(', ');
  return {
    ...(decision.place && { place: decision.place }),
    message: `${JSON.stringify(answer)} is no answer to ${decision.id}: ${decision.question}`,
    action: `Choose ${values}${decision.text ? `, or another one (${decision.text.hint})` : ''}.`,
  };
}

function describeUndecided(decision: Decision): Problem {
  return {
    ...(decision.place && { place: decision.place }),
    message: `${decision.question} ${decision.why}`,
    action: `Answer with ${decision.choices.map(({ value }) => flagOf(decision, value)).join(' or ')}.`,
  };
}

/**
 * Ends the run when it cannot go on.
 *
 * @param failure what could not be done, as the message begins
 * @throws UserError with all problems, refused answers and questions without an answer, each with what to do
 */
export function refuseOpenQuestions(
  refused: readonly RefusedAnswer[],
  decisions: readonly ResolvedDecision[],
  problems: readonly Problem[],
  failure = 'Nothing was migrated',
): void {
  const undecided = decisions.filter(({ answeredBy }) => answeredBy === 'nobody');
  const all = [...problems, ...refused.map(describeRefused), ...undecided.map(describeUndecided)];
  if (all.length === 0) return;
  const parts = [
    problems.length
      ? `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in the input`
      : undefined,
    refused.length
      ? `${refused.length} ${refused.length === 1 ? 'answer' : 'answers'} that no decision accepts`
      : undefined,
    undecided.length
      ? `${undecided.length} ${undecided.length === 1 ? 'question' : 'questions'} without an answer`
      : undefined,
  ];
  throw new UserError(`${failure}: ${parts.filter(Boolean).join(', ')}.`, all);
}
