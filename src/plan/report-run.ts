import type { MergedAnswers } from '../decide/merge-answers';
import { closeLedger } from '../engine/ledger';
import type { Migrated } from '../engine/run-migrations';
import { whatStillRuns } from '../life/what-still-runs';
import type { App } from '../model/app';
import { currentVersion, factsOf, type TargetVersion } from '../model/config-version';
import type { ResolvedDecision } from '../model/decision';
import { getText } from '../model/json';
import type { ReadResult } from '../reader/open-app';
import { checkReferences } from '../references/check-references';
import { collectReferences } from '../references/collect-references';
import { buildReport } from '../report/build-report';
import { listSecrets } from '../report/list-secrets';
import { nextCommands } from '../report/next-commands';
import type { Report } from '../report/report';
import { checkApp } from '../schemas/check-app';
import type { StagedFile } from '../tree/staged-tree';
import type { WrittenFile } from '../writer/write-app';
import type { PlanOptions } from './plan';
import { raiseFindings } from './raise-findings';
import { toolFacts } from './tool-facts';

/** What the stages of a run left behind. */
export interface RunResults {
  readonly input: string;
  readonly options: PlanOptions;
  readonly to: TargetVersion;
  readonly read: ReadResult & { readonly app: App };
  readonly migrated: Migrated;
  readonly output: readonly WrittenFile[];
  readonly staged: readonly StagedFile[];
  readonly decisions: readonly ResolvedDecision[];
  readonly answers: MergedAnswers;
}

function listNext(
  { input, options, to, migrated, output }: RunResults,
  secrets: Report['secrets'],
): string[] {
  const hasFile = (pattern: RegExp): boolean => output.some(({ path }) => pattern.test(path));
  const appId = getText(migrated.app.link, 'client_app_id');
  return nextCommands({
    input: options.shownAs ?? input,
    secrets,
    isDone: migrated.versions.length === 1,
    isCurrent: to === currentVersion,
    hasPackageJson: hasFile(/^functions\/package\.json$/),
    hasNodeModules: hasFile(/^functions\/node_modules[./]/),
    ...(options.out && { out: options.out }),
    ...(appId && { appId }),
  });
}

/** Accounts for every value of a run, checks what came out, and puts the report together. */
export function reportRun(run: RunResults): Report {
  const { input, options, to, read, migrated, output, staged, decisions, answers } = run;
  const ledger = closeLedger({
    files: read.files,
    documents: read.documents,
    output,
    dropped: new Map([...read.dropped, ...migrated.dropped]),
    held: migrated.held,
  });
  const references = collectReferences(migrated.app);
  const secrets = listSecrets(references.filter(({ kind }) => kind === 'secret'));
  const checks = [
    ...checkApp(read.app, 'input'),
    ...checkApp(migrated.app, 'output'),
    ...checkReferences(migrated.app, references),
  ];
  const made = new Set(staged.flatMap(({ path, bytes }) => ('text' in bytes ? [path] : [])));
  const printed = new Set(output.flatMap(({ path, content }) => (made.has(path) ? [content] : [])));
  return buildReport({
    tool: { name: toolFacts.name, version: toolFacts.version },
    input: {
      path: options.shownAs ?? input,
      version: read.app.version,
      because: read.because ?? factsOf(read.app.version).title,
    },
    target: { version: to, ...(options.out && { path: options.out }) },
    versions: migrated.versions,
    output,
    findings: raiseFindings({
      findings: [...read.findings, ...migrated.findings],
      checks,
      secrets,
      decisions,
      answers,
      gaps: ledger.gaps,
    }),
    decisions,
    life: whatStillRuns(migrated.app),
    secrets,
    next: listNext(run, secrets),
    ledger,
    carriesBytes: (content) => !printed.has(content),
  });
}
