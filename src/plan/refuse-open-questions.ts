import { findNearest } from '../decide/find-nearest';
import { placeOfAnswer, type MergedAnswers } from '../decide/merge-answers';
import type { FileAnswer } from '../decide/read-answers';
import { isCredentialAsName } from '../model/is-credential-as-name';
import { mask } from '../model/mask';
import { flagOf, kindOf, type Decision, type RefusedAnswer, type ResolvedDecision } from '../model/decision';
import { OpenQuestions } from '../model/open-questions';
import { formatPlace } from '../model/place';
import { UserError, type Problem } from '../model/user-error';

function describeRefused({ decision, answer }: RefusedAnswer, answers: MergedAnswers): Problem {
  const values = decision.choices.map(({ value }) => value).join(', ');
  const inFile = placeOfAnswer(decision, answers);
  const place = inFile ?? decision.place;
  const about = inFile && decision.place ? ` (${formatPlace(decision.place)})` : '';
  return {
    ...(place && { place }),
    // Whoever is asked for the name of a secret may give the secret.
    message: `${JSON.stringify(isCredentialAsName(answer) ? mask : answer)} is no answer to ${decision.id}${about}: ${decision.question}`,
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

// What is written here may be the answer that is missing below.
function describeMisspelt({ id, place }: FileAnswer, decisions: readonly Decision[]): Problem {
  const nearest = findNearest(id, decisions);
  return {
    place,
    message: `There is no decision ${JSON.stringify(id)}.`,
    ...(nearest !== undefined && { action: `The nearest is ${nearest}.` }),
  };
}

const count = (many: readonly unknown[], one: string, more: string): string[] =>
  many.length ? [`${many.length} ${many.length === 1 ? one : more}`] : [];

/**
 * Ends the run when it cannot go on.
 *
 * @param failure what could not be done, as the message begins
 * @throws UserError with all problems, refused answers and questions without an answer, each with what to do; if there
 * are no problems, it is OpenQuestions
 */
export function refuseOpenQuestions(
  refused: readonly RefusedAnswer[],
  decisions: readonly ResolvedDecision[],
  problems: readonly Problem[],
  answers: MergedAnswers,
  failure = 'Nothing was migrated',
): void {
  const undecided = decisions.filter(({ answeredBy }) => answeredBy === 'nobody');
  if (problems.length + refused.length + undecided.length === 0) return;
  const misspelt = undecided.length ? [...answers.file.values()].filter(({ id }) => !kindOf(id)) : [];
  const parts = [
    ...count(problems, 'problem in the input', 'problems in the input'),
    ...count(refused, 'answer that no decision accepts', 'answers that no decision accepts'),
    ...count(undecided, 'question without an answer', 'questions without an answer'),
    ...count(misspelt, 'answer without a question', 'answers without a question'),
  ];
  const message = `${failure}: ${parts.join(', ')}.`;
  const all = [
    ...problems,
    ...refused.map((answer) => describeRefused(answer, answers)),
    ...undecided.map(describeUndecided),
    ...misspelt.map((answer) => describeMisspelt(answer, decisions)),
  ];
  if (problems.length) throw new UserError(message, { problems: all });
  throw new OpenQuestions(message, { problems: all, decisions, refused });
}
