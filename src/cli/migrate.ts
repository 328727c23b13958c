import { collectAnswers } from '../decide/collect-answers';
import { planMigration, readAnswers, type Plan, type PlanOptions } from '../index';
import { exitCodes } from './exit-codes';
import { answerFlags, type MigrateFlags } from './options';
import { runPlan } from './run-plan';

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
  const options = planOptions(flags);
  return runPlan({
    app,
    flags,
    answers: options.answers,
    plan: (folder, run) => planMigration(folder, { ...options, ...run }),
    exitCodeOf: (plan) => exitCodeOf(plan, flags),
    print,
  });
}
