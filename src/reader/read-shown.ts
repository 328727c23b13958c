import type { InputFile } from '../model/input-file';
import { openInput } from './open-input';

// As large as a document may be. Nobody looks at the differences of anything larger.
const largest = 50_000_000;

/**
 * The bytes of a file of the input, for a report to show.
 *
 * @returns undefined for what is too large to be shown
 * @throws UnreadableInput when it cannot be read, or has changed since it was opened first
 */
export function readShown(file: InputFile): Buffer | undefined {
  return openInput(file, ({ size, readAll }) => (size <= largest ? readAll() : undefined));
}
