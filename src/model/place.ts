import { isAppFile, type AppFile } from './app-file';
import type { Json } from './json';

/** A place in the input; line and column count from 1, columns in UTF-16 units. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** Line and column of an offset in a text. Lines end with LF, CR LF or CR, as editors count them. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let index = 0; index < offset; index++) {
    const code = text.charCodeAt(index);
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) {
      line++;
      start = index + 1;
    }
  }
  return { line, column: offset - start + 1 };
}

/** Where a node or file of the input stands; undefined for a node that comes from nowhere in the input. */
export function placeOf(at: Json | AppFile): Place | undefined {
  if (isAppFile(at)) return { file: at.path };
  if (at.document) {
    const { file, text } = at.document;
    return at.offset < 0 ? { file: file.path } : { file: file.path, ...positionAt(text, at.offset) };
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
