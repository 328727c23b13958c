import type { InputFile } from '../model/input-file';
import { UnreadableInput } from '../model/unreadable-input';
import { openInput } from './open-input';

/**
 * The bytes of a file of the input.
 *
 * @param largest how many bytes it may have; of more, none is read
 * @throws UnreadableInput when it is larger, and as `openInput` does
 */
export function readInput(file: InputFile, largest: number): Buffer {
  return openInput(file, ({ size, readAll }) => {
    if (size <= largest) return readAll();
    throw new UnreadableInput(file, `is larger than ${largest / 1_000_000} MB`, {
      hint: 'Make it smaller, or take it out of the input, and run again.',
    });
  });
}
