import { findNearest } from '../decide/find-nearest';
import { answerTo, type MergedAnswers } from '../decide/merge-answers';
import { kindOf, type ResolvedDecision } from '../model/decision';
import type { FindingInput } from '../model/finding';
import { formatPlace } from '../model/place';

function reportUnused(
  { given, file }: MergedAnswers,
  decisions: readonly ResolvedDecision[],
): FindingInput[] {
  const used = new Set<string>(decisions.flatMap(({ id, kind }) => [id, kind]));
  const all = [
    ...[...given.keys()].map((id) => ({ id })),
    ...[...file.values()].map(({ id, place }) => ({ id, at: place })),
  ];
  return all
    .filter(({ id }) => !used.has(id))
    .map(({ id, ...at }) => {
      const nearest = findNearest(id, decisions);
      const isKnown = kindOf(id) !== undefined;
      return {
        code: 'decision/answer-unused' as const,
        component: 'settings' as const,
        subject: id,
        ...at,
        message: `The answer to ${id} was not used: ${isKnown ? 'nothing in this app asks for it' : 'there is no such decision'}.`,
        action: nearest
          ? `The nearest that is known is ${nearest}. Correct it, or take it out.`
          : 'Check its spelling against docs/decisions.md, or take it out.',
      };
    });
}

function reportOverruled(
  { given, file }: MergedAnswers,
  decisions: readonly ResolvedDecision[],
): FindingInput[] {
  return decisions.flatMap((decision) => {
    const taken = answerTo(decision, given);
    const other = answerTo(decision, file);
    if (taken === undefined || other === undefined || taken === other.answer) return [];
    return [
      {
        code: 'decision/answer-overruled' as const,
        component: 'settings' as const,
        subject: decision.id,
        at: other.place,
        message: `The command line answers ${decision.id} with ${taken}, and ${formatPlace(other.place)} with ${other.answer}; the command line counts.`,
      },
    ];
  });
}

/** What there is to say about the answers that were given: those that no decision asked for, and those that did not count. */
export function reportAnswers(
  answers: MergedAnswers,
  decisions: readonly ResolvedDecision[],
): FindingInput[] {
  return [...reportUnused(answers, decisions), ...reportOverruled(answers, decisions)];
}
