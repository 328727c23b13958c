import { join } from 'node:path';
import { listCircles, readImportGraph, type ImportGraph } from '../../support/import-graph';

const graph = readImportGraph(join(__dirname, '../../..'));

const graphOf = (imports: Record<string, string[]>): ImportGraph => new Map(Object.entries(imports));

test('the graph has every room, and imports of types', () => {
  expect(graph.get('src/index.ts')).toContain('src/decide/ask-decisions.ts');
  expect(graph.get('src/engine/migration.ts')).toContain('src/model/app.ts');
  expect(graph.get('migrations/index.ts')).toContain('migrations/20230101/index.ts');
  expect(graph.size).toBeGreaterThan(300);
});

test('no file leads back to itself by way of what it imports', () => {
  expect(listCircles(graph)).toEqual([]);
});

test.each([
  ['nothing', { a: ['b'], b: ['c'], c: [] }, []],
  ['two files', { a: ['b'], b: ['a'] }, ['a -> b -> a']],
  ['a file that imports itself', { a: ['a'] }, ['a -> a']],
  ['three files, named from the first', { c: ['a'], a: ['b'], b: ['c'] }, ['a -> b -> c -> a']],
  [
    'two circles through one file',
    { a: ['b', 'c'], b: ['a'], c: ['d'], d: ['a'] },
    ['a -> b -> a', 'a -> c -> d -> a'],
  ],
])('circles are found: %s', (_, imports: Record<string, string[]>, circles) => {
  expect(listCircles(graphOf(imports))).toEqual(circles);
});
