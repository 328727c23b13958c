import type { ResolvedDecision } from '../model/decision';
import { closeLedger } from '../engine/ledger/ledger';
import type { App } from '../model/app';
import { factsOf } from '../model/config-version';
import { getText } from '../model/json';
import { pushFlagOf } from '../model/packages';
import { formatPlace, placeOf } from '../model/place';
import { quotePath } from '../model/quote-for-shell';
import type { Reference } from '../model/reference';
import { buildReport } from '../report/build-report';
import { listSecrets } from '../report/list-secrets';
import { nextCommands, type NextFacts } from '../report/next-commands';
import type { Report } from '../report/report';
import type { StagedFile } from '../tree/staged-tree';
import type { WrittenFile } from '../writer/write-app';
import { commandLine } from './command-line';
import { folderOf } from './folder-of';
import type { Pipeline } from './pipeline';
import type { PlanOptions } from './plan';
import { raiseFindings } from './raise-findings';
import type { RewrittenSources } from './rewrite-sources';
import { runChecks } from './run-checks';
import { toolFacts } from './tool-facts';

/** What the stages of a run left behind. */
export interface RunResults {
  readonly input: string;
  readonly options: PlanOptions;
  readonly pipeline: Pipeline;
  readonly output: readonly WrittenFile[];
  readonly staged: readonly StagedFile[];
  readonly rewritten: RewrittenSources;
  readonly decisions: readonly ResolvedDecision[];
}

function factsOfNext({ input, options, pipeline }: RunResults): NextFacts {
  const { migrated, examined, packages } = pipeline;
  const appId = getText(migrated.app.link, 'client_app_id');
  const pushFlag = pushFlagOf(packages);
  return {
    commandLine: commandLine(options.shownAs ?? input, options, options.out ?? 'NEW_FOLDER'),
    onlyPlan: options.onlyPlan ?? false,
    keepsLink: options.sameApp ?? false,
    ...(!options.supportedOnly &&
      hasEndpoints(pipeline.read.app) && {
        cloudRun: `migrate-functions cloud-run ${quotePath(options.shownAs ?? input)} --dry-run`,
      }),
    triggers: migrated.app.triggers
      .map(({ name }) => name)
      .filter((name) => examined.support.statusOf('triggers', name) === 'runs'),
    ...(pushFlag && { pushFlag }),
    ...(appId && { appId }),
  };
}

const hasEndpoints = ({ endpoints, services }: App): boolean =>
  endpoints.items.length > 0 || services.some(({ webhooks }) => webhooks.length > 0);

function isRewritten({ at }: Reference, { rewritten }: RunResults): boolean {
  const place = rewritten.places.size > 0 ? placeOf(at) : undefined;
  return place !== undefined && rewritten.places.has(formatPlace(place));
}

/** Accounts for every value of a run, checks what came out, and puts the report together. */
export function reportRun(run: RunResults): Report {
  const { input, options, pipeline, output, staged, decisions } = run;
  const { read, to, migrated, answers, references, examined } = pipeline;
  const { support } = examined;
  const folder = folderOf(input, read);
  const ledger = closeLedger({
    files: read.files,
    documents: read.documents,
    output,
    dropped: new Map([...read.dropped, ...migrated.dropped]),
    held: migrated.held,
  });
  const secrets = listSecrets(references.filter(({ kind }) => kind === 'secret'));
  const checks = [
    ...runChecks(pipeline, (reference) => isRewritten(reference, run)),
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
    supportedOnly: options.supportedOnly ?? false,
    output,
    findings: raiseFindings({
      findings: [...read.findings, ...migrated.findings],
      checks,
      // Where nothing runs, nothing is to be pushed, and no secret to be created for it.
      secrets: support.anythingRuns ? secrets : [],
      decisions,
      answers,
      gaps: ledger.gaps,
    }),
    decisions,
    support,
    secrets,
    listNext: (report) => nextCommands(report, factsOfNext(run)),
    ledger,
    carriesBytes: (content) => !printed.has(content),
  });
}
