/**
 * The library: plan a migration, look at its report, apply it. The command does nothing that this module cannot do.
 */
import { existsSync, readFileSync } from 'node:fs';
import { closing, steps } from '../migrations';
import { closeLedger } from './engine/ledger';
import { runMigrations, type Migrated } from './engine/run-migrations';
import { whatStillRuns } from './life/what-still-runs';
import { currentVersion, factsOf, type TargetVersion } from './model/config-version';
import { flagOf, type Decision, type RefusedAnswer, type ResolvedDecision } from './model/decision';
import { toFinding, type Finding, type FindingInput } from './model/finding';
import { getText } from './model/json';
import { formatPlace } from './model/place';
import { UserError, type Problem } from './model/user-error';
import { openApp } from './reader/open-app';
import { checkReferences } from './references/check-references';
import { collectReferences } from './references/collect-references';
import { buildReport } from './report/build-report';
import { listSecrets } from './report/list-secrets';
import { nextCommands } from './report/next-commands';
import type { Report } from './report/report';
import { checkApp } from './schemas/check-app';
import { checkTarget } from './tree/refuse-target';
import { commitTree } from './tree/commit-tree';
import { stageFiles, type StagedFile } from './tree/staged-tree';
import { writeApp, type WrittenFile } from './writer/write-app';

export type { Ledger, LedgerEntry, LedgerTotals } from './engine/ledger';
export type { Decision, ResolvedDecision } from './model/decision';
export type { Finding } from './model/finding';
export type { ConfigVersion, TargetVersion } from './model/config-version';
export type { Place } from './model/place';
export type { FileChange, Life, NeedsYou, Report, SecretUse } from './report/report';
export { UserError, type Problem } from './model/user-error';

/** What to migrate to, and how. Everything has a default. */
export interface PlanOptions {
  /** The version to arrive at; the current one by default. */
  readonly to?: TargetVersion;
  /** Keep (true) or leave out (false) the link to the deployed app; by default it is kept only when nothing is migrated. */
  readonly sameApp?: boolean;
  /** Leave out what no longer runs since 2025-09-30. */
  readonly supportedOnly?: boolean;
  /** Leave out files that are not JSON instead of failing on them. */
  readonly skipBroken?: boolean;
  /** Write every file in the exporter's form, changed or not. */
  readonly normalize?: boolean;
  /** Answers to decisions: by id, or by kind for all of a kind. */
  readonly answers?: ReadonlyMap<string, string>;
  /** Where the tree will be written; only for the report. */
  readonly out?: string;
  /** What the report calls the input, when it is not the folder that is read: the name of a .zip file. */
  readonly shownAs?: string;
}

/** How a plan is written. */
export interface ApplyOptions {
  /** Replace a target that is not empty. */
  readonly force?: boolean;
  /** The process that writes; with it, a later run removes at once what a killed one left. */
  readonly pid?: number;
}

/** A migration that is ready to be written. */
export interface Plan {
  readonly report: Report;
  /** The files of the new tree. */
  readonly files: readonly StagedFile[];
  /** The folder that was read. */
  readonly input: string;
  /** The text of a file of the input, as it stands there; undefined when there is no such file. */
  readonly readInput: (path: string) => Buffer | undefined;
}

// Compiled, this module stands one folder deeper than its source, which the tests load.
const packageJson = [`${__dirname}/../package.json`, `${__dirname}/../../package.json`].find(existsSync)!;
const packageFacts = JSON.parse(readFileSync(packageJson, 'utf8')) as { name: string; version: string };

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

function refuseOpenQuestions(
  refused: readonly RefusedAnswer[],
  decisions: readonly ResolvedDecision[],
  problems: readonly Problem[],
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
  throw new UserError(`Nothing was migrated: ${parts.filter(Boolean).join(', ')}.`, all);
}

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

