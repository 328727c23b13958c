import { showText } from '../show-text';

/** A run of backticks that is longer than any in a text. */
export function fenceFor(text: string, shortest: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  return '`'.repeat(Math.max(shortest, longest + 1));
}

/**
 * A text as a code span, in which nothing is Markdown, a mention or a link. Not for the cells of tables: there a `|` would
 * end the span.
 */
export function codeSpan(text: string): string {
  const shown = showText(text) || '""';
  const fence = fenceFor(shown, 1);
  // One blank on either side belongs to the fence, and goes.
  const pad = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
