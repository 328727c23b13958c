import type { Decision, ResolvedDecision } from '../../../src/model/decision';

/** A question about a data source without a cluster, with something else instead where it is given. */
export function questionOf(id: string, given: Partial<Decision> = {}): Decision {
  return {
    id,
    kind: 'cluster',
    subject: id.slice(id.indexOf(':') + 1),
    question: `Which cluster is meant by ${id}?`,
    why: 'clusterName is missing.',
    choices: [
      { value: 'leave-out', leadsTo: 'nothing is linked' },
      { value: 'Cluster0', leadsTo: 'Cluster0' },
    ],
    default: 'leave-out',
    ...given,
  };
}

/** The same, decided by default, unless something else is given. */
export function decisionOf(id: string, given: Partial<ResolvedDecision> = {}): ResolvedDecision {
  return { ...questionOf(id), answer: 'leave-out', answeredBy: 'default', ...given };
}
