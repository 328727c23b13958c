import { codeSpan, fenceFor } from '../../../../src/report/renderers/markdown/code-span';
import { escapeText } from '../../../../src/report/renderers/markdown/escape-text';
import { fitMarkdown } from '../../../../src/report/renderers/markdown/fit-markdown';
import { Markup } from '../../../../src/report/renderers/markdown/markup';

const apart = '&#8203;';

test.each([
  ['plain', '`plain`'],
  ['', '`""`'],
  ['a`b', '``a`b``'],
  ['a``b', '```a``b```'],
  ['`a', '`` `a ``'],
  ['a`', '`` a` ``'],
  [' a ', '`  a  `'],
  ['a\nb', '`a\\u000ab`'],
  ['*a* @b #1', '`*a* @b #1`'],
])('%j as a code span is %s', (text, span) => {
  expect(codeSpan(text)).toBe(span);
});

test('a fence is longer than any run of backticks in its text, and as long as is asked', () => {
  expect(fenceFor('a', 3)).toBe('```');
  expect(fenceFor('a ```` b ``', 3)).toBe('`````');
});

test.each([
  ['snake_case_name', 'snake_case_name'],
  ['_private', '\\_private'],
  [
    '*bold* [link](url) <b> a|b ~x~ $y$ &amp; \\',
    '\\*bold\\* \\[link\\](url) \\<b\\> a\\|b \\~x\\~ \\$y\\$ \\&amp; \\\\',
  ],
  ['@team', `@${apart}team`],
  ['see #12 and #tag', `see #${apart}12 and #tag`],
  ['GH-12', `GH-${apart}12`],
  ['https://example.com', `https:${apart}//example.com`],
  ['www.example.com', `www${apart}.example.com`],
  ['1. one', '1\\. one'],
  ['- item', '\\- item'],
  ['# title', '\\# title'],
  ['two\nlines', 'two\\\\u000alines'],
])('%j in prose is %s', (text, escaped) => {
  expect(escapeText(text)).toBe(escaped);
});

test('a list says how many entries it leaves out; a text that is shortened loses no half of a character', () => {
  const markup = new Markup({ items: 2, textLength: 10 });
  expect(markup.list([1, 2, 3, 4], (entry) => `- ${entry}`)).toEqual([
    '- 1',
    '- 2',
    '- ... and 2 more; `--report report.txt` writes a report with all of them.',
  ]);
  expect(markup.list([1, 2], (entry) => `- ${entry}`)).toEqual(['- 1', '- 2']);
  expect(markup.code('12345678901')).toBe('`123456 ...`');
  expect(markup.code('1234567890')).toBe('`1234567890`');
  expect(markup.code('12345😀78901')).toBe('`12345 ...`');
});

test('an entry has its place, what happened, and on a line of its own what to do', () => {
  const markup = new Markup({ items: 9, textLength: 99 });
  expect(
    markup.entry('- ', { place: { file: 'a.json', line: 1, column: 2 }, message: 'It *is*.', action: 'Do.' }),
  ).toEqual(['- `a.json:1:2`: It \\*is\\*.\\', '  → Do.']);
  expect(markup.entry('- ', { message: 'It is.' })).toEqual(['- It is.']);
});

test('a report is shortened only as far as it must be to fit into a comment of GitHub', () => {
  const lengthWith = (count: number): { text: string; items: number } => {
    let items = 0;
    const text = fitMarkdown((markup) => {
      ({ items } = markup.limits);
      return markup.list(Array.from({ length: count }), () => 'x'.repeat(99));
    });
    return { text, items };
  };
  expect(lengthWith(600).items).toBe(Infinity);
  expect(lengthWith(700).items).toBe(400);
  for (const count of [600, 700, 5000]) expect(lengthWith(count).text.length).toBeLessThan(65_536);
});
