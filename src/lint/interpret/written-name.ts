import type { ts } from 'ts-morph';

const texts = /(["'`])(?:\\.|(?!\1)[^\\])*\1/;
const comments = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/;
const parts = new RegExp(`${texts.source}|${comments.source}|\\s+`, 'g');

/** What is called, as it is written, on one line and without comments. */
export const writtenName = (called: ts.Node): string =>
  called.getText().replace(parts, (part, quote: string | undefined) => (quote === undefined ? '' : part));
