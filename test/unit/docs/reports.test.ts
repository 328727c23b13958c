import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatNames, formatOfFile, formats } from '../../../src/plan/formats';

const page = readFileSync(join(__dirname, '../../../docs/reports.md'), 'utf8');

test('docs/reports.md has a row for each format with its endings, and none for anything else', () => {
  const rows = [...page.matchAll(/^\| `([a-z]+)` +\| ((?:`\.[a-z.]+`(?:, )?)+) +\| \S.*\|$/gm)].map(
    ([, name, endings]) => [name, [...endings!.matchAll(/`([^`]+)`/g)].map(([, ending]) => ending)],
  );
  expect(rows).toEqual(formatNames.map((name) => [name, formats[name].endings]));
});

test.each([
  ['plan.txt', 'text'],
  ['a/plan.JSON', 'json'],
  ['plan.md', 'markdown'],
  ['plan.sarif', 'sarif'],
  ['plan.sarif.json', 'sarif'],
  ['sarif.json', 'json'],
  ['plan.doc', undefined],
  ['plan', undefined],
  ['json', undefined],
])('the name %s asks for %s', (path, format) => {
  expect(formatOfFile(path)).toBe(format);
});

test('every report that the page writes has a known form', () => {
  const named = [...page.matchAll(/--report (\S+)/g)]
    .map(([, path]) => path!)
    .filter((path) => path.includes('.'));
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((path) => !formatOfFile(path))).toEqual([]);
  const asked = [...page.matchAll(/--format ([a-z]+)/g)].map(([, name]) => name);
  expect(asked.filter((name) => !formatNames.some((known) => known === name))).toEqual([]);
});
