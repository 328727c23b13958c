import { walkJson, type Json } from '../model/json';
import { positionIn, startsOfLines, toPointer } from '../model/place';
import { parseJson } from '../reader/parse-json';
import type { LinePart } from '../report/html/file-comparison';
import { lineAt } from './line-at';

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
  const starts = startsOfLines(given);
  const lines = splitLines(given);
  walkJson(document.root, ({ offset }: Json, keys) => {
    const position = positionIn(starts, offset);
    const [line, start] = [position.line - 1, position.column - 1];
    const end = Math.min(start + lengthAt(given, offset), lineAt(lines, line).length);
    const pointer = toPointer(keys);
    byPointer.set(pointer, { line, start, end });
    pointerAt.set(`${position.line}:${position.column}`, pointer);
  });
  return { byPointer, pointerAt };
}
