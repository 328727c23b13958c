import { readFileSync, statSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { lintRuleNames } from '../../src/model/lint-rules';
import { listDisk } from '../support/list-disk';
import { runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';

const floating = `const functions = require('@google-cloud/functions-framework');
const db = require('./db');
functions.http('f', async (req, res) => {
  db.insertOne({});
  res.send(404);
});
`;
const clean = `exports.g = (req, res) => res.send('ok');\n`;

/** An app with one function of each kind, all with the same source. */
const answer = `exports = async function (request, response) {
  response.setBody(request.body.text());
  return 1;
};
`;
const app = {
  'root_config.json': { name: 'shop' },
  'functions/config.json': ['asked', 'silent', 'called'].map((name) => ({ name, private: false })),
  'functions/asked.js': answer,
  'functions/silent.js': answer,
  'functions/called.js': answer,
  'https_endpoints/config.json': [
    { route: '/asked', http_method: 'GET', function_name: 'asked', respond_result: true },
    { route: '/silent', http_method: 'GET', function_name: 'silent', respond_result: false },
  ],
};
const legacy = {
  'config.json': { config_version: 20200603, name: 'shop' },
  'services/hooks/config.json': { name: 'hooks', type: 'http' },
  'services/hooks/incoming_webhooks/paid/config.json': { name: 'paid', respond_result: true, options: {} },
  'services/hooks/incoming_webhooks/paid/source.js': answer,
  'services/code/config.json': { name: 'code', type: 'github' },
  'services/code/incoming_webhooks/pushed/config.json': { name: 'pushed', respond_result: true, options: {} },
  'services/code/incoming_webhooks/pushed/source.js': answer,
};

function folderOf(tree: Parameters<typeof writeTree>[1]): string {
  const folder = temporaryFolder();
  writeTree(folder, tree);
  return folder;
}

interface Told {
  severity: string;
  code: string;
  place: { file: string; line: number };
}

function findingsOf(paths: readonly string[], ...options: string[]): string[] {
  const { code, out, error } = runCommand(['lint', ...paths, '--format', 'json', ...options]);
  const { findings } = JSON.parse(out) as { findings: Told[] };
  expect([code, error]).toEqual([findings.some(({ severity }) => severity === 'error') ? 1 : 0, '']);
  return findings.map(
    ({ code: rule, place }) => `${place.file.replace(paths[0]!, '')}:${place.line} ${rule}`,
  );
}

test('handlers in a folder are found by their content, and what is no source of the project is not read', () => {
  const folder = folderOf({
    'index.js': floating,
    'src/ok.mjs': `import { http } from '@google-cloud/functions-framework';\nhttp('g', (req, res) => { res.end(); });\n`,
    'src/bad.ts': `import { http } from '@google-cloud/functions-framework';\nhttp('g', () => 1 as number);\n`,
    'src/types.d.ts': 'export {};',
    'node_modules/x/index.js': floating,
    '.cache/index.js': floating,
    'readme.md': floating,
  });
  expect(findingsOf([folder])).toEqual([
    '/index.js:4 http/floating-before-response',
    '/index.js:5 http/number-sent',
    '/src/bad.ts:2 http/returned-instead-of-sent',
  ]);
});

test('the configuration of an app says what calls a function', () => {
  expect(findingsOf([folderOf(app)])).toEqual([
    '/functions/asked.js:2 endpoint/body-unguarded',
    '/functions/asked.js:3 endpoint/return-shadowed',
    '/functions/silent.js:2 endpoint/body-unguarded',
    '/functions/silent.js:3 endpoint/return-shadowed',
  ]);
});

test('an app without functions has nothing to check, which is said and does not pass', () => {
  const { code, out } = runCommand(['lint', folderOf({ 'root_config.json': { name: 'shop' } }), '--strict']);
  expect([code, out]).toEqual([
    3,
    `Nothing was checked: no handler of HTTP requests, and no function of App
Services, is in what was given.

Lint: 0 sources, 0 errors, 0 warnings, 0 info, 0 fixed, 0 to fix with --fix.
`,
  ]);
});

test('webhooks are told apart by the type of their service', () => {
  expect(findingsOf([folderOf(legacy)])).toEqual([
    '/services/hooks/incoming_webhooks/paid/source.js:2 endpoint/body-unguarded',
    '/services/hooks/incoming_webhooks/paid/source.js:3 endpoint/webhook-return-ignored',
  ]);
});

test('apps below a folder are checked as apps, and what stands beside them by its content', () => {
  const below = (name: string): Record<string, unknown> =>
    Object.fromEntries(Object.entries(app).map(([path, content]) => [`${name}/${path}`, content]));
  const folder = folderOf({ ...below('one'), ...below('two'), 'api/index.js': floating });
  const found = findingsOf([folder], '--severity', 'error');
  expect(found).toEqual(['/api/index.js:4 http/floating-before-response']);
  const all = findingsOf([folder]);
  expect(all).toContain('/one/functions/asked.js:2 endpoint/body-unguarded');
  expect(all).toContain('/two/functions/asked.js:2 endpoint/body-unguarded');
});

test('what a function of the app gives back is known where it is executed', () => {
  const folder = folderOf({
    'root_config.json': { name: 'shop' },
    'functions/page.js': `exports = async () => { return { title: 'a' }; };\n`,
    'functions/text.js': `exports = async () => JSON.stringify(await context.functions.execute('page'));\n`,
    'functions/asked.js': `exports = async (request, response) => {
  response.setBody(await context.functions.execute('text'));
  response.setBody(await context.functions.execute('page'));
};\n`,
    'https_endpoints/config.json': [{ route: '/asked', http_method: 'GET', function_name: 'asked' }],
  });
  expect(findingsOf([folder])).toEqual(['/functions/asked.js:3 endpoint/body-type']);
});

test('--rule and --severity choose what is reported', () => {
  const folder = folderOf({ 'index.js': floating });
  expect(findingsOf([folder], '--rule', 'http/number-sent')).toEqual(['/index.js:5 http/number-sent']);
  expect(findingsOf([folder], '--rule', 'http/bad-status', '--rule', 'http/sent-twice')).toEqual([]);
});

test('the text shows each finding with its place and its line, and ends with a line of fixed form', () => {
  const folder = folderOf({ 'index.js': floating, 'ok.js': clean });
  const { code, out, error } = runCommand(['lint', folder]);
  expect([code, error]).toEqual([1, '']);
  expect(out.replaceAll(folder, 'FOLDER').split('\n')).toEqual([
    'FOLDER/index.js:4:3  error  http/floating-before-response  (fixable with --fix)',
    "  3 | functions.http('f', async (req, res) => {",
    '> 4 |   db.insertOne({});',
    '    |   ^^^^^^^^^^^^^^^^^',
    expect.stringMatching(/^ {6}Nothing waits for db\.insertOne before the response is sent, on line 5\./),
    ...Array(2).fill(expect.stringMatching(/^ {6}\S/)),
    '      -> Await it before the response is sent.',
    '',
    // Which Express answers is not known here.
    'FOLDER/index.js:5:7  warning  http/number-sent  (fixable with --fix)',
    '  4 | db.insertOne({});',
    '> 5 | res.send(404);',
    '    |     ^^^^',
    ...Array(3).fill(expect.stringMatching(/^ {6}\S/)),
    '      -> Write res.sendStatus(code), or send it as text.',
    '',
    'Lint: 2 sources, 1 error, 1 warning, 0 info, 0 fixed, 2 to fix with --fix.',
    '',
  ]);
  expect(out.split('\n').every((line) => line.length <= 80 || line.includes(folder))).toBe(true);
  const verbose = runCommand(['lint', folder, '--verbose']).out;
  expect(verbose).toContain('page: docs/rules/http/number-sent.md');
  expect(verbose).toContain(`${folder}/ok.js  (g)`);
  expect(runCommand(['lint', folder, '--quiet'])).toEqual({ code: 1, out: '', error: '' });
});

test('--fix works in place, keeps permissions and other files, and has nothing to do the second time', () => {
  const folder = folderOf({ 'index.js': floating, 'ok.js': clean });
  chmodSync(join(folder, 'index.js'), 0o640);
  const first = runCommand(['lint', folder, '--fix']);
  expect(first).toMatchObject({ code: 0, error: '' });
  expect(first.out).toContain('Lint: 2 sources, 0 errors, 0 warnings, 0 info, 2 fixed, 0 to fix with --fix.');
  const text = readFileSync(join(folder, 'index.js'), 'utf8');
  expect(text).toBe(floating.replace('  db.', '  await db.').replace('send(404)', 'sendStatus(404)'));
  expect(statSync(join(folder, 'index.js')).mode & 0o777).toBe(0o640);
  const after = listDisk(folder);
  expect(runCommand(['lint', folder, '--fix']).out).toContain('0 fixed, 0 to fix');
  expect(listDisk(folder)).toEqual(after);
});

test('without --fix nothing is written', () => {
  const folder = folderOf({ 'index.js': floating, ...app });
  const before = listDisk(folder);
  runCommand(['lint', folder]);
  runCommand(['lint', folder, '--strict', '--verbose']);
  expect(listDisk(folder)).toEqual(before);
});

test('a source that is not UTF-8 is checked, and not fixed', () => {
  const folder = folderOf({ 'index.js': Buffer.from(floating.replace('{}', "{ a: '\u00e9' }"), 'latin1') });
  const before = listDisk(folder);
  expect(findingsOf([folder], '--fix')).toHaveLength(2);
  expect(listDisk(folder)).toEqual(before);
});

describe('exit codes', () => {
  test('1 when errors remain, 3 with --strict when errors or warnings remain', () => {
    const folder = folderOf({ 'index.js': floating, 'ok.js': clean });
    expect(runCommand(['lint', folder]).code).toBe(1);
    expect(runCommand(['lint', folder, '--max-warnings', '5']).code).toBe(1);
    expect(runCommand(['lint', folder, '--fix']).code).toBe(0);
    writeTree(folder, { 'index.js': floating });
    expect(runCommand(['lint', folder, '--severity', 'error', '--rule', 'http/bad-status']).code).toBe(0);
    expect(runCommand(['lint', folder, '--strict']).code).toBe(3);
    expect(runCommand(['lint', folder, '--strict', '--rule', 'http/bad-status']).code).toBe(0);
    expect(runCommand(['lint', join(folder, 'ok.js'), '--strict']).code).toBe(0);
    expect(runCommand(['lint', folder, '--strict', '--fix']).code).toBe(0);
  });

  test('warnings count as far as --max-warnings says, and with --strict', () => {
    const folder = folderOf({ ...app, 'functions/silent.js': 'exports = () => 1;\n' });
    const code = (...options: string[]): number | null => runCommand(['lint', folder, ...options]).code;
    // A body without a guard, and a value that goes nowhere.
    expect([code(), code('--max-warnings', '2'), code('--max-warnings', '1'), code('--strict')]).toEqual([
      0, 0, 1, 3,
    ]);
    expect(runCommand(['lint', folder, '--max-warnings', 'few'])).toMatchObject({
      code: 1,
      error: expect.stringContaining('Give a whole number.'),
    });
  });

  test('3 with --strict where nothing was checked', () => {
    const folder = folderOf({ 'plain.js': 'exports.twice = (value) => value * 2;\n' });
    expect(runCommand(['lint', folder])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Nothing was checked:/),
    });
    expect(runCommand(['lint', folder, '--strict']).code).toBe(3);
  });

  test.each([
    ['a path that is not there', ['nowhere'], 'There is no file or folder nowhere.'],
    ['a file that is no source', ['package.json'], 'It is no source.'],
    ['a folder without sources', ['docs'], 'There is no source in docs.'],
    ['a rule that does not exist', ['src', '--rule', 'http/send-twice'], 'Did you mean http/sent-twice?'],
    ['no path', [], "missing required argument 'path'"],
    [
      'a severity that does not exist',
      ['src', '--severity', 'fatal'],
      'Allowed choices are error, warning, info',
    ],
  ])('1 for %s', (_, args, message) => {
    const folder = folderOf({ 'package.json': {}, 'docs/a.md': 'a', 'src/a.js': clean });
    const { code, out, error } = runCommand(['lint', ...args], { cwd: folder });
    expect([code, out]).toEqual([1, '']);
    expect(error).toContain(message);
  });

  test('all that cannot be read is told at once', () => {
    const { code, error } = runCommand(['lint', 'nowhere', 'neither/here.js']);
    expect(code).toBe(1);
    expect(error).toContain('nowhere');
    expect(error).toContain('neither/here.js');
  });
});

