import { extname } from 'node:path';
import { collectAnswers } from '../decide/collect-answers';
import { applyPlan, readAnswers, UserError, type Plan, type PlanOptions } from '../index';
import { renderDiffs } from './render-diffs';
import { renderJson } from '../report/renderers/render-json';
import { renderText } from '../report/renderers/render-text';
import { checkTarget } from '../tree/refuse-target';
import { openZip } from './open-zip';
import { exitCodes } from './exit-codes';
import { answerFlags, type MigrateFlags } from './options';
import { checkSaveAnswers, planWithAnswers } from './plan-with-answers';

type Format = MigrateFlags['format'];

const formatsByEnding: Readonly<Record<string, Format>> = { '.txt': 'text', '.json': 'json' };

function formatOfFile(path: string): Format {
  const format = formatsByEnding[extname(path)];
  if (!format)
    throw new UserError(
      `--report cannot tell a form from the name ${path}.`,
      [],
      `Use one of the endings ${Object.keys(formatsByEnding).join(', ')}.`,
    );
  return format;
}

function render(plan: Plan, format: Format, written: boolean, flags: MigrateFlags): string {
  const text =
    format === 'json'
      ? renderJson(plan.report)
      : renderText(plan.report, { written, verbose: flags.verbose ?? false });
  return flags.diff && format === 'text' ? `${renderDiffs(plan)}${text}` : text;
}

function planOptions(flags: MigrateFlags): PlanOptions {
  return {
    to: flags.to === '20210101' ? 20210101 : 20230101,
    ...((flags.sameApp || flags.newApp) && { sameApp: flags.sameApp === true }),
    supportedOnly: flags.supportedOnly ?? false,
    skipBroken: flags.skipBroken ?? false,
    normalize: flags.normalize ?? false,
    answers: collectAnswers({ flags: answerFlags(flags), answer: flags.answer }),
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

async function saveReport(path: string, text: string, written: string | undefined): Promise<void> {
  // Few runs save a report, and what writes it takes long to load.
  const { writeReport } = await import('../tree/write-report.js');
  try {
    writeReport(path, text);
  } catch (error) {
    if (!(error instanceof UserError) || written === undefined) throw error;
    throw new UserError(error.message, error.problems, `The new app is written to ${written} all the same.`);
  }
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
  print: (text: string) => void,
): Promise<number> {
  const onlyPlans = (flags.dryRun ?? false) || (flags.check ?? false);
  if (!flags.out && !onlyPlans)
    throw new UserError(
      'There is nowhere to write to.',
      [],
      'Name a new folder with --out, or look at the plan first with --dry-run.',
    );
  checkSaveAnswers(app, flags);
  const reportFormat = flags.report === undefined ? undefined : formatOfFile(flags.report);
  const options = planOptions(flags);
  const opened = await openZip(app);
  try {
    const writes = flags.out !== undefined && !onlyPlans;
    // The plan knows the folder that was read; a .zip file is the input, too. Nobody is asked about what cannot be written.
    if (writes) checkTarget(app, flags.out, flags.force ?? false);
    const plan = await planWithAnswers(opened.path, { ...options, shownAs: app }, flags);
    if (writes) {
      applyPlan(plan, flags.out, { force: flags.force ?? false, pid: process.pid });
    }
    if (flags.report !== undefined) {
      const text = render(plan, reportFormat!, writes, flags);
      await saveReport(flags.report, text, writes ? flags.out : undefined);
    }
    if (!flags.quiet) print(render(plan, flags.format, writes, flags));
    return exitCodeOf(plan, flags);
  } finally {
    opened.remove();
  }
}
