import { collectAnswers } from '../decide/collect-answers';
import { inspectApp, readAnswers, renderInventory } from '../index';
import type { InspectFlags } from './define-inspect';
import { exitCodes } from './exit-codes';
import { openZip } from './open-zip';

/**
 * Runs the inspect command.
 *
 * @param print writes to stdout
 * @returns the exit code
 * @throws UserError for everything that the user can correct
 */
export async function inspect(
  app: string,
  flags: InspectFlags,
  print: (text: string) => Promise<void>,
): Promise<number> {
  const answers = collectAnswers({ flags: {}, answer: flags.answer ?? [] });
  const opened = await openZip(app);
  try {
    const inventory = inspectApp(opened.path, {
      answers,
      ...(flags.answers !== undefined && { answersFile: readAnswers(flags.answers) }),
      skipBroken: flags.skipBroken ?? false,
      shownAs: app,
    });
    await print(renderInventory(inventory, flags.format, { verbose: flags.verbose ?? false }));
    return exitCodes.done;
  } finally {
    opened.remove();
  }
}
