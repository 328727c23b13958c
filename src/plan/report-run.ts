import { relative, resolve, sep } from 'node:path';
import type { MergedAnswers } from '../decide/merge-answers';
import { closeLedger } from '../engine/ledger/ledger';
import type { Migrated } from '../engine/run-migrations';
import { whatStillRuns } from '../life/what-still-runs';
import type { App } from '../model/app';
import { factsOf, type TargetVersion } from '../model/config-version';
import type { ResolvedDecision } from '../model/decision';
import { getText, isTrue } from '../model/json';
import { formatPlace, placeOf } from '../model/place';
import type { ReadResult } from '../reader/open-app';
import { checkReferences } from '../references/check-references';
import { checkSources } from '../references/check-sources';
import { collectReferences, type Reference } from '../references/collect-references';
import { callsBetween } from '../references/calls-between';
import { buildReport } from '../report/build-report';
import { listSecrets } from '../report/list-secrets';
import { nextCommands, type NextFacts } from '../report/next-commands';
import type { Report } from '../report/report';
import { checkApp } from '../schemas/check-app';
import type { StagedFile } from '../tree/staged-tree';
import type { WrittenFile } from '../writer/write-app';
import { commandLine } from './command-line';
import type { PlanOptions } from './plan';
import { raiseFindings } from './raise-findings';
import { readDependencies } from './read-dependencies';
import { readSources } from './read-sources';
import type { RewrittenSources } from './rewrite-sources';
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
  readonly rewritten: RewrittenSources;
  readonly decisions: readonly ResolvedDecision[];
  readonly answers: MergedAnswers;
}

function factsOfNext({ input, options, migrated, output }: RunResults): NextFacts {
  const hasFile = (pattern: RegExp): boolean => output.some(({ path }) => pattern.test(path));
  const appId = getText(migrated.app.link, 'client_app_id');
  const triggers = migrated.app.triggers.filter(
    ({ document }) =>
      /^(?:DATABASE|SCHEDULED)$/.test(getText(document, 'type') ?? '') && !isTrue(document, 'disabled'),
  );
  return {
    commandLine: commandLine(options.shownAs ?? input, options, options.out ?? 'NEW_FOLDER'),
    onlyPlan: options.onlyPlan ?? false,
    keepsLink: options.sameApp ?? false,
    triggers: triggers.map(({ name }) => name),
    hasPackageJson: hasFile(/^functions\/package\.json$/),
    hasNodeModules: hasFile(/^functions\/node_modules[./]/),
    ...(appId && { appId }),
  };
}

/** The folder below the given one that holds the app, as a POSIX path; empty where it is the given one. */
function folderOf({ input, read }: RunResults): string {
  return relative(resolve(input), read.path).split(sep).join('/');
}

function isRewritten({ at }: Reference, { rewritten }: RunResults): boolean {
  const place = rewritten.places.size > 0 ? placeOf(at) : undefined;
  return place !== undefined && rewritten.places.has(formatPlace(place));
}

/** Accounts for every value of a run, checks what came out, and puts the report together. */
export function reportRun(run: RunResults): Report {
  const { input, options, to, read, migrated, output, staged, decisions, answers } = run;
  const folder = folderOf(run);
  const ledger = closeLedger({
    files: read.files,
    documents: read.documents,
    output,
    dropped: new Map([...read.dropped, ...migrated.dropped]),
    held: migrated.held,
  });
  const sources = readSources(migrated.app);
  const references = collectReferences(migrated.app, sources);
  const secrets = listSecrets(references.filter(({ kind }) => kind === 'secret'));
  const checks = [
    ...checkApp(read.app, 'input'),
    ...checkApp(migrated.app, 'output'),
    ...checkReferences(migrated.app, references),
    ...checkSources({
      input: read.app,
      app: migrated.app,
      sources,
      references: references.filter((reference) => !isRewritten(reference, run)),
      dependencies: readDependencies(migrated.app),
    }),
    ...run.rewritten.findings,
  ];
  const made = new Set(staged.flatMap(({ path, bytes }) => ('text' in bytes ? [path] : [])));
  const printed = new Set(output.flatMap(({ path, content }) => (made.has(path) ? [content] : [])));
  return buildReport({
    tool: toolFacts,
    input: {
      path: options.shownAs ?? input,
      ...(folder && { folder }),
      ...(read.others.length > 0 && { others: read.others }),
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
    life: whatStillRuns(migrated.app, callsBetween(sources)),
    secrets,
    listNext: (report) => nextCommands(report, factsOfNext(run)),
    ledger,
    carriesBytes: (content) => !printed.has(content),
  });
}
