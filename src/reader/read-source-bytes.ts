import type { InputFile } from '../model/input-file';
import { readInput } from './read-input';

// App Services and the functions framework refuse sources far below this; what is larger is no source that a person wrote.
const largest = 10_000_000;

/**
 * The bytes of a source.
 *
 * @throws UnreadableInput when it cannot be read or has more than 10 MB
 */
export const readSourceBytes = (file: InputFile): Buffer => readInput(file, largest);
