import { collectAnswers } from '../decide/collect-answers';
import { readAnswers, UserError, type Plan, type PlanOptions } from '../index';
import { stagePlan } from '../plan/stage-plan';
import { showText } from '../report/renderers/show-text';
import { wrap } from '../report/renderers/wrap';
import { findOldTrees } from '../tree/find-old-trees';
import { refuseFiles } from '../tree/refuse-files';
import { checkTarget, type NamedFile } from '../tree/refuse-target';
import type { AskedFile } from '../tree/replace-file';
import { exitCodes } from './exit-codes';
import { formatEndings, formatOfFile, type Format } from '../plan/formats';
import { openZip } from './open-zip';
import { answerFlags, type MigrateFlags } from './options';
import { answersAt, planWithAnswers } from './plan-with-answers';
import { holdSignals } from './hold-signals';
import { renderReport } from '../plan/render-report';
import { openStatusLine, type StatusLine } from './status-line';

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

function planOptions(flags: MigrateFlags): PlanOptions {
  return {
    to: flags.to === '20210101' ? 20210101 : 20230101,
    ...((flags.sameApp || flags.newApp) && { sameApp: flags.sameApp === true }),
    supportedOnly: flags.supportedOnly ?? false,
    skipBroken: flags.skipBroken ?? false,
    normalize: flags.normalize ?? false,
    typings: flags.typings ?? false,
    ...(flags.rewrite && { rewrite: flags.rewrite }),
    answers: collectAnswers({ flags: answerFlags(flags), answer: flags.answer ?? [] }),
    ...(flags.answers !== undefined && { answersFile: readAnswers(flags.answers) }),
    ...(flags.out && { out: flags.out }),
  };
}

function exitCodeOf(plan: Plan, flags: MigrateFlags): number {
  const { versions, decisions, needsYou } = plan.report;
  if (flags.check && versions.length > 1) return exitCodes.needed;
  const isUnsettled = needsYou.length > 0 || decisions.some(({ answeredBy }) => answeredBy !== 'answer');
  return flags.strict && isUnsettled ? exitCodes.needsPerson : exitCodes.done;
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
function refuseFilesOf(app: string, { out, answers, saveAnswers, report = [] }: MigrateFlags): void {
  const saved = saveAnswers === undefined ? [] : [answersAt(saveAnswers)];
  refuseFiles([...report.map(reportAt), ...saved], {
    input: app,
    ...(out !== undefined && { out }),
    ...(answers !== undefined && { answers }),
  });
}

const namedBy = ({ answers }: MigrateFlags): NamedFile[] =>
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

/** What the command line asks for, checked. */
interface Request {
  /** The folder or .zip file as it was given. */
  readonly app: string;
  readonly flags: MigrateFlags;
  readonly onlyPlan: boolean;
  readonly options: PlanOptions;
  readonly reports: readonly ReportFile[];
  readonly print: (text: string) => Promise<void>;
}

async function run(folder: string, request: Request, status: StatusLine): Promise<number> {
  const { app, flags, onlyPlan, options, reports, print } = request;
  const written = onlyPlan ? undefined : flags.out;
  const force = flags.force ?? false;
  if (written !== undefined) tellOldTrees(written);
  const plan = await planWithAnswers(folder, { ...options, shownAs: app, onlyPlan }, flags, status);
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
  return exitCodeOf(plan, flags);
}

/**
 * Runs the migrate command.
 *
 * @param print writes to stdout
 * @returns the exit code
 * @throws UserError for everything that the user can correct
 */
export async function migrate(
  app: string,
  flags: MigrateFlags,
  print: (text: string) => Promise<void>,
): Promise<number> {
  const onlyPlan = (flags.dryRun ?? false) || (flags.check ?? false);
  if (!flags.out && !onlyPlan)
    throw new UserError('There is nowhere to write to.', {
      hint: 'Name a new folder with --out, or look at the plan first with --dry-run.',
    });
  const reports = listReports(flags.report);
  // The plan knows the folder that was read; a .zip file is the input, too. Nobody is asked about what cannot be written.
  if (flags.out && !onlyPlan) checkTarget(app, flags.out, flags.force ?? false, namedBy(flags));
  refuseFilesOf(app, flags);
  const request = { app, flags, onlyPlan, options: planOptions(flags), reports, print };
  const status = openStatusLine(process.stderr, process.env, flags.quiet ?? false);
  try {
    const opened = await openZip(app, status.show);
    try {
      return await run(opened.path, request, status);
    } finally {
      opened.remove();
    }
  } finally {
    status.clear();
  }
}
