import { resolve } from 'node:path';
import { OpenQuestions, planMigration, printAnswers, UserError, type Plan, type PlanOptions } from '../index';
import { checkAnswersPath, writeAnswers } from '../tree/write-answers';
import { askInTerminal, mayAsk } from './ask-in-terminal';
import type { MigrateFlags } from './options';
import type { StatusLine } from './status-line';

/**
 * Refuses a place for the answers that would harm something else of this run.
 *
 * @throws UserError when it is the file of --report, or belongs to the input or the target
 */
export function checkSaveAnswers(app: string, { saveAnswers, report, out }: MigrateFlags): void {
  if (saveAnswers === undefined) return;
  if (report?.some((path) => resolve(path) === resolve(saveAnswers)))
    throw new UserError(`--report and --save-answers name the same file ${saveAnswers}.`, {
      hint: 'Name another file for one of them.',
    });
  checkAnswersPath(saveAnswers, app, out);
}

/**
 * Plans a run, asks about what is open if there is somebody to ask, and saves the answers if that is wanted: also those
 * of a run that ends because it has too few, so that they can be completed.
 *
 * @param input the app's folder
 * @throws UserError as planMigration does, and when somebody stops or the answers cannot be saved
 */
export async function planWithAnswers(
  input: string,
  options: PlanOptions,
  flags: MigrateFlags,
  status: StatusLine,
): Promise<Plan> {
  const { saveAnswers } = flags;
  const planWith = (answers: PlanOptions['answers']): Plan =>
    planMigration(input, { ...options, answers, onProgress: status.show });
  try {
    const plan = mayAsk(flags)
      ? await askInTerminal(planWith, options.answers, status.clear)
      : planWith(options.answers);
    if (saveAnswers !== undefined) writeAnswers(saveAnswers, printAnswers(plan.report.decisions));
    return plan;
  } catch (error) {
    if (!(error instanceof OpenQuestions) || error.refused.length > 0) throw error;
    if (saveAnswers === undefined)
      throw new UserError(error.message, {
        problems: error.problems,
        hint: '--save-answers FILE writes all questions to a file, which --answers FILE reads.',
      });
    writeAnswers(saveAnswers, printAnswers(error.decisions));
    throw new UserError(error.message, {
      problems: error.problems,
      hint: `All questions are in ${saveAnswers}: answer them, and read it with --answers.`,
    });
  }
}
