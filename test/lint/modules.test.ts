import { symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lintSources } from '../../src/plan/lint-sources';
import { candidatePaths } from '../../src/lint/modules/candidate-paths';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';

type Files = Readonly<Record<string, string>>;

/** The findings below a folder, or in one file of it: rule, file and line. */
function lint(files: Files, given = '.', folder = temporaryFolder()): string[] {
  writeTree(folder, files);
  const { findings } = lintSources([join(folder, given)]).report;
  return findings.map(
    ({ code, place }) => `${code} ${place?.file.slice(folder.length + 1) ?? ''}:${String(place?.line)}`,
  );
}

const http = "const functions = require('@google-cloud/functions-framework');\n";
const silent = 'exports.a = (req, res) => {};\n';
const called = 'a';

describe('a handler of another file is checked where it is written', () => {
  const use = `${http}const it = require('./a');\nfunctions.http('a', it.${called});\n`;

  test.each([
    ['exports.a', { 'a.js': silent }, 'a.js'],
    ['module.exports.a', { 'a.js': 'module.exports.a = (req, res) => {};\n' }, 'a.js'],
    ['an object', { 'a.js': 'const a = (req, res) => {}; module.exports = { a };\n' }, 'a.js'],
    ['a function that is declared', { 'a.js': 'exports.a = a; function a(req, res) {}\n' }, 'a.js'],
    ['a folder', { 'a/index.js': silent }, 'a/index.js'],
    ['TypeScript', { 'a.ts': 'export const a = (req: any, res: any) => {};\n' }, 'a.ts'],
    ['a re-export', { 'a.js': "exports.a = require('./b').a;\n", 'b.js': silent }, 'b.js'],
    ['all of another', { 'a.js': "module.exports = require('./b');\n", 'b.js': silent }, 'b.js'],
    ['a spread', { 'a.js': "module.exports = { ...require('./b') };\n", 'b.js': silent }, 'b.js'],
    ['Object.assign', { 'a.js': "Object.assign(exports, require('./b'));\n", 'b.js': silent }, 'b.js'],
    ['export *', { 'a.ts': "export * from './b';\n", 'b.ts': 'export function a(req, res) {}\n' }, 'b.ts'],
    [
      'export from',
      { 'a.ts': "export { b as a } from './b';\n", 'b.ts': 'export const b = (req, res) => {};\n' },
      'b.ts',
    ],
    ['a circle', { 'a.js': `require('./index');\n${silent}` }, 'a.js'],
  ])('%s', (_, files, file) => {
    const [line] = file === 'a.js' && Object.values(files)[0]?.startsWith('require') ? [2] : [1];
    expect(lint({ 'index.js': use, ...(files as Files) })).toEqual([
      `http/no-response ${file}:${String(line)}`,
    ]);
  });
});

test.each([
  ["import { a } from './a';", 'a'],
  ["import { a } from './a.js';", 'a'],
  ["import * as all from './a';", 'all.a'],
  ["import { a as b } from './a';", 'b'],
  ["import all from './a';", 'all.a'],
  ["import all = require('./a');", 'all.a'],
  ["import c from './c';", 'c'],
])('%s', (load, name) => {
  const found = lint({
    'index.ts': `import { http } from '@google-cloud/functions-framework';\n${load}\nhttp('a', ${name});\n`,
    ...(name !== 'c' && { 'a.ts': 'export const a = (req: any, res: any) => {};\nexport default { a };\n' }),
    ...(name === 'c' && { 'c.ts': 'export default function (req: any, res: any) {}\n' }),
  });
  expect(found).toEqual([`http/no-response ${name === 'c' ? 'c' : 'a'}.ts:1`]);
});

test('what module.exports is, is called', () => {
  const files = { 'a.js': 'module.exports = (req, res) => {};\n' };
  expect(lint({ 'index.js': `${http}functions.http('a', require('./a'));\n`, ...files })).toEqual([
    'http/no-response a.js:1',
  ]);
});

test('a handler that several files lead to is checked once', () => {
  const files = { 'a.js': silent, 'b.js': `${http}functions.http('b', require('./a').a);\n` };
  expect(lint({ 'index.js': `${http}functions.http('a', require('./a').a);\n`, ...files })).toEqual([
    'http/no-response a.js:1',
  ]);
});

test('the entry point of a package may be written in another file', () => {
  const manifest = '{ "scripts": { "start": "functions-framework --target=a" } }';
  expect(
    lint({ 'index.js': "exports.a = require('./lib/a').a;\n", 'lib/a.js': silent, 'package.json': manifest }),
  ).toEqual(['http/no-response lib/a.js:1']);
});

