import { spellOut } from '../../model/spell-out';
import type { Excerpt } from '../excerpt';
import { width } from './wrap';

/** What a frame points at, in one line. */
interface Pointed {
  readonly line: number;
  readonly column: number;
  /** The column behind its end, where that is on the same line. */
  readonly endColumn?: number;
}

const cut = '...';
const tab = '  ';

/** A piece of a line as it is shown; without control characters, and as wide as it looks. */
const shown = (text: string): string => spellOut(text.replaceAll('\t', tab));

/** The part of a line that has room. */
function cutLine(text: string, from: number, room: number): string {
  const start = from > 0 && text.length > from ? cut + text.slice(from + cut.length) : text.slice(from);
  return start.length > room ? start.slice(0, room - cut.length) + cut : start;
}

/**
 * The lines of an excerpt with their numbers, and a mark under what a finding is about. Lines are cut at the width of a
 * terminal, around that place.
 */
export function renderCodeFrame(
  { firstLine, lines }: Excerpt,
  { line, column, endColumn }: Pointed,
): string[] {
  const digits = String(firstLine + lines.length - 1).length;
  const gutter = `  ${' '.repeat(digits)} | `;
  const room = width - gutter.length;
  const pointed = lines[line - firstLine] ?? '';
  const before = shown(pointed.slice(0, column - 1)).length;
  const marked = shown(pointed.slice(column - 1, endColumn && endColumn > column ? endColumn - 1 : column));
  const indents = lines.filter((each) => each.trim() !== '').map((each) => /^\s*/.exec(each)?.[0] ?? '');
  const indent = Math.min(...indents.map((each) => shown(each).length), before);
  // The place stands in the last third of a line that is cut before it.
  const isLong = before - indent > room - cut.length - 1;
  const from = isLong ? before - Math.floor((room * 2) / 3) : indent;
  const spaces = before - from;
  const length = Math.max(1, Math.min(marked.length, room - spaces));
  return lines.flatMap((each, index) => {
    const number = firstLine + index;
    const sign = number === line ? '>' : ' ';
    const text = shown(each);
    const code = isLong ? cutLine(text, from, room) : cutLine(text.slice(indent), 0, room);
    const rows = [`${sign} ${String(number).padStart(digits)} | ${code}`.trimEnd()];
    if (number === line) rows.push(`${gutter}${' '.repeat(spaces)}${'^'.repeat(length)}`);
    return rows;
  });
}
