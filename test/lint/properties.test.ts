import fc from 'fast-check';
import { lintSource, type LintFinding } from '../../src/lint/lint-source';
import { trials } from '../properties/run-sample';
import { randomHandler } from './random-handler';
import { lintAppServices } from './variants';
import { variantsOfAppServices } from './variants-of-app-services';
import { variantsOfHttp } from './variants-of-http';

const imports = `const functions = require('@google-cloud/functions-framework'); const fs = require('node:fs'); const db = require('./db'); const events = require('./events');\n`;
const lint = (text: string): LintFinding[] => [...lintSource({ name: 'index.js', text }).findings];
const codes = (findings: readonly LintFinding[]): string[] => findings.map(({ rule }) => rule);

const all = Object.values(variantsOfHttp);
const handlers = all.flatMap(({ wrong, right }) => [...wrong, ...right]).map((text) => imports + text);
const platformSources = Object.values(variantsOfAppServices).flatMap(({ wrong, right }) => [
  ...wrong,
  ...right,
]);

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.boolean(), (text, isPlatform) => {
      lintSource({ name: 'index.js', text, ...(isPlatform && { kind: 'endpoint' }) });
    }),
    trials(300),
  );
});

// What is cut, doubled or put elsewhere in real code comes nearer to what parsers and interpreters stumble over.
test('no piece of a source makes it throw', () => {
  const sources = [...handlers, ...platformSources];
  const cut = fc.tuple(fc.constantFrom(...sources), fc.nat(), fc.nat(), fc.nat()).map(([text, a, b, c]) => {
    const [from, to, at] = [a, b, c].map((each) => each % (text.length + 1)) as [number, number, number];
    return text.slice(0, at) + text.slice(Math.min(from, to), Math.max(from, to)) + text.slice(at);
  });
  fc.assert(
    fc.property(cut, fc.constantFrom('index.js', 'index.ts'), (text, name) => {
      lintSource({ name, text });
      lintSource({ name, text, kind: 'webhook' });
    }),
    trials(300),
  );
});

test('random handlers are followed, and most of them to the end', () => {
  let total = 0;
  let given = 0;
  fc.assert(
    fc.property(randomHandler, ({ text }) => {
      total += 1;
      if (lint(text).some(({ message }) => message.includes('too many paths'))) given += 1;
    }),
    trials(200),
  );
  expect(given).toBeLessThan(total / 5);
});

test.each([
  ['parentheses', `${'('.repeat(20_000)}1${')'.repeat(20_000)}`],
  [
    'blocks',
    `functions.http('f', (req, res) => { ${'{'.repeat(3000)} res.send('a'); ${'}'.repeat(3000)} });`,
  ],
  [
    'conditions',
    `functions.http('f', (req, res) => { ${'if (req.query.a) { '.repeat(500)} res.send('a'); ${'}'.repeat(500)} });`,
  ],
  ['chains', `functions.http('f', (req, res) => { db${'.then((a) => a)'.repeat(2000)}; res.send('a'); });`],
  ['additions', `functions.http('f', (req, res) => { res.send(${'1 + '.repeat(20_000)}1); });`],
  [
    'loops in loops',
    `functions.http('f', async (req, res) => { ${'for (const a of req.body) { await db.find(a); if (a) res.write("a"); '.repeat(12)} ${'}'.repeat(12)} res.end(); });`,
  ],
  [
    'functions that call each other twice',
    `${Array.from({ length: 40 }, (_, n) => `async function f${n}(res) { if (res.a) await f${n + 1}(res); else await f${n + 1}(res); }`).join('\n')}\nasync function f40(res) { await db.find({}); res.send('a'); }\nfunctions.http('f', async (req, res) => { await f0(res); });`,
  ],
  [
    'a function that calls itself',
    `const again = async (res, n) => { if (n > 0) { await db.find({}); return again(res, n - 1); } res.send('a'); };\nfunctions.http('f', (req, res) => again(res, 9));`,
  ],
])('depth and width come to an end: %s', (_, code) => {
  expect(() => lint(imports + code)).not.toThrow();
});

test('names make no difference', () => {
  // The member res of a request is Express' own name.
  const renamed = (text: string): string =>
    text.replace(/(?<!\.)\bres\b/g, 'theAnswer').replace(/(?<!\.)\breq\b/g, 'request');
  for (const text of handlers)
    expect([renamed(text), ...codes(lint(renamed(text)))]).toEqual([renamed(text), ...codes(lint(text))]);
});

test('comments and empty lines make no difference', () => {
  const spaced = (text: string): string => text.replace(/;\n/g, '; // note\n\n/* and more */\n');
  for (const text of handlers) expect(codes(lint(spaced(text)))).toEqual(codes(lint(text)));
  for (const text of platformSources) {
    const after = lintAppServices(spaced(text)).findings;
    expect(codes(after)).toEqual(codes(lintAppServices(text).findings));
  }
});

test('code that is never called makes no difference', () => {
  const more = `\nfunction never(res) { res.send('a'); res.send('b'); db.insertOne({}); }\n`;
  for (const text of handlers) expect(codes(lint(text + more))).toEqual(codes(lint(text)));
});

test('a return after a last send keeps a clean handler clean', () => {
  const right = all.flatMap((each) => each.right).map((text) => imports + text);
  const returning = (text: string): string =>
    text.replace(/(res\.(?:send|json|sendStatus)\([^()]*\);)(\s*\}\);)$/, '$1 return;$2');
  const changed = right.filter((text) => returning(text) !== text);
  expect(changed.length).toBeGreaterThan(20);
  for (const text of changed) expect([text, ...codes(lint(returning(text)))]).toEqual([text]);
});

test('the same source gives the same findings again', () => {
  for (const text of handlers) expect(lint(text)).toEqual(lint(text));
});