test('what Firebase registered may be registered again, and exported by others', () => {
  const load = "const functions = require('firebase-functions');\n";
  const found = lint({
    'a.js': `${load}exports.a = functions.https.onRequest((req, res) => {});\n`,
    'index.js': `${load}exports.a = functions.region('b').https.onRequest(require('./a').a);\nexports.b = require('./a').a;\n`,
  });
  expect(found).toEqual(['http/no-response a.js:2']);
});

test('a function that is registered is no guess, wherever else it is exported', () => {
  const folder = temporaryFolder();
  writeTree(folder, {
    'a.js': "exports.a = require('./b').b;\n",
    'b.js': 'exports.b = (req, res) => { if (req.body) res.end(); };\n',
    'index.js': `${http}functions.http('a', require('./b').b);\n`,
  });
  const [finding, ...others] = lintSources([folder]).report.findings;
  expect([finding?.severity, others.length]).toEqual(['error', 0]);
});

describe('routes', () => {
  const app = `const app = require('express')();\n${http}functions.http('api', app);\n`;

  test.each([
    [
      "app.use('/a', require('./a'));",
      "const r = require('express').Router();\nr.get('/', (req, res) => {});\nmodule.exports = r;\n",
      2,
    ],
    ["require('./a')(app);", "module.exports = (app) => {\napp.get('/', (req, res) => {});\n};\n", 2],
    ["app.get('/a', require('./a').list);", 'exports.list = (req, res) => {};\n', 1],
    [
      "app.get('/a', wrap(require('./a').list)); function wrap(f) { return (req, res, next) => f(req, res).catch(next); }",
      'exports.list = async (req, res) => {\nif (req.body) return;\nres.end();\n};\n',
      2,
    ],
  ])('%s', (use, text, line) => {
    expect(lint({ 'index.js': `${app}${use}\n`, 'a.js': text })).toEqual([
      expect.stringMatching(new RegExp(`^http/(?:no|path-without)-response a\\.js:${String(line)}$`)),
    ]);
  });

  test('an application of another file is registered', () => {
    const text =
      "const app = require('express')();\napp.get('/', (req, res) => {});\nmodule.exports = app;\n";
    expect(lint({ 'app.js': text, 'index.js': `${http}functions.http('api', require('./app'));\n` })).toEqual(
      ['http/no-response app.js:2'],
    );
    expect(lint({ 'app.js': text, 'index.js': "require('./app').listen(8080);\n" })).toEqual([]);
  });
});

describe('an async function of another file', () => {
  const helper = "exports.store = async (row) => { await fetch('https://example.com', { body: row }); };\n";
  const handler = (body: string): Files => ({
    'index.js': `${http}const { store } = require('./store');\nfunctions.http('a', async (req, res) => {\n${body}\nres.send('a');\n});\n`,
    'store.js': helper,
  });

  test('is known where it is awaited', () => {
    expect(lint(handler('await store(req.body);'))).toEqual([]);
    expect(lint(handler('await Promise.all([store(1), store(2)]);'))).toEqual([]);
  });

  test('and where it is not', () => {
    expect(lint(handler('store(req.body);'))).toEqual(['http/floating-before-response index.js:4']);
    expect(lint(handler('req.body.forEach((row) => store(row));'))).toEqual([
      'http/async-iteration index.js:4',
    ]);
  });

  test('a class, or what is made out of sight, is told by names as before', () => {
    const files = {
      'index.js': `${http}const db = require('./db');\nfunctions.http('a', (req, res) => {\ndb.insert(1);\nres.end();\n});\n`,
    };
    expect(lint({ ...files, 'db.js': 'class Db {}\nmodule.exports = new Db();\n' })).toEqual([
      'http/floating-before-response index.js:4',
    ]);
  });
});

test('a helper of another file responds for the handler', () => {
  const files = {
    'reply.js':
      'exports.ok = (res) => res.send("ok");\nexports.set = (req, res) => { res.set("a", "b"); };\n',
  };
  const use = (body: string) => ({
    'index.js': `${http}const reply = require('./reply');\nfunctions.http('a', (req, res) => {\n${body}\n});\n`,
    ...files,
  });
  expect(lint(use('reply.set(req, res);\nreply.ok(res);'))).toEqual([]);
  expect(lint(use('reply.set(req, res);'))).toEqual(['http/no-response index.js:3']);
});

