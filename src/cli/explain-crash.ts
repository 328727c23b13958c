import { codeOf } from '../model/code-of';
import { isSystemError } from '../model/is-system-error';
import { UserError } from '../model/user-error';

/**
 * What the system refused where nobody expected it is no fault of the program: it is told without a stack.
 *
 * @returns undefined for anything else, which is a bug
 */
export function explainCrash(error: unknown): UserError | undefined {
  if (error instanceof UserError) return error;
  const code = codeOf(error);
  if (code === undefined || !isSystemError(error)) return undefined;
  if (error.syscall === 'uv_cwd')
    return new UserError(`The current folder is gone (${code}).`, {
      hint: 'Run the command from a folder that is there.',
    });
  return new UserError(
    `The system refused to go on: ${error.syscall}${error.path === undefined ? '' : ` of ${error.path}`} failed (${code}).`,
    { hint: 'See that the files can be read and written, let no other program change them, and run again.' },
  );
}
