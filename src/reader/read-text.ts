import { isUtf8 } from 'node:buffer';
import type { InputFile } from '../model/input-file';
import { JsonSyntaxError } from './parse-json';
import { readInput } from './read-input';

// The largest that were seen have 1 MB; what is much larger is no configuration, and its values would not fit in memory.
const largest = 50_000_000;

/**
 * Reads a document, which must be UTF-8.
 *
 * @throws JsonSyntaxError when its bytes are not; UnreadableInput when it cannot be read or has more than 50 MB
 */
export function readText(file: InputFile): string {
  const bytes = readInput(file, largest);
  if (!isUtf8(bytes)) throw new JsonSyntaxError(0, 'bytes that are not UTF-8', 'a file in UTF-8');
  return bytes.toString('utf8');
}
