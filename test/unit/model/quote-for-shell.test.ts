import { spawnSync } from 'node:child_process';
import { quoteForShell, quotePath } from '../../../src/model/quote-for-shell';

const texts = [
  'shop-abcde',
  'a/b.json',
  '',
  'a b',
  "it's",
  '$(id)',
  '`id`',
  'a;b',
  '"',
  '\\',
  '*',
  '~',
  '-x',
  'é',
];

test.each(texts)('a shell takes %j for one word, and hands it on as it is', (text) => {
  const { stdout } = spawnSync('sh', ['-c', `printf '[%s]' ${quoteForShell(text)}`], { encoding: 'utf8' });
  expect(stdout).toBe(`[${text}]`);
});

test('what is safe stays bare', () => {
  expect(quoteForShell('GET:/a_b.c=1@x-y')).toBe('GET:/a_b.c=1@x-y');
});

test('a path that starts with a dash is not taken for an option', () => {
  expect(['-x', '--out', 'a', '/a'].map(quotePath)).toEqual(['./-x', './--out', 'a', '/a']);
});