function reportUnused(
  answers: ReadonlyMap<string, string>,
  decisions: readonly ResolvedDecision[],
): FindingInput[] {
  const used = new Set(decisions.flatMap(({ id, kind }) => [id, kind as string]));
  return [...answers.keys()]
    .filter((id) => !used.has(id))
    .map((id) => ({
      code: 'decision/answer-unused' as const,
      component: 'settings' as const,
      subject: id,
      message: `The answer to ${id} was not used: nothing in this app asks for it.`,
      action: 'Check its spelling against docs/decisions.md, or take it out.',
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

function reportGaps(gaps: readonly string[]): FindingInput[] {
  return gaps.map((gap) => ({
    code: 'ledger/gap' as const,
    component: 'other' as const,
    subject: 'ledger',
    message: `The account of values does not close: ${gap}. This is a fault of migrate-functions, not of the app.`,
    action: 'Compare this value by hand, and report the fault.',
  }));
}

function nextOf(
  report: { secrets: Report['secrets'] },
  input: string,
  migrated: Migrated,
  files: readonly WrittenFile[],
  options: PlanOptions,
  to: TargetVersion,
): string[] {
  const hasFile = (pattern: RegExp): boolean => files.some(({ path }) => pattern.test(path));
  return nextCommands({
    input,
    secrets: report.secrets,
    isDone: migrated.versions.length === 1,
    isCurrent: to === currentVersion,
    hasPackageJson: hasFile(/^functions\/package\.json$/),
    hasNodeModules: hasFile(/^functions\/node_modules[./]/),
    ...(options.out && { out: options.out }),
    ...(getText(migrated.app.link, 'client_app_id') && {
      appId: getText(migrated.app.link, 'client_app_id'),
    }),
  });
}

/**
 * Reads an app, migrates it in memory and accounts for every value. Nothing is written.
 *
 * @param input the app's folder, or a folder up to three levels above it
 * @throws UserError with every problem at once: unreadable files, refused answers, questions that have no default,
 * names that cannot become paths
 */
export function planMigration(input: string, options: PlanOptions = {}): Plan {
  const to = options.to ?? currentVersion;
  const answers = options.answers ?? new Map<string, string>();
  const read = openApp(input, {
    answers,
    skipBroken: options.skipBroken ?? false,
    ...(options.shownAs && { shownAs: options.shownAs }),
  });
  if (!read.app) {
    refuseOpenQuestions(read.refused, read.decisions, read.problems);
    throw new Error('reading gave neither an app nor a reason');
  }
  if (read.app.version > to) {
    throw new UserError(
      `The app is in version ${read.app.version} already, which is newer than ${to}.`,
      [],
      `Leave out --to, or choose --to ${currentVersion}.`,
    );
  }
  const migrated = runMigrations(
    read.app,
    steps,
    closing,
    {
      to,
      sameApp: options.sameApp,
      supportedOnly: options.supportedOnly ?? false,
      normalize: options.normalize ?? false,
    },
    answers,
  );
  const output = writeApp(migrated.app, to);
  const { staged, problems } = stageFiles(output, to, options.normalize ?? false);
  const decisions = [...read.decisions, ...migrated.decisions];
  refuseOpenQuestions([...read.refused, ...migrated.refused], decisions, problems);
  const ledger = closeLedger({
    files: read.files,
    documents: read.documents,
    output,
    dropped: new Map([...read.dropped, ...migrated.dropped]),
    held: migrated.held,
  });
  const references = collectReferences(migrated.app);
  const secrets = listSecrets(references.filter(({ kind }) => kind === 'secret'));
  const raised: FindingInput[] = [
    ...checkApp(read.app, 'input'),
    ...checkApp(migrated.app, 'output'),
    ...checkReferences(migrated.app, references),
    ...reportSecrets(secrets),
    ...reportDefaults(decisions),
    ...reportUnused(answers, decisions),
    ...reportGaps(ledger.gaps),
  ];
  const findings = withoutRepeats([...read.findings, ...migrated.findings, ...raised.map(toFinding)]);
  const stagedText = new Set(staged.filter(({ bytes }) => 'text' in bytes).map(({ path }) => path));
  const printed = new Set(output.filter(({ path }) => stagedText.has(path)).map(({ content }) => content));
  const report = buildReport({
    tool: { name: packageFacts.name, version: packageFacts.version },
    input: {
      path: options.shownAs ?? input,
      version: read.app.version,
      because: read.because ?? factsOf(read.app.version).title,
    },
    target: { version: to, ...(options.out && { path: options.out }) },
    versions: migrated.versions,
    output,
    findings,
    decisions,
    life: whatStillRuns(migrated.app),
    secrets,
    next: nextOf({ secrets }, options.shownAs ?? input, migrated, output, options, to),
    ledger,
    carriesBytes: (content) => !printed.has(content),
  });
  const byPath = new Map(read.files.map((file) => [file.path, file]));
  return {
    report,
    files: staged,
    input: read.path,
    readInput: (path) => (byPath.has(path) ? readFileSync(byPath.get(path)!.absolutePath) : undefined),
  };
}

/**
 * Writes a plan: into a folder beside the target first, which then takes the target's name, so that a run that fails or
 * is killed leaves the target as it was.
 *
 * @param out the folder to make; it must not exist or be empty, unless `force` is given
 * @throws UserError when the target is refused or cannot be written
 */
export function applyPlan(plan: Plan, out: string, { force = false, pid }: ApplyOptions = {}): void {
  checkTarget(plan.input, out, force);
  commitTree(plan.files, out, { force, ...(pid !== undefined && { pid }) });
}
