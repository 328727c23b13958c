import { collectAnswers } from '../decide/collect-answers';
import {
  planCloudRun,
  readAnswers,
  refreshRuntime,
  UserError,
  type CloudRunOptions,
  type Plan,
} from '../index';
import { isWritten } from '../plan/is-written';
import type { CloudRunFlags } from './define-cloud-run';
import { exitCodes } from './exit-codes';
import { runPlan } from './run-plan';

type Print = (text: string) => Promise<void>;

function optionsOf(flags: CloudRunFlags): CloudRunOptions {
  const { service, region, answer = [], answers, skipBroken = false, out } = flags;
  const { only = [], services, dockerfile = false } = flags;
  return {
    answers: collectAnswers({
      flags: {
        ...(service !== undefined && { 'cloud-run-service': service }),
        ...(region !== undefined && { 'cloud-run-region': region }),
      },
      answer,
    }),
    ...(answers !== undefined && { answersFile: readAnswers(answers) }),
    skipBroken,
    only,
    services,
    dockerfile,
    ...(out && { out }),
  };
}

function exitCodeOf(plan: Plan, { check, strict, out }: CloudRunFlags): number {
  const { decisions, needsYou } = plan.report;
  if (check && plan.files.length > 0 && !(out && isWritten(plan, out))) return exitCodes.needed;
  const isUnsettled = needsYou.length > 0 || decisions.some(({ answeredBy }) => answeredBy !== 'answer');
  return strict && plan.files.length > 0 && isUnsettled ? exitCodes.needsPerson : exitCodes.done;
}

async function refresh({ out, dryRun, check, quiet }: CloudRunFlags, print: Print): Promise<number> {
  if (!out)
    throw new UserError('Which project is to get a new runtime?', { hint: 'Name its folder with --out.' });
  const isDry = (dryRun ?? false) || (check ?? false);
  const version = refreshRuntime(out, { dryRun: isDry, pid: process.pid });
  if (!quiet) await print(`${out}/runtime ${isDry ? 'would become' : 'is now'} version ${version}.\n`);
  return exitCodes.done;
}

/**
 * Runs the cloud-run command.
 *
 * @param app undefined where only the runtime of a project is replaced
 * @param print writes to stdout
 * @returns the exit code
 * @throws UserError for everything that the user can correct
 */
export async function cloudRun(app: string | undefined, flags: CloudRunFlags, print: Print): Promise<number> {
  if (flags.runtimeOnly) return refresh(flags, print);
  if (app === undefined)
    throw new UserError('There is no app to read.', {
      hint: 'Name its folder or its .zip file; only --runtime-only needs none.',
    });
  const options = optionsOf(flags);
  return runPlan({
    app,
    flags,
    answers: options.answers,
    plan: (folder, run) => planCloudRun(folder, { ...options, ...run }),
    exitCodeOf: (plan) => exitCodeOf(plan, flags),
    print,
  });
}
