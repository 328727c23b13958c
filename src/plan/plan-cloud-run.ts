import { buildProject } from '../cloud-run/build-project';
import { listUnknown } from '../cloud-run/list-entries';
import type { ProjectInput } from '../cloud-run/project-input';
import { whyNotServed, type Project } from '../cloud-run/project';
import type { MergedAnswers } from '../decide/merge-answers';
import { closeLedger } from '../engine/ledger/ledger';
import { currentVersion, factsOf } from '../model/config-version';
import type { DecisionKind, ResolvedDecision } from '../model/decision';
import type { FindingInput } from '../model/finding';
import { added } from '../model/make-json';
import { UserError } from '../model/user-error';
import { listNames } from '../report/list-names';
import { plural } from '../report/plural';
import { quotePath } from '../model/quote-for-shell';
import { reason } from '../model/reason';
import { readShown } from '../reader/read-shown';
import { buildReport } from '../report/build-report';
import type { CloudRunProject, Report } from '../report/report';
import { stageFiles } from '../tree/staged-tree';
import type { WrittenFile } from '../writer/write-app';
import { cloudRunInput } from './cloud-run-input';
import { cloudRunCommand } from './command-line';
import { folderOf } from './folder-of';
import type { CloudRunOptions } from './cloud-run-options';
import type { Plan } from './plan';
import { runPipeline } from './pipeline';
import { raiseFindings } from './raise-findings';
import { RecordedAnswers } from './record-answers';
import { refuseOpenQuestions } from './refuse-open-questions';
import { toolFacts } from './tool-facts';

const failure = 'No project was made';

/** The decisions of a migration that count for a project as well; the others are about what it does not have. */
const shared: ReadonlySet<DecisionKind> = new Set(['layout', 'app-folder', 'duplicate', 'webhook-secret']);

const written = reason('A Cloud Run functions project has the file.', 'cloud-run/project');
const wrapped = reason('A function of the project is its source between two lines.', 'cloud-run/project');

function toWritten({ path, text, component, from, name }: Project['files'][number]): WrittenFile {
  const names = name === undefined ? [] : [{ name, ...(from && { at: from }) }];
  const why = from ? wrapped : written;
  return { path, component, content: from ?? added(text, why), edited: { text, reason: why }, names };
}

function toCloudRun({ service, region, entries, leftOut }: Project): CloudRunProject {
  return {
    service,
    region,
    entries: [
      ...entries.map((entry) => {
        const why = whyNotServed(entry);
        return {
          request: `${entry.method} ${entry.route}`,
          kind: entry.kind,
          function: entry.function,
          handler: entry.name,
          isServed: why === undefined,
          ...(why !== undefined && { why }),
        };
      }),
      ...leftOut.map((entry) => ({ ...entry, handler: '', isServed: false })),
    ],
  };
}

function describeProject({ service, region, entries, leftOut }: Project): string {
  const all = entries.length + leftOut.length;
  if (all === 0) return 'The app has no endpoint and no webhook, so that there is nothing to write.';
  const total = plural(all, 'endpoint or webhook', 'endpoints and webhooks');
  if (entries.length === 0) return `None of ${total} can be answered, so that nothing is written.`;
  const served = entries.filter((entry) => !whyNotServed(entry)).length;
  const count = served === all ? `All of ${total}` : `${served} of ${total}`;
  return `${count} will be answered by the Cloud Run service ${service} in ${region}.`;
}

/** The needs of a project, which are about nothing that a push would refuse. */
const asOfProject = (needs: Report['needsYou']): Report['needsYou'] =>
  needs.map((need) => ({ ...need, group: 'cloud-run' }));

/**
 * Reads an app and makes a Cloud Run functions project of its endpoints and webhooks. Nothing is written.
 *
 * @param input the app's folder, or a folder up to three levels above it
 * @returns a plan without files when the app has neither
 * @throws UserError with every problem at once; OpenQuestions if answers are all that is missing
 */
