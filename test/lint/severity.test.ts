import type { Severity } from '../../src/model/finding-codes';
import type { LintRule } from '../../src/model/lint-rules';
import { lintSource } from '../../src/lint/lint-source';

const imports = `const functions = require('@google-cloud/functions-framework'); const db = require('./db');`;

// An error where every run of the path fails for the caller, a warning where some do, else info.
const rows: readonly [string, Severity, LintRule, number, string][] = [
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
