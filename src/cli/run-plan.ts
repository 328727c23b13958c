import { UserError, type Plan, type PlanOptions } from '../index';
import { stagePlan } from '../plan/stage-plan';
import { formatEndings, formatOfFile, type Format } from '../plan/formats';
import { renderReport } from '../plan/render-report';
import { showText } from '../report/renderers/show-text';
import { wrap } from '../report/renderers/wrap';
import { findOldTrees } from '../tree/find-old-trees';
import { refuseFiles } from '../tree/refuse-files';
import { checkTarget, type NamedFile } from '../tree/refuse-target';
import type { AskedFile } from '../tree/replace-file';
import { holdSignals } from './hold-signals';
import { openZip } from './open-zip';
import type { MigrateFlags } from './options';
import { answersAt, planWithAnswers } from './plan-with-answers';
import { openStatusLine, type StatusLine } from './status-line';

/** The options of a command that plans, tells, and writes. */
export type PlanFlags = Pick<
  MigrateFlags,
  | 'out'
  | 'dryRun'
  | 'diff'
  | 'check'
  | 'strict'
  | 'answers'
  | 'saveAnswers'
  | 'yes'
  | 'input'
  | 'force'
  | 'format'
  | 'report'
  | 'verbose'
  | 'quiet'
>;

/** What a run hands to whoever plans. */
export type RunOptions = Required<Pick<PlanOptions, 'shownAs' | 'onlyPlan' | 'onProgress'>> &
  Pick<PlanOptions, 'answers'>;

/** A command that plans, tells, and writes. */
export interface PlanCommand {
  /** The folder or .zip file as it was given. */
  readonly app: string;
  readonly flags: PlanFlags;
  /** The answers of the command line. */
  readonly answers: PlanOptions['answers'];
  /** Plans for the folder that is read. */
  readonly plan: (folder: string, options: RunOptions) => Plan;
  readonly exitCodeOf: (plan: Plan) => number;
  readonly print: (text: string) => Promise<void>;
}

/** A file that a report is written to. */
interface ReportFile {
  readonly path: string;
  readonly format: Format;
}

function listReports(paths: readonly string[] = []): ReportFile[] {
  const reports: ReportFile[] = [];
  const unknown: string[] = [];
  for (const path of paths) {
    const format = formatOfFile(path);
    if (format) reports.push({ path, format });
    else unknown.push(path);
  }
  if (unknown.length > 0)
    throw new UserError(
      `--report cannot tell a form from the ${unknown.length === 1 ? 'name' : 'names'} ${unknown.join(', ')}.`,
      { hint: `Use one of the endings ${formatEndings}.` },
    );
  return reports;
}

const reportAt = (path: string): AskedFile => ({ path, what: 'The report', option: '--report' });

async function saveReport(path: string, text: string): Promise<void> {
  // Few runs save a report, and what writes it takes long to load.
  const { replaceFile } = await import('../tree/replace-file.js');
  replaceFile(reportAt(path), text, process.pid);
}

/** Does what follows the writing: whatever fails there, the user must know that the app is written. */
async function afterWriting<T>(written: string | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError) || written === undefined) throw error;
    throw new UserError(error.message, {
      problems: error.problems,
      hint: [`The new app is written to ${written} all the same.`, error.hint].filter(Boolean).join('\n'),
    });
  }
}

/** Refuses to write anywhere else than to what may be replaced. */
function refuseFilesOf(app: string, { out, answers, saveAnswers, report = [] }: PlanFlags): void {
  const saved = saveAnswers === undefined ? [] : [answersAt(saveAnswers)];
  refuseFiles([...report.map(reportAt), ...saved], {
    input: app,
    ...(out !== undefined && { out }),
    ...(answers !== undefined && { answers }),
  });
}

const namedBy = ({ answers }: PlanFlags): NamedFile[] =>
  answers === undefined ? [] : [{ path: answers, option: '--answers' }];

/** Says where a run that was killed left what the target held: nobody else knows, and no run removes it. */
function tellOldTrees(out: string): void {
  for (const old of findOldTrees(out)) {
    const text = `A run with --force was killed before it had removed what ${out} held. It is in ${old}: move it back, or remove it.`;
    process.stderr.write(`${wrap(showText(text), '').join('\n')}\n`);
  }
}

/** Writes a plan; nothing interrupts the moment in which the target is replaced. */
async function write(plan: Plan, out: string, force: boolean, status: StatusLine): Promise<void> {
  const tree = stagePlan(plan, out, { force, pid: process.pid, onProgress: status.show });
  const held = holdSignals();
  try {
    if (await held.hasCome()) tree.discard();
    else tree.putInPlace();
  } finally {
    await held.release();
  }
  tree.finish();
}

async function run(
  folder: string,
  command: PlanCommand,
  reports: readonly ReportFile[],
  status: StatusLine,
): Promise<number> {
  const { app, flags, answers, print } = command;
  const onlyPlan = isOnlyPlan(flags);
  const force = flags.force ?? false;
  if (flags.out !== undefined && !onlyPlan) tellOldTrees(flags.out);
  const planWith = (answersSoFar: PlanOptions['answers']): Plan =>
    command.plan(folder, { answers: answersSoFar, shownAs: app, onlyPlan, onProgress: status.show });
  const plan = await planWithAnswers(planWith, answers, flags, status);
  // A plan without files is one of a project that has nothing to answer.
  const written = onlyPlan || plan.files.length === 0 ? undefined : flags.out;
  if (written !== undefined) await write(plan, written, force, status);
  status.show('reporting');
  const rendering = {
    written: written !== undefined,
    verbose: flags.verbose ?? false,
    diff: flags.diff ?? false,
  };
  await afterWriting(written, async () => {
    for (const { path, format } of reports)
      await saveReport(path, await renderReport(plan, format, rendering));
    if (flags.quiet) return;
    const text = await renderReport(plan, flags.format, rendering);
    status.clear();
    await print(text);
  });
  return command.exitCodeOf(plan);
}

/** Whether a run writes nothing. */
const isOnlyPlan = ({ dryRun = false, check = false }: PlanFlags): boolean => dryRun || check;

/**
 * Runs a command that plans, tells, and writes.
 *
 * @returns the exit code
 * @throws UserError for everything that the user can correct
 */
export async function runPlan(command: PlanCommand): Promise<number> {
  const { app, flags } = command;
  const onlyPlan = isOnlyPlan(flags);
  if (!flags.out && !onlyPlan)
    throw new UserError('There is nowhere to write to.', {
      hint: 'Name a new folder with --out, or look at the plan first with --dry-run.',
    });
  const reports = listReports(flags.report);
  // The plan knows the folder that was read; a .zip file is the input, too. Nobody is asked about what cannot be written.
  if (flags.out && !onlyPlan) checkTarget(app, flags.out, flags.force ?? false, namedBy(flags));
  refuseFilesOf(app, flags);
  const status = openStatusLine(process.stderr, process.env, flags.quiet ?? false);
  try {
    const opened = await openZip(app, status.show);
    try {
      return await run(opened.path, command, reports, status);
    } finally {
      opened.remove();
    }
  } finally {
    status.clear();
  }
}
