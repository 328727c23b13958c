import type { Severity } from '../../src/model/finding-codes';
import type { LintRule } from '../../src/model/lint-rules';
import { lintSource } from '../../src/lint/lint-source';
import type { PackageFacts } from '../../src/lint/package-facts';
import { lintSources } from '../../src/plan/lint-sources';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';

const imports = `const functions = require('@google-cloud/functions-framework'); const db = require('./db');`;

// An error where every run of the path fails for the caller, a warning where some do, else info.
const rows: readonly [string, Severity, LintRule, number, string][] = [
  [
    'a callback on a client that keeps connections',
    'warning',
    'http/shared-client-callback',
    4,
    `const pool = require('mysql2').createPool({});
functions.http('f', (req, res) => {
  pool.query('select 1', (error, rows) => {
    if (error) return res.sendStatus(500);
    res.json(rows);
  });
});`,
  ],
  [
    'a callback on a client that is not known to keep connections',
    'info',
    'http/shared-client-callback',
    4,
    `const answers = require('some-answers').createClient('key');
functions.http('f', (req, res) => {
  answers.ask(req.query.q, (error, answer) => {
    if (error) return res.sendStatus(500);
    res.send(answer);
  });
});`,
  ],
  [
    'a listener that may be followed by another one',
    'info',
    'http/maybe-sent-twice',
    4,
    `functions.http('f', (req, res) => {
  const form = require('busboy')({ headers: req.headers });
  form.on('file', (name) => { if (name !== 'a') res.sendStatus(400); });
  form.on('finish', () => res.send('stored'));
  form.end(req.rawBody);
});`,
  ],
  [
    'a second response that always follows the early one',
    'error',
    'http/maybe-sent-twice',
    3,
    `functions.http('f', (req, res) => {
  if (!req.query.a) res.sendStatus(400);
  res.send('a');
});`,
  ],
  [
    'a second response that follows the early one on some paths only',
    'warning',
    'http/maybe-sent-twice',
    3,
    `functions.http('f', (req, res) => {
  if (!req.query.a) res.sendStatus(400);
  if (req.query.b) res.send('b');
  else if (!res.headersSent) res.send('c');
});`,
  ],
  [
    'work that is known by what it is imported from',
    'error',
    'http/floating-before-response',
    3,
    `functions.http('f', (req, res) => {
  fetch('https://example.com');
  res.send('a');
});`,
  ],
  [
    'work that only its name makes work',
    'info',
    'http/floating-before-response',
    3,
    `functions.http('f', (req, res) => {
  db.updateStock(req.body);
  res.send('a');
});`,
  ],
  [
    'a method of another module whose name says that it stores something',
    'warning',
    'http/floating-before-response',
    3,
    `functions.http('f', (req, res) => {
  db.save(req.body);
  res.send('a');
});`,
  ],
  [
    'an async function that awaits what is known to be work',
    'error',
    'http/floating-before-response',
    4,
    `const store = async () => { await fetch('https://example.com'); };
functions.http('f', (req, res) => {
  store();
  res.send('a');
});`,
  ],
  [
    'an async function that awaits what is not known',
    'warning',
    'http/floating-before-response',
    4,
    `const note = async () => { await db.tell(); };
functions.http('f', (req, res) => {
  note();
  res.send('a');
});`,
  ],
  [
    'an await of something after the response',
    'warning',
    'http/work-after-response',
    4,
    `functions.http('f', async (req, res) => {
  res.send('a');
  await db.tell();
});`,
  ],
  [
    'a connection that is closed after the response',
    'info',
    'http/work-after-response',
    4,
    `functions.http('f', async (req, res) => {
  res.send('a');
  await db.close();
});`,
  ],
];

test.each(rows)('%s: %s', (_, severity, rule, line, code) => {
  const { findings } = lintSource({ name: 'index.js', text: `${imports}\n${code}` });
  expect(findings.map((found) => [found.severity, found.rule, found.line])).toEqual([[severity, rule, line]]);
});

test('a missing return names all that sends again', () => {
  const text = `${imports}
functions.http('f', (req, res) => {
  if (!req.query.a) res.sendStatus(400);
  if (req.query.b) return res.send('b');
  return res.send('c');
});`;
  const messages = lintSource({ name: 'index.js', text }).findings.map(({ message }) => message);
  expect(messages).toEqual([expect.stringContaining('on one of the lines 4, 5')]);
});

// HTTP-FUNCTIONS.md, 1.3 and its corrections: numbers as status, and texts as status, are those of Express 4.
test.each([
  [
    'work of a listener, where another event sends the response',
    'http/floating-before-response',
    `functions.http('f', (req, res) => {
  const parts = make(req.headers);
  parts.on('file', async (name, file) => { db.insertOne({ name }); });
  parts.on('finish', () => { res.send('a'); });
});`,
  ],
  [
    'work at load under a condition on where it runs',
    'http/work-at-load',
    `const seed = async () => { await db.insertOne({}); };
if (process.env.FUNCTIONS_EMULATOR) seed();
functions.http('f', (req, res) => { res.send('a'); });`,
  ],
  [
    'an early answer in a listener, after which another event may never come',
    'http/maybe-sent-twice',
    `functions.http('f', (req, res) => {
  const parts = make(req.headers);
  parts.on('file', (name, file) => { if (!name) return res.status(400).send('no'); });
  parts.on('finish', () => { res.send('a'); });
});`,
  ],
])('%s is told at info at most', (_, rule, text) => {
  const { findings } = lintSource({ name: 'index.js', text: `${imports}\n${text}` });
  const severities = findings.flatMap((found) => (found.rule === rule ? [found.severity] : []));
  expect(severities.filter((severity) => severity !== 'info')).toEqual([]);
});

