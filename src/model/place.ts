import { isAppFile, type AppFile } from './app-file';
import { bisect } from './bisect';
import type { Json, JsonDocument, ReadJson } from './json';

/** A place in the input; line and column count from 1, columns in UTF-16 units. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** Where the lines of a text start. Lines end with LF, CR LF or CR, as editors count them. */
export function startsOfLines(text: string): number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return starts;
}

/** Line and column of an offset, both from 1, in a text whose lines start at the given offsets. */
export function positionIn(starts: readonly number[], offset: number): { line: number; column: number } {
  const line = bisect(starts, (start) => start > offset);
  return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
}

/** Line and column of one offset in a text, both from 1. The text is read to its end each time. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  return positionIn(startsOfLines(text), offset);
}

// Most documents are never asked for a place; those that are, are asked for many.
const knownStarts = new WeakMap<JsonDocument, number[]>();

/** The place of an offset in the text of a document. */
export function placeInDocument(document: JsonDocument, offset: number): Place {
  const starts = knownStarts.get(document) ?? startsOfLines(document.text);
  knownStarts.set(document, starts);
  return { file: document.file.path, ...positionIn(starts, offset) };
}

/** Whether something is a place already: that of a fact in a function's source. */
export const isPlace = (at: Json | AppFile | Place): at is Place => 'file' in at;

/** Where a node or file of the input stands; undefined for a node that comes from nowhere in the input. */
export function placeOf(at: ReadJson | AppFile | Place): Place;
export function placeOf(at: Json | AppFile | Place): Place | undefined;
export function placeOf(at: Json | AppFile | Place): Place | undefined {
  if (isPlace(at)) return at;
  if (isAppFile(at)) return { file: at.path };
  if (at.document) {
    return at.offset < 0 ? { file: at.document.file.path } : placeInDocument(at.document, at.offset);
  }
  const origin = at.from?.[0];
  if (origin) return placeOf(origin);
  if (at.kind === 'scalar') return undefined;
  const first = at.kind === 'array' ? at.items[0] : at.members[0]?.value;
  return first && placeOf(first);
}

/** A place as people read it: `triggers/a.json:3:5`. */
export function formatPlace({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/** A path of keys and indexes as a JSON pointer (RFC 6901). */
export function toPointer(path: readonly (string | number)[]): string {
  let pointer = '';
  for (const key of path) {
    pointer += typeof key === 'number' ? `/${key}` : `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return pointer;
}
