import { isUtf8 } from 'node:buffer';
import type { InputFile } from '../model/input-file';
import { UnreadableInput } from '../model/unreadable-input';
import { readSourceBytes } from './read-source-bytes';

/** The text of a source; or why there is none. */
export type SourceText =
  | {
      readonly text: string;
      /** Whether the file is in UTF-8, so that writing the text gives its bytes again. */
      readonly isExact: boolean;
    }
  | {
      /** Why it could not be read, as the rest of a sentence. */
      readonly fault: string;
    };

/** Reads a source to look into it. */
export function readSourceText(file: InputFile): SourceText {
  try {
    const bytes = readSourceBytes(file);
    return { text: bytes.toString('utf8'), isExact: isUtf8(bytes) };
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    return { fault: `it ${error.fault}` };
  }
}
