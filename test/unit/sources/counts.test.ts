import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceNameKind } from '../../../src/model/source-facts';
import { readSource } from '../../../src/sources/read-source';

const project = join(__dirname, '../../..');
const shared = join(project, '../shared');
const hasShared = existsSync(shared);
if (!hasShared)
  console.log('SKIPPED: no counts over the corpus, because ../shared is not beside this repository.');

function scriptsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return scriptsBelow(path);
    return entry.name.endsWith('.js') ? [path] : [];
  });
}

// What a plain search finds: calls with one literal, spelled in full, white space anywhere between.
const text = String.raw`\(\s*(["'])((?:(?!\1)[^\\\n])*)\1`;
const calls: [SourceNameKind, RegExp][] = [
  ['service', new RegExp(String.raw`context\s*\.\s*services\s*\.\s*get\s*${text}`, 'g')],
  ['value', new RegExp(String.raw`context\s*\.\s*values\s*\.\s*get\s*${text}`, 'g')],
  ['function', new RegExp(String.raw`context\s*\.\s*functions\s*\.\s*execute\s*${text}`, 'g')],
  ['package', new RegExp(String.raw`\brequire\s*${text}`, 'g')],
];

const count = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

/** The names of each kind by both ways, of every script below a folder. */
function countBelow(folder: string): { searched: object; followed: object; total: number } {
  const searched: string[] = [];
  const followed: string[] = [];
  for (const path of scriptsBelow(folder)) {
    const source = readFileSync(path, 'utf8');
    for (const [kind, pattern] of calls)
      for (const [, , name] of source.matchAll(pattern)) searched.push(`${kind} ${name}`);
    for (const { kind, name } of readSource(path, source).names)
      if (kind !== 'environment-value') followed.push(`${kind} ${name}`);
  }
  return { searched: count(searched), followed: count(followed), total: searched.length };
}

test('in the example app, a plain search finds exactly the names that are followed', () => {
  const { searched, followed, total } = countBelow(join(project, 'docs/example-app'));
  expect(total).toBeGreaterThan(15);
  expect(followed).toEqual(searched);
});

// Its sources are stubs, and the handlers of http-cases are no App Services: whatever they name, both ways agree.
(hasShared ? test : test.skip)('in the corpus, both ways agree, too', () => {
  for (const folder of ['corpus', 'http-cases']) {
    const { searched, followed } = countBelow(join(shared, folder));
    expect(followed).toEqual(searched);
  }
});

(hasShared ? test : test.skip)('no script of the corpus has an error of syntax', () => {
  const scripts = [...scriptsBelow(join(shared, 'corpus')), ...scriptsBelow(join(shared, 'http-cases'))];
  const ofFunctions = scripts.filter((path) => !/[\\/]hosting[\\/]/.test(path));
  expect(ofFunctions.length).toBeGreaterThan(0);
  const broken = ofFunctions.filter((path) => readSource(path, readFileSync(path, 'utf8')).problems.length);
  expect(broken).toEqual([]);
});