test('a name that would be obeyed by a terminal is spelled out', () => {
  const folder = folderOf({ '\u001b[31m.js': floating });
  const { out } = runCommand(['lint', folder]);
  expect(out).not.toContain('\u001b');
  expect(out).toContain('\\u001b[31m.js');
});

test('a source that does not parse is a finding, and stops nothing', () => {
  const folder = folderOf({ 'a.js': 'exports.f = (req, res) => {', 'b.js': floating });
  expect(findingsOf([folder], '--severity', 'error')).toEqual([
    '/a.js:1 lint/syntax-error',
    '/b.js:4 http/floating-before-response',
  ]);
});

test('--fix says what it changed, and where', () => {
  const folder = folderOf({ 'index.js': floating });
  expect(runCommand(['lint', 'index.js', '--fix'], { cwd: folder }).out.split('\n').slice(0, 6)).toEqual([
    'index.js:4:3  fixed  http/floating-before-response',
    '      added "await"',
    '',
    'index.js:5:7  fixed  http/number-sent',
    '      "send" became "sendStatus"',
    '',
  ]);
});

test('--rules lists the rules with severity and title, and --explain shows the page of one', () => {
  const { code, out } = runCommand(['lint', '--rules']);
  expect(code).toBe(0);
  const rows = out.trimEnd().split('\n');
  expect(rows).toHaveLength(lintRuleNames.length);
  expect(rows).toContainEqual(
    expect.stringMatching(/^http\/sent-twice +error +A response that is sent twice$/),
  );
  expect(JSON.parse(runCommand(['lint', '--rules', '--format', 'json']).out)[0]).toMatchObject({
    rule: 'http/no-response',
    severity: 'error',
  });
  const page = readFileSync(join(__dirname, '../../docs/rules/http/sent-twice.md'), 'utf8');
  expect(runCommand(['lint', '--explain', 'http/sent-twice'])).toEqual({ code: 0, out: page, error: '' });
});

