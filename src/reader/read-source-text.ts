import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { codeOf } from '../model/code-of';

// App Services and the functions framework refuse sources far below this; what is larger is no source that a person wrote.
const largest = 10_000_000;

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

/** Reads a source: the only place that opens one to look into it. */
export function readSourceText(absolutePath: string): SourceText {
  let bytes: Buffer;
  try {
    bytes = readFileSync(absolutePath);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return { fault: `it could not be read (${code})` };
  }
  if (bytes.length > largest) return { fault: 'it is larger than 10 MB' };
  return { text: bytes.toString('utf8'), isExact: isUtf8(bytes) };
}
