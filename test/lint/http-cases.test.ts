import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LintRule } from '../../src/model/lint-rules';
import { lintSource } from '../../src/lint/lint-source';

const folder = join(__dirname, '../../../shared/http-cases');
const isThere = existsSync(folder);
if (!isThere)
  console.log(
    'SKIPPED: no run on the HTTP cases, because ../shared/http-cases is not beside this repository.',
  );

/** What must be found in the files of bad/, by the number that each name begins with. */
const expected: Readonly<Record<string, readonly [LintRule, number]>> = {
  '01': ['http/no-response', 3],
  '02': ['http/path-without-response', 3],
  '03': ['http/path-without-response', 3],
  '04': ['http/catch-without-response', 8],
  '05': ['http/returned-instead-of-sent', 4],
  '06': ['http/returned-instead-of-sent', 5],
  '07': ['http/returned-instead-of-sent', 6],
  '08': ['http/sent-twice', 5],
  '09': ['http/maybe-sent-twice', 5],
  '10': ['http/maybe-sent-twice', 6],
  '11': ['http/floating-before-response', 5],
  '12': ['http/handled-but-not-awaited', 5],
  '13': ['http/handled-but-not-awaited', 5],
  '14': ['http/handled-but-not-awaited', 5],
  '15': ['http/async-iteration', 5],
  '16': ['http/async-iteration', 5],
  '17': ['http/work-after-response', 6],
  '18': ['http/timer-outlives-response', 4],
  '19': ['http/interval-never-ends', 4],
  '20': ['http/listener-outlives-response', 5],
  '21': ['http/throw-in-callback', 6],
  '22': ['http/callback-error-ignored', 5],
  '23': ['http/maybe-sent-twice', 7],
  '24': ['http/number-sent', 4],
  '25': ['http/two-argument-send', 4],
  '26': ['http/write-without-end', 4],
  '27': ['http/pipe-without-error-path', 5],
  '28': ['http/status-without-end', 4],
  '29': ['http/unhandled-rejection', 5],
  '30': ['http/header-after-response', 5],
  '31': ['http/process-exit', 5],
  '32': ['http/async-iteration', 5],
  '33': ['http/chained-after-send-status', 4],
  '34': ['http/maybe-sent-twice', 7],
  '35': ['http/sent-twice', 5],
  '36': ['http/sent-twice', 7],
  '37': ['http/next-parameter', 3],
};

const files = (set: 'bad' | 'good'): string[] => (isThere ? readdirSync(join(folder, set)) : ['none']);
const lint = (set: string, name: string): [LintRule, number][] =>
  lintSource({ name, text: readFileSync(join(folder, set, name), 'utf8') }).findings.map(({ rule, line }) => [
    rule,
    line,
  ]);

(isThere ? describe : describe.skip)('the HTTP cases', () => {
  test('are those that the table speaks of', () => {
    expect(files('bad').map((name) => name.slice(0, 2))).toEqual(Object.keys(expected).sort());
    expect(files('good')).toHaveLength(11);
  });

  test.each(files('bad'))('bad/%s has its hazard, and no other', (name) => {
    expect(lint('bad', name)).toEqual([expected[name.slice(0, 2)]]);
  });

  test.each(files('good'))('good/%s has none', (name) => {
    expect(lint('good', name)).toEqual([]);
  });
});
