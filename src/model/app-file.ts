import type { InputFile } from './input-file';
import type { JsonDocument } from './json';

/** A file of the input. Its identity is what the ledger follows: two places with the same file hold the same bytes. */
export interface AppFile extends InputFile {
  /** Its content, when it was read as JSON. */
  document?: JsonDocument;
}

/** Whether a value is a file, and not a JSON node. */
export function isAppFile(value: object): value is AppFile {
  return 'absolutePath' in value;
}
