import { groupBy } from '../model/group-by';
import type { MergedAnswers } from '../decide/merge-answers';
import { flagOf, type DecisionKind, type ResolvedDecision } from '../model/decision';
import { toFinding, type Finding, type FindingInput } from '../model/finding';
import { formatPlace } from '../model/place';
import type { Report } from '../report/report';
import { reportAnswers } from './report-answers';

function reportDefaults(decisions: readonly ResolvedDecision[]): FindingInput[] {
  return decisions
    .filter(({ answeredBy }) => answeredBy === 'default')
    .map((decision) => ({
      code: 'decision/default-taken' as const,
      component: 'settings' as const,
      subject: decision.id,
      ...(decision.place && { at: decision.place }),
      message: `${decision.question} ${decision.why} The default was taken: ${decision.answer}.`,
      action: `Answer it with ${flagOf(decision, decision.choices[0]?.value)}, or another of its choices.`,
    }));
}

function reportSecrets(secrets: Report['secrets']): FindingInput[] {
  return secrets.map(({ name, usedBy: [first, ...more] }) => ({
    code: 'secret/to-create' as const,
    component: 'secrets' as const,
    subject: name,
    ...(first?.place && { at: first.place }),
    message: `${first?.component} ${first?.name}${more.length ? ` and ${more.length} more refer` : ' refers'} to the secret ${name}, which must exist before a push.`,
  }));
}

function reportGaps(gaps: readonly string[]): FindingInput[] {
  return gaps.map((gap) => ({
    code: 'ledger/gap' as const,
    component: 'other' as const,
    subject: 'ledger',
    message: `The account of values does not close: ${gap}. This is a fault of migrate-functions, not of the app.`,
    action: 'Compare this value by hand, and report the fault.',
  }));
}

const placed = ({ place }: Pick<Finding, 'place'>): string | undefined => place && formatPlace(place);

/** What is wrong in the input and stays wrong in the output is told once, as what a push will refuse. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const invalid = new Set(
    findings.flatMap((finding) => (finding.code === 'output/invalid' ? (placed(finding) ?? []) : [])),
  );
  return findings.filter(
    (finding) =>
      !['key/unexpected-value', 'key/unknown'].includes(finding.code) || !invalid.has(placed(finding) ?? ''),
  );
}

// The keys that these decisions are about: while one is open, it speaks for its key, and no check does as well.
const keysOfDecisions: Partial<Record<DecisionKind, string>> = {
  cluster: 'config.clusterName',
  name: 'name',
  'provider-region': 'provider_region',
  'deployment-model': 'deployment_model',
  'trigger-providers': 'config.providers',
};

/**
 * Whether a finding says what an open decision asks about the same place.
 *
 * @param open the open decisions about the finding's file
 */
function isAsked({ code, subject, place }: Finding, open: readonly ResolvedDecision[]): boolean {
  return open.some(({ kind, place: asked }) => {
    if (!asked || !place) return false;
    if (code === 'output/invalid') return keysOfDecisions[kind] === subject;
    // What became of the rule follows from the answer.
    return code === 'rule/of-2018' && kind === 'legacy-rule' && formatPlace(asked) === formatPlace(place);
  });
}

/** What a run knows when its findings are put together. */
export interface FoundSoFar {
  /** What the stages raised themselves. */
  readonly findings: readonly Finding[];
  /** What the checks of the app raise. */
  readonly checks: readonly FindingInput[];
  readonly secrets: Report['secrets'];
  readonly decisions: readonly ResolvedDecision[];
  readonly answers: MergedAnswers;
  readonly gaps: readonly string[];
}

/** All findings of a run, those of the run as a whole included. */
export function raiseFindings({
  findings,
  checks,
  secrets,
  decisions,
  answers,
  gaps,
}: FoundSoFar): Finding[] {
  const ofTheRun = [
    ...reportSecrets(secrets),
    ...reportDefaults(decisions),
    ...reportAnswers(answers, decisions),
    ...reportGaps(gaps),
  ];
  const open = groupBy(
    decisions.filter(({ answeredBy, place }) => answeredBy === 'default' && place),
    ({ place }) => place?.file,
  );
  const all = withoutRepeats([...findings, ...[...checks, ...ofTheRun].map((input) => toFinding(input))]);
  return all.filter((finding) => !isAsked(finding, open.get(finding.place?.file) ?? []));
}
