import type { ResolvedDecision } from '../model/decision';

/** One decision, or several that one answer serves. */
export type QuestionGroup = readonly [ResolvedDecision, ...ResolvedDecision[]];

// What must be the same for one answer to serve several decisions, and for one text to describe it.
const keyOf = ({ kind, choices, default: safe, text }: ResolvedDecision): string =>
  JSON.stringify([
    kind,
    choices.map(({ value, leadsTo }) => [value, leadsTo]),
    safe,
    text?.pattern.source,
    text?.hint,
  ]);

/**
 * Puts decisions together that can be asked as one question: of one kind, with the same choices and the same default.
 *
 * @param apart the ids of those that are asked on their own
 * @returns the groups, in the order of their first decisions
 */
export function groupQuestions(
  decisions: readonly ResolvedDecision[],
  apart: ReadonlySet<string>,
): QuestionGroup[] {
  const groups = new Map<string, [ResolvedDecision, ...ResolvedDecision[]]>();
  for (const decision of decisions) {
    // No key of a group is an id: it starts with a bracket.
    const key = apart.has(decision.id) ? decision.id : keyOf(decision);
    const group = groups.get(key);
    if (group) group.push(decision);
    else groups.set(key, [decision]);
  }
  return [...groups.values()];
}
