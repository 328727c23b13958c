import { startsOfLines } from '../model/place';
import type { Excerpt } from '../report/excerpt';
import { maskText } from './masked-text';

/** The lines of a text, without their ends. */
const linesOf = (text: string): string[] => {
  const starts = startsOfLines(text);
  return starts.map((start, index) =>
    text.slice(start, starts[index + 1] ?? text.length).replace(/[\r\n]+$/, ''),
  );
};

/**
 * Gives the lines around a place of a source, with credentials masked. A mask over several lines would move those
 * below it: such a source is not shown.
 */
export function excerptsOf(text: string, path: string): (line: number) => Excerpt | undefined {
  const masked = maskText(text.replace(/^\ufeff/, ''), path);
  const lines = masked === undefined ? [] : linesOf(masked);
  if (lines.length !== linesOf(text).length) return () => undefined;
  return (line) => {
    const before = lines[line - 2] ?? '';
    const firstLine = before.trim() === '' ? line : line - 1;
    return { firstLine, lines: lines.slice(firstLine - 1, line) };
  };
}