test('a rule that does not exist is told with the nearest, and with all that there are', () => {
  const folder = folderOf({ 'a.js': clean });
  for (const [args, near] of [
    [['--rule', 'sent-twice', folder], 'http/sent-twice'],
    [['--explain', 'http/flaoting-before-response'], 'http/floating-before-response'],
    [['--explain', 'http/cursor-returned'], 'source/cursor-returned'],
  ] as const) {
    const { code, out, error } = runCommand(['lint', ...args]);
    expect([code, out]).toEqual([1, '']);
    expect(error).toContain(`Did you mean ${near}?`);
    for (const rule of lintRuleNames) expect(error).toContain(rule);
  }
});

test('every rule can be chosen', () => {
  const folder = folderOf({ 'ok.js': clean });
  expect(runCommand(['lint', folder, ...lintRuleNames.flatMap((rule) => ['--rule', rule])]).code).toBe(0);
});

test('docs/lint.md shows what the command says of the example app', () => {
  const page = readFileSync(join(__dirname, '../../docs/lint.md'), 'utf8');
  const [, shown] = /^\$ migrate-functions lint docs\/example-app\n([\s\S]*?)^```$/m.exec(page)!;
  expect(runCommand(['lint', 'docs/example-app'], { cwd: join(__dirname, '../..') }).out).toBe(shown);
});