export function planCloudRun(input: string, options: CloudRunOptions = {}): Plan {
  const { only = [], services = 'one', dockerfile = false, out, onlyPlan = false } = options;
  const pipeline = runPipeline(input, { ...options, failure });
  const { read, migrated, answers, examined } = pipeline;
  options.onProgress?.('checking');
  const recorded = new RecordedAnswers(answers.answers);
  const told: FindingInput[] = [];
  const parts = cloudRunInput(
    pipeline,
    { only, services, dockerfile },
    { answers: recorded, findings: told },
  );
  refuseUnknown(parts);
  const project = buildProject(parts);
  const output = project.files.map(toWritten);
  const { staged, problems } = stageFiles(output, currentVersion, false);
  const counted = migrated.decisions.filter(({ kind }) => shared.has(kind));
  const decisions = [...read.decisions, ...counted, ...recorded.decisions];
  refuseOpenQuestions(
    [...read.refused, ...migrated.refused, ...recorded.refused],
    decisions,
    problems,
    answers,
    failure,
  );
  const folder = folderOf(input, read);
  const report = buildReport({
    tool: toolFacts,
    input: {
      path: options.shownAs ?? input,
      ...(folder && { folder }),
      ...(read.others.length > 0 && { others: read.others }),
      version: read.app.version,
      because: read.because ?? factsOf(read.app.version).title,
    },
    target: { version: currentVersion, ...(out && { path: out }) },
    versions: migrated.versions,
    supportedOnly: false,
    output,
    findings: raiseFindings({
      findings: read.findings,
      checks: told,
      secrets: [],
      decisions,
      answers: withoutAnswersTo(answers, migrated.decisions),
      gaps: [],
    }),
    decisions,
    support: examined.support,
    secrets: [],
    listNext: () =>
      project
        ? nextSteps(cloudRunCommand(options.shownAs ?? input, options), onlyPlan ? undefined : out)
        : [],
    // A project is not the app in another form: nothing of it is accounted for value by value.
    ledger: closeLedger({ files: [], documents: [], output: [], dropped: new Map(), held: new Map() }),
    carriesBytes: () => false,
  });
  const byPath = new Map(read.files.map((file) => [file.path, file]));
  return {
    report: {
      ...report,
      needsYou: asOfProject(report.needsYou),
      verdict: { anythingRuns: examined.support.anythingRuns, text: describeProject(project) },
      life: [],
      cloudRun: toCloudRun(project),
    },
    files: staged,
    input: read.path,
    readInput: (path) => {
      const file = byPath.get(path);
      return file && !read.unreadable.includes(file) ? readShown(file) : undefined;
    },
  };
}

function refuseUnknown(parts: ProjectInput): void {
  const { unknown, known } = listUnknown(parts);
  if (unknown.length === 0) return;
  throw new UserError(`${failure}: the app has no ${unknown.join(', ')}.`, {
    hint:
      known.length > 0
        ? `It has ${listNames(known, { limit: 20 })}; --only takes a route, or method and route.`
        : 'It has no endpoint and no webhook.',
  });
}

/** What to run next: the command that writes the project, or what tries it out. */
function nextSteps(command: string, out: string | undefined): string[] {
  if (out === undefined) return [command];
  return [
    `cd ${quotePath(out)}`,
    'npm install',
    'npm test',
    '# README.md says how to try it out, and deploy.md has the commands that put it on Cloud Run.',
  ];
}

/** Answers without those to decisions of a migration that a project does not ask: a file of answers may have both. */
function withoutAnswersTo(answers: MergedAnswers, decisions: readonly ResolvedDecision[]): MergedAnswers {
  const others = new Set<string>(
    decisions.filter(({ kind }) => !shared.has(kind)).flatMap(({ id, kind }) => [id, kind]),
  );
  const keep = <T>(map: ReadonlyMap<string, T>): Map<string, T> =>
    new Map([...map].filter(([id]) => !others.has(id)));
  return { answers: keep(answers.answers), given: keep(answers.given), file: keep(answers.file) };
}
