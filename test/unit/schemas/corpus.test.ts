import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openApp } from '../../../src/reader/open-app';
import { checkApp } from '../../../src/schemas/check-app';

const corpus = resolve(__dirname, '../../../../shared/corpus');
const read = (path: string) => openApp(path, { answers: new Map(), skipBroken: true }).app!;
const below = (folder: string): string[] =>
  existsSync(join(corpus, folder)) ? readdirSync(join(corpus, folder)) : [];

const exported = below('cases').map((name) => `cases/${name}/want`);
const older = [
  ...below('cases').map((name) => `cases/${name}/input`),
  ...below('trees').map((name) => `trees/${name}`),
];

// Jest demands rows, so the missing corpus is one.
const rows = (paths: string[]): string[] =>
  paths.length > 0 ? paths : ['SKIPPED: ../shared/corpus is not beside the repository'];
const testEach = exported.length > 0 ? test.each : test.skip.each;

testEach(rows(exported))('what the vendor wrote breaks no rule: %s', (path) => {
  const app = read(join(corpus, path));
  expect(checkApp(app, 'output')).toEqual([]);
  expect(checkApp(app, 'input')).toEqual([]);
});

testEach(rows(older))('every key is known: %s', (path) => {
  expect(
    checkApp(read(join(corpus, path)), 'input').map(({ subject, message }) => `${subject}: ${message}`),
  ).toEqual([]);
});

test('the example app has nothing wrong in its documents', () => {
  expect(checkApp(read(resolve(__dirname, '../../../docs/example-app')), 'input')).toEqual([]);
});
