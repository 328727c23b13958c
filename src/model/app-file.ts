import type { InputFile } from './input-file';
import type { JsonDocument } from './json';

/** A file of the input. Its identity is what the ledger follows: two places with the same file hold the same bytes. */
export interface AppFile extends InputFile {
  /**
   * A digest of its text, of sources that may have to be compared: a transform sees no bytes, and the reader tells it so
   * which are the same. Line ends and blanks at the end do not count, as the server and editors change them.
   */
  digest?: string;
  /** Its content, when it was read as JSON. */
  document?: JsonDocument;
}

/** Whether a value is a file, and not a JSON node. */
export function isAppFile(value: object): value is AppFile {
  return 'absolutePath' in value;
}
