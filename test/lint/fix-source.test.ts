import { fixSource, type FixedSource } from '../../src/lint/fix-source';
import { variantsOfHttp } from './variants-of-http';
import { inputOfAppServices } from './variants';
import { variantsOfAppServices } from './variants-of-app-services';

const imports = `const functions = require('@google-cloud/functions-framework'); const fs = require('node:fs'); const db = require('./db'); const events = require('./events');\n`;
const fix = (text: string): FixedSource => fixSource({ name: 'index.js', text: imports + text });
const fixedText = (text: string): string => fix(text).text.slice(imports.length);

test.each([
  [
    'a missing return',
    `functions.http('f', (req, res) => { if (!req.body) { res.status(400).send('no'); } res.send('yes'); });`,
    `functions.http('f', (req, res) => { if (!req.body) { return res.status(400).send('no'); } res.send('yes'); });`,
  ],
  [
    'a missing return without braces',
    `functions.http('f', (req, res) => { if (!req.body) res.sendStatus(400); res.send('yes'); });`,
    `functions.http('f', (req, res) => { if (!req.body) return res.sendStatus(400); res.send('yes'); });`,
  ],
  [
    'two missing returns',
    `functions.http('f', (req, res) => { if (req.query.a) res.send('a'); if (req.query.b) res.send('b'); res.send('c'); });`,
    `functions.http('f', (req, res) => { if (req.query.a) return res.send('a'); if (req.query.b) return res.send('b'); res.send('c'); });`,
  ],
  [
    'a statement that floats',
    `functions.http('f', async (req, res) => { db.insertOne({}); res.send('ok'); });`,
    `functions.http('f', async (req, res) => { await db.insertOne({}); res.send('ok'); });`,
  ],
  [
    'a chain that floats',
    `functions.http('f', async (req, res) => { db.insertOne({}).catch(console.error); res.send('ok'); });`,
    `functions.http('f', async (req, res) => { await db.insertOne({}).catch(console.error); res.send('ok'); });`,
  ],
  [
    'void',
    `functions.http('f', async (req, res) => { void db.insertOne({}); res.send('ok'); });`,
    `functions.http('f', async (req, res) => { await db.insertOne({}); res.send('ok'); });`,
  ],
  [
    'the right side of a condition',
    `functions.http('f', async (req, res) => { req.query.a && db.insertOne({}); res.send('ok'); });`,
    `functions.http('f', async (req, res) => { req.query.a && await db.insertOne({}); res.send('ok'); });`,
  ],
  [
    'a number',
    `functions.http('f', (req, res) => { res.send(404); });`,
    `functions.http('f', (req, res) => { res.sendStatus(404); });`,
  ],
  [
    'two arguments',
    `functions.http('f', (req, res) => { res.json(404, { a: 1 }); });`,
    `functions.http('f', (req, res) => { res.status(404).json({ a: 1 }); });`,
  ],
  [
    'a send after sendStatus',
    `functions.http('f', (req, res) => { res.sendStatus(404).send('no'); });`,
    `functions.http('f', (req, res) => { res.status(404).send('no'); });`,
  ],
  [
    'a status that is text',
    `functions.http('f', (req, res) => { res.status("404").end(); });`,
    `functions.http('f', (req, res) => { res.status(404).end(); });`,
  ],
  [
    'a status alone',
    `functions.http('f', (req, res) => { res.status(204); });`,
    `functions.http('f', (req, res) => { res.status(204).end(); });`,
  ],
])('fixes %s', (_, before, after) => {
  expect(fixedText(before)).toBe(after);
  expect(fix(before).result.findings).toEqual([]);
});

test.each([
  [
    'a function that is not async',
    `functions.http('f', (req, res) => { db.insertOne({}); res.send('ok'); });`,
  ],
  [
    'a promise that is kept',
    `functions.http('f', async (req, res) => { const p = db.insertOne({}); res.send(typeof p); });`,
  ],
  ['a number that is no status', `functions.http('f', (req, res) => { res.send(7); });`],
  [
    'a return that would not help',
    `functions.http('f', (req, res) => { try { res.send('a'); } finally { res.send('b'); } });`,
  ],
  [
    'a return in a function whose caller goes on',
    `const fail = (res) => { if (res.locals.a) { res.sendStatus(400); } };\nfunctions.http('f', (req, res) => { fail(res); res.send('b'); });`,
  ],
  [
    'a send in a loop',
    `functions.http('f', (req, res) => { for (const a of req.body) { res.send(a); } res.end(); });`,
  ],
])('leaves %s as it is', (_, text) => {
  expect(fixedText(text)).toBe(text);
});

test('leaves every other character as it is', () => {
  const text = `\ufeff\tfunctions.http( 'f',async(req,res)=>{\r\n  /* a */ db.insertOne( {} )// b\r\n\r\n;res.send( "ok" ) } )`;
  expect(fix(text).text).toBe(imports + text.replace('db.insertOne', 'await db.insertOne'));
});

test('fixes only what may be fixed', () => {
  const text = `functions.http('f', async (req, res) => { db.insertOne({}); res.send(404); });`;
  const { fixed } = fixSource(
    { name: 'index.js', text: imports + text },
    ({ rule }) => rule === 'http/number-sent',
  );
  expect(fixed.map(({ finding: { rule }, change }) => [rule, change])).toEqual([
    ['http/number-sent', '"send" became "sendStatus"'],
  ]);
});

const everything = [
  ...Object.values(variantsOfHttp).flatMap(({ wrong }) =>
    wrong.map((text) => ({ name: 'index.js', text: imports + text })),
  ),
  ...Object.values(variantsOfAppServices).flatMap(({ wrong }) =>
    wrong.map((text) => inputOfAppServices(text)!),
  ),
];

test.each(everything)('fixing again changes nothing, and no finding is new: %#', (input) => {
  const first = fixSource(input);
  const again = fixSource({ ...input, text: first.text });
  expect(again.text).toBe(first.text);
  expect(again.fixed).toEqual([]);
  const before = fixSource(input, () => false).result.findings.length;
  expect(first.result.findings).toHaveLength(before - first.fixed.length);
});
