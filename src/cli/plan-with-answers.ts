import { OpenQuestions, printAnswers, UserError, type Plan, type PlanOptions } from '../index';
import { replaceFile, type AskedFile } from '../tree/replace-file';
import { askInTerminal, mayAsk } from './ask-in-terminal';
import type { MigrateFlags } from './options';
import type { StatusLine } from './status-line';

/** The file that `--save-answers` names. */
export const answersAt = (path: string): AskedFile => ({
  path,
  what: 'The answers',
  option: '--save-answers',
});

/**
 * Plans a run, asks about what is open if there is somebody to ask, and saves the answers if that is wanted: also those
 * of a run that ends because it has too few, so that they can be completed.
 *
 * @param planWith plans with some answers
 * @param given the answers of the command line
 * @throws UserError as planning does, and when somebody stops or the answers cannot be saved
 */
export async function planWithAnswers(
  planWith: (answers: PlanOptions['answers']) => Plan,
  given: PlanOptions['answers'],
  flags: Pick<MigrateFlags, 'yes' | 'input' | 'check' | 'saveAnswers'>,
  status: StatusLine,
): Promise<Plan> {
  const { saveAnswers } = flags;
  try {
    const plan = mayAsk(flags) ? await askInTerminal(planWith, given, status.clear) : planWith(given);
    if (saveAnswers !== undefined)
      replaceFile(answersAt(saveAnswers), printAnswers(plan.report.decisions), process.pid);
    return plan;
  } catch (error) {
    if (!(error instanceof OpenQuestions) || error.refused.length > 0) throw error;
    if (saveAnswers === undefined)
      throw new UserError(error.message, {
        problems: error.problems,
        hint: '--save-answers FILE writes all questions to a file, which --answers FILE reads.',
      });
    replaceFile(answersAt(saveAnswers), printAnswers(error.decisions), process.pid);
    throw new UserError(error.message, {
      problems: error.problems,
      hint: `All questions are in ${saveAnswers}: answer them, and read it with --answers.`,
    });
  }
}
