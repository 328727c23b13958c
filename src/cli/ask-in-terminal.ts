import { closeSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { isatty } from 'node:tty';
import { promptQuestion } from '../decide/prompt-question';
import { askDecisions, type Plan, type PlanOptions } from '../index';
import { exitCodes } from './exit-codes';
import type { MigrateFlags } from './options';

/** Standard input, output and error. */
const streams = [0, 1, 2] as const;

/** What ends the process by default, and would leave the terminal as a prompt has set it. */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Whether there is somebody to ask: a terminal at both ends, and one for the questions, which go to stderr to leave the
 * report alone on stdout. A check only tells an exit code, so that it has nothing to ask.
 */
export function mayAsk({ yes, input, check }: Pick<MigrateFlags, 'yes' | 'input' | 'check'>): boolean {
  return !yes && input && !check && !process.env.CI && streams.every((stream) => isatty(stream));
}

/**
 * Plans, asking in the terminal about what is open. However the questions end but with a plan, that is a failure:
 * stopped by a key, by a signal, or because the terminal is gone.
 *
 * @param clear takes away what else is on the terminal, before each question
 * @throws UserError as planning does, and when the questions are stopped
 */
export async function askInTerminal(
  plan: (answers: PlanOptions['answers']) => Plan,
  answers: PlanOptions['answers'],
  clear: () => void,
): Promise<Plan> {
  const { stdin, stderr: output } = process;
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  // A prompt does not keep the process alive. One that ends with it unanswered must not look like success.
  process.exitCode = exitCodes.failed;
  process.once('beforeExit', stop);
  stdin.once('end', stop);
  // These stay to the end: a terminal that is gone fails more than once.
  stdin.on('error', stop);
  output.on('error', stop);
  // Readline throws the errors of its input, which no one could catch.
  const input = new PassThrough();
  const listen = (): void => {
    for (const signal of stopSignals) process.on(signal, stop);
    stdin.setRawMode(true);
  };
  const pause = (): void => {
    for (const signal of stopSignals) process.off(signal, stop);
    stdin.setRawMode(false);
  };
  listen();
  stdin.pipe(input, { end: false });
  try {
    return await askDecisions(
      (answersSoFar) => {
        // Planning is synchronous: a handler would see Ctrl+C after it only, and a raw terminal would not even make it one.
        pause();
        try {
          return plan(answersSoFar);
        } finally {
          listen();
        }
      },
      (question) => {
        clear();
        return promptQuestion(question, { input, output, signal: stopping.signal });
      },
      answers,
    );
  } finally {
    stdin.unpipe(input).pause();
    pause();
    stdin.off('end', stop);
    process.off('beforeExit', stop);
    // At its end Node sets the terminals back, and aborts over one that is gone, but not over one that is closed.
    for (const stream of streams) if (!isatty(stream)) closeSync(stream);
  }
}