test('comments in the file of a finding suppress it', () => {
  const reason = '// migrate-functions-disable-next-line http/no-response -- it is a stub\n';
  expect(
    lint({ 'index.js': `${http}functions.http('a', require('./a').a);\n`, 'a.js': `${reason}${silent}` }),
  ).toEqual([]);
});

describe('what is opened', () => {
  const index = `${http}functions.http('a', require('../lib/a').a);\n`;

  test('files of the package that are not given are checked with those that are', () => {
    const files = { 'package.json': '{ "name": "a" }', 'src/index.js': index, 'lib/a.js': silent };
    expect(lint(files, 'src')).toEqual(['http/no-response lib/a.js:1']);
    expect(lint(files, 'src/index.js')).toEqual(['http/no-response lib/a.js:1']);
  });

  test('nothing outside of the package, and nothing behind a link', () => {
    const outside = { 'src/package.json': '{ "name": "a" }', 'src/index.js': index, 'lib/a.js': silent };
    expect(lint(outside, 'src')).toEqual(['http/cannot-prove src/index.js:2']);
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'lib'));
    writeFileSync(join(folder, 'real.js'), silent);
    symlinkSync(join(folder, 'real.js'), join(folder, 'lib/a.js'));
    const files = { 'package.json': '{ "name": "a" }', 'src/index.js': index };
    expect(lint(files, 'src', folder)).toEqual(['http/cannot-prove src/index.js:2']);
  });

  test.each(['node_modules/a', '.cache/a', 'dist/a'])('nothing in %s', (path) => {
    const text = `${http}functions.http('a', require('./${path}').a);\n`;
    expect(lint({ 'index.js': text, [`${path}.js`]: silent })).toEqual(['http/cannot-prove index.js:2']);
  });

  test('JSON is data', () => {
    const text = `${http}const a = require('./a.json');\nfunctions.http('a', (req, res) => { res.json(a); });\n`;
    expect(lint({ 'index.js': text, 'a.json': '{}' })).toEqual([]);
  });
});

test('a chain of modules that is longer than the stack is followed as far as it goes', () => {
  const chain = Object.fromEntries(
    Array.from({ length: 400 }, (_, number) => [
      `m${String(number)}.js`,
      `exports.a = require('./m${String(number + 1)}').a;\n`,
    ]),
  );
  const found = lint({
    'index.js': `${http}functions.http('a', require('./m0').a);\n`,
    ...chain,
    'm400.js': silent,
  });
  expect(found).toEqual(['http/no-response m400.js:1']);
});

test('a local path leads to the file, to what TypeScript compiles to it, and to the index of a folder', () => {
  expect(candidatePaths('/a/b.ts', './c.js').slice(0, 3)).toEqual(['/a/c.js', '/a/c.ts', '/a/c.tsx']);
  expect(candidatePaths('/a/b.ts', './c')).toEqual(
    expect.arrayContaining(['/a/c.js', '/a/c.ts', '/a/c/index.js']),
  );
  expect(candidatePaths('/a/b.ts', '..')[0]).toBe('/index.js');
  expect(candidatePaths('/a/b.ts', '.')[0]).toBe('/a/index.js');
});

describe('a chain of functions that only a run can follow is no error', () => {
  const use = `${http}const { chain } = require('./chain');\nconst parse = async (req, res, next) => { req.parsed = true; await next(); };\nconst answer = async (req, res) => { res.send('a'); };\nfunctions.http('a', (req, res) => chain(req, res, [parse, answer]));\n`;

  test.each([
    'exports.chain = (req, res, all) => {\nlet at = 0;\nconst next = async () => {\nconst one = all[at];\nat += 1;\nif (one) await one(req, res, next);\n};\nreturn next();\n};\n',
    'exports.chain = (req, res, all) => {\nconst run = async (at) => {\nif (at >= all.length) return;\nawait all[at](req, res, () => run(at + 1));\n};\nreturn run(0);\n};\n',
    'exports.chain = (req, res, all) => {\nconst list = [...all];\nif (!list.length) return;\nconst run = async (at) => {\nif (at >= list.length) return;\nconst one = await list[at](req, res, () => run(at + 1));\nreturn one;\n};\nreturn run(0);\n};\n',
  ])('%s', (text) => {
    const folder = temporaryFolder();
    writeTree(folder, { 'index.js': use, 'chain.js': text });
    const { counts } = lintSources([folder]).report;
    expect([counts.error, counts.warning]).toEqual([0, 0]);
  });
});