test('a callback is not left behind by a response that is piped, and may feed it', () => {
  const text = `${imports}
functions.http('f', (req, res) => {
  require('request')(req.body.url, (error, answer, body) => { console.log(error, body); });
  open(req.body).pipe(res);
});`;
  const { findings } = lintSource({ name: 'index.js', text });
  expect(findings.map(({ rule }) => rule)).not.toContain('http/floating-before-response');
  const sent = lintSource({
    name: 'index.js',
    text: text.replace('open(req.body).pipe(res)', "res.send('a')"),
  });
  expect(sent.findings.map(({ rule }) => rule)).toContain('http/floating-before-response');
});

describe.each([
  [4, 'info'],
  [5, 'error'],
  [undefined, 'warning'],
] as const)('with Express %s', (frameworkExpress, severity) => {
  const facts: PackageFacts = {
    main: [],
    targets: [],
    eventTargets: [],
    dependencies: new Set(),
    ...(frameworkExpress && { frameworkExpress }),
  };

  test.each([
    ['http/number-sent', 'res.send(404)'],
    ['http/two-argument-send', "res.send(404, 'no')"],
    ['http/bad-status', "res.status('404').end()"],
  ])('%s is told by what the version does', (rule, call) => {
    const text = `${imports}\nfunctions.http('f', (req, res) => { ${call}; });`;
    const { findings } = lintSource({ name: 'index.js', text, facts });
    expect(findings.map((found) => [found.severity, found.rule])).toEqual([[severity, rule]]);
    expect(findings[0]?.message.includes('Express 4')).toBe(frameworkExpress === undefined);
  });

  test('a status that no version takes is an error', () => {
    const text = `${imports}\nfunctions.http('f', (req, res) => { res.status(0).end(); });`;
    const { findings } = lintSource({ name: 'index.js', text, facts });
    expect(findings.map((found) => [found.severity, found.rule])).toEqual([['error', 'http/bad-status']]);
  });
});

test('where another module responds, what that makes late or twice is a warning', () => {
  const folder = temporaryFolder();
  writeTree(folder, {
    'answer.js': 'exports.answer = (res) => { res.send("a"); };',
    'index.js': `const functions = require('@google-cloud/functions-framework');
const { answer } = require('./answer');
functions.http('f', (req, res) => {
  fetch('https://example.com', { method: 'POST' });
  answer(res);
});`,
  });
  const { findings } = lintSources([folder]).report;
  expect(
    findings.map(({ severity, code, message }) => [severity, code, /line \d+( of \S+)?/.exec(message)?.[0]]),
  ).toEqual([['warning', 'http/floating-before-response', 'line 1 of ./answer.js.']]);
});

test('a response with the last item of a list is sent once, and perhaps never', () => {
  const text = (test: string): string => `${imports}
functions.http('f', async (req, res) => {
  const items = await db.findAll();
  items.forEach((item, index) => {
    if (${test}) res.send(item);
  });
});`;
  const found = (test: string): string[] =>
    lintSource({ name: 'index.js', text: text(test) }).findings.map(({ rule }) => rule);
  expect(found('index === items.length - 1')).toContain('http/cannot-prove');
  expect(found('index === items.length - 1')).not.toContain('http/maybe-sent-twice');
  expect(found('item.length === 1')).toContain('http/maybe-sent-twice');
});

test('behind a test whether there is anything, a loop that responds may always run', () => {
  const text = (test: string): string => `${imports}
functions.http('f', async (req, res) => {
  const found = await db.findAll();
  if (${test}) {
    res.sendStatus(404);
    return;
  }
  for (const one of found.docs) {
    res.send(one);
    break;
  }
});`;
  const found = (test: string): string[] =>
    lintSource({ name: 'index.js', text: text(test) }).findings.map(({ severity }) => severity);
  expect(found('found.empty')).toEqual(['warning']);
  expect(found('req.query.none')).toEqual(['error']);
});

test('what is awaited although it takes a callback is waited for', () => {
  const text = (call: string): string => `${imports}
functions.http('f', async (req, res) => {
  ${call}(req.body, (error) => { if (error) console.error(error); });
  res.send('a');
});`;
  const found = (call: string): string[] =>
    lintSource({ name: 'index.js', text: text(call) }).findings.map(({ rule }) => rule);
  expect(found("require('push').tell")).toEqual(['http/floating-before-response']);
  expect(found("await require('push').tell")).toEqual([]);
});
