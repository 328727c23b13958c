import type { InputFile } from './input-file';
import { UserError } from './user-error';

/** What else is known of a file that cannot be read. */
interface Cause {
  /** The code of the system's error, where it was the system that refused. */
  readonly code?: string;
  readonly hint: string;
}

/** A file of the input cannot be read, or not as it was read before. */
export class UnreadableInput extends UserError {
  readonly code?: string;

  /**
   * @param fault the rest of a sentence that begins with the file: `has changed since it was read first`
   */
  constructor(
    file: InputFile,
    readonly fault: string,
    { code, hint }: Cause,
  ) {
    super(`${file.path} ${fault}.`, { hint });
    this.name = 'UnreadableInput';
    if (code !== undefined) this.code = code;
  }
}
