import { walkJson, type Json } from '../model/json';
import { toPointer } from '../model/place';
import { parseJson } from '../reader/parse-json';
import type { LinePart } from '../report/html/file-comparison';

/** The lines of a text. They end with LF, CR LF or CR, as places count them. */
export const splitLines = (text: string): string[] => text.split(/\r\n|\r|\n/);

/** Where values stand in a text. */
export interface ValuePlaces {
  /** By JSON pointer. Of a container that is not empty, only its opening bracket. */
  readonly byPointer: ReadonlyMap<string, LinePart>;
  /** The pointer of the value that starts at `line:column`, both from 1. */
  readonly pointerAt: ReadonlyMap<string, string>;
}

const token = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\{\s*\}|\[\s*\]|[[{]|[^\s,:[\]{}"'/]+/y;

function lengthAt(text: string, offset: number): number {
  token.lastIndex = offset;
  return token.exec(text)?.[0].length ?? 1;
}

/**
 * Where every value of a JSON text stands.
 *
 * @param text as it is shown; a part that goes on in the next line ends with its first line
 * @throws JsonSyntaxError when the text is no JSON
 */
export function locateValues(path: string, text: string): ValuePlaces {
  const byPointer = new Map<string, LinePart>();
  const pointerAt = new Map<string, string>();
  const { document } = parseJson({ path, absolutePath: path }, text);
  if (!document) return { byPointer, pointerAt };
  const given = document.text;
  const starts = [0, ...[...given.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)];
  const lines = splitLines(given);
  let line = 0;
  walkJson(document.root, ({ offset }: Json, keys) => {
    // Depth first is the order of the text, but for a repeated key, whose last value stands in the place of the first.
    if (offset < starts[line]!) line = 0;
    while (line + 1 < starts.length && starts[line + 1]! <= offset) line++;
    const start = offset - starts[line]!;
    const end = Math.min(start + lengthAt(given, offset), lines[line]!.length);
    const pointer = toPointer(keys);
    byPointer.set(pointer, { line, start, end });
    pointerAt.set(`${line + 1}:${start + 1}`, pointer);
  });
  return { byPointer, pointerAt };
}
