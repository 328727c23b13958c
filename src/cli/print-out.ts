import { codeOf } from '../model/code-of';
import { UserError } from '../model/user-error';

const causes: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the quota is used up',
  EFBIG: 'the file would become larger than the system allows',
  EIO: 'the device failed',
  EBADF: 'it is closed',
};

/**
 * Writes to stdout, to the end. A reader that stops early, as `head` does, is no failure.
 *
 * @throws UserError when it cannot be written
 */
export async function printOut(text: string): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
    });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EPIPE') return;
    if (code === undefined) throw error;
    throw new UserError(
      `The report cannot be written to stdout: ${causes[code] ?? 'the system refused it'} (${code}).`,
      { hint: '--report FILE writes it to a file, and --quiet leaves it out.' },
    );
  }
}
