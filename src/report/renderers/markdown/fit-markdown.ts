import { Markup, type Limits } from './markup';

// GitHub takes 65,536 characters in a description or comment, and somebody may want to write a line above.
const longest = 65_000;

const steps: readonly Limits[] = [
  { items: Infinity, textLength: Infinity },
  { items: 400, textLength: 2000 },
  { items: 200, textLength: 1000 },
  { items: 100, textLength: 1000 },
  { items: 50, textLength: 500 },
  { items: 20, textLength: 500 },
  { items: 8, textLength: 200 },
  { items: 3, textLength: 100 },
  { items: 1, textLength: 60 },
];

/** Renders with as much as fits into a comment of a pull request. */
export function fitMarkdown(render: (markup: Markup) => readonly string[]): string {
  let text = '';
  for (const limits of steps) {
    text = render(new Markup(limits)).join('\n');
    if (text.length <= longest) break;
  }
  return text;
}
