import type { MergedAnswers } from '../decide/merge-answers';
import { flagOf, type ResolvedDecision } from '../model/decision';
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

/** What is wrong in the input and stays wrong in the output is told once, as what a push will refuse. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const keyOf = ({ subject, place }: Finding): string => `${subject} ${place ? formatPlace(place) : ''}`;
  const invalid = new Set(findings.filter(({ code }) => code === 'output/invalid').map(keyOf));
  return findings.filter(
    (finding) => finding.code !== 'key/unexpected-value' || !invalid.has(keyOf(finding)),
  );
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
  return withoutRepeats([...findings, ...[...checks, ...ofTheRun].map(toFinding)]);
}
