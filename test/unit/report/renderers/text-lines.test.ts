import { listNames } from '../../../../src/report/list-names';
import { plural } from '../../../../src/report/plural';
import { renderFindings } from '../../../../src/report/renderers/render-findings';
import { renderLife } from '../../../../src/report/renderers/render-life';
import { serializeJson } from '../../../../src/report/renderers/serialize-json';
import { showText } from '../../../../src/report/renderers/show-text';
import { wrap } from '../../../../src/report/renderers/wrap';
import type { Finding } from '../../../../src/model/finding';

describe('wrap', () => {
  test('fills lines up to the 80th column, and indents what follows as far as the first', () => {
    const words = Array.from({ length: 30 }, () => 'word').join(' ');
    const lines = wrap(words, '  -> ');
    expect(lines[0]).toBe(`  -> ${Array.from({ length: 15 }, () => 'word').join(' ')}`);
    expect(lines[1]).toBe(`     ${Array.from({ length: 15 }, () => 'word').join(' ')}`);
    expect(lines).toHaveLength(2);
  });

  test('a line of exactly 80 columns is not broken, one of 81 is', () => {
    expect(wrap(`${'a'.repeat(40)} ${'b'.repeat(37)}`, '  ')).toHaveLength(1);
    expect(wrap(`${'a'.repeat(40)} ${'b'.repeat(38)}`, '  ')).toEqual([
      `  ${'a'.repeat(40)}`,
      `  ${'b'.repeat(38)}`,
    ]);
  });

  test('a word that is too long for any line stays whole', () => {
    expect(wrap(`a ${'b'.repeat(100)} c`, '')).toEqual(['a', 'b'.repeat(100), 'c']);
    expect(wrap('b'.repeat(100), '  ')).toEqual([`  ${'b'.repeat(100)}`]);
  });

  test('blanks of a name are kept', () => {
    expect(wrap('a  b', '')).toEqual(['a  b']);
  });
});

test.each([
  ['\u001b[31mred', '\\u001b[31mred'],
  ['two\nlines', 'two\\u000alines'],
  ['\u0000\u007f\u009f', '\\u0000\\u007f\\u009f'],
  ['é 😀 ❤️ 1', 'é 😀 ❤️ 1'],
  ['a\u202eb\u2066c\u2069\u200f\u061c', 'a\\u202eb\\u2066c\\u2069\\u200f\\u061c'],
  ['a\u200bb\u200dc\u00add\ufeff\u2060\u180e', 'a\\u200bb\\u200dc\\u00add\\ufeff\\u2060\\u180e'],
  ['a\u2028b\u2029', 'a\\u2028b\\u2029'],
  ['a\u{e0041}\u{e0100}\ufe0f\u3164\u2800', 'a\\u{e0041}\\u{e0100}\\ufe0f\\u3164\\u2800'],
  ['\ud800half', '\\ud800half'],
])('what does not show is spelled out: %j', (given, shown) => {
  expect(showText(given)).toBe(shown);
});

test('JSON for a terminal has no control characters, and is the same value', () => {
  const value = { a: 'x\u007f\u009b31m', b: ['\u001b', 'é'] };
  const text = serializeJson(value);
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  expect(JSON.parse(text)).toEqual(value);
  expect(serializeJson('\u202e\u{e0041}\u2028')).toBe('"\\u202e\\udb40\\udc41\\u2028"\n');
  expect(text).toMatch(/^\{\n {2}"a": .*\n\}\n$/s);
});

test('a count agrees with its noun', () => {
  expect([0, 1, 2].map((count) => plural(count, 'file'))).toEqual(['0 files', '1 file', '2 files']);
  expect(plural(2, 'entry', 'entries')).toBe('2 entries');
});

test('of many names the first six are listed, and how many there are besides', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  expect(listNames(names.slice(0, 6))).toBe('a, b, c, d, e, f');
  expect(listNames(names)).toBe('a, b, c, d, e, f and 2 more');
  expect(listNames(names, { limit: 1, show: (name) => `<${name}>` })).toBe('<a> and 7 more');
  expect(listNames([])).toBe('');
});

const finding = (more: Partial<Finding>): Finding => ({
  code: 'key/left-out',
  severity: 'info',
  component: 'settings',
  subject: 'version',
  message: 'What happened.',
  source: 'docs/config',
  ...more,
});

test('findings are listed the worst first, each with its place or subject, its action and its rule', () => {
  const lines = renderFindings([
    finding({ place: { file: 'stitch.json', line: 3, column: 5 } }),
    finding({ severity: 'error', action: 'What to do.' }),
  ]);
  expect(lines).toEqual([
    'Findings',
    '  error key/left-out  version',
    '      What happened.',
    '      -> What to do.',
    '      rule: docs/config',
    '  info key/left-out  stitch.json:3:5',
    '      What happened.',
    '      rule: docs/config',
    '',
  ]);
});

test('a place that does not fit beside the code gets a line of its own', () => {
  const file = `${'folder/'.repeat(9)}a.json`;
  expect(renderFindings([finding({ place: { file } })]).slice(1, 3)).toEqual([
    '  info key/left-out',
    `      ${file}`,
  ]);
});

test('without findings there is no heading', () => {
  expect(renderFindings([])).toEqual([]);
});

test('what still runs comes first, what ended last, with what takes its place', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const lines = renderLife([
    {
      component: 'endpoints',
      part: 'HTTPS endpoints',
      status: 'ended',
      names: ['GET /a'],
      instead: 'Run them elsewhere.',
    },
    { component: 'triggers', part: 'Triggers', status: 'runs', names },
  ]);
  expect(lines).toEqual([
    'Still runs',
    '  Triggers: a, b, c, d, e, f and 1 more',
    '',
    'No longer runs since 2025-09-30',
    '  HTTPS endpoints: GET /a',
    '      Run them elsewhere.',
    '',
  ]);
  expect(renderLife([{ component: 'triggers', part: 'Triggers', status: 'runs', names }], 1)).toContain(
    '  Triggers: a and 6 more',
  );
});
