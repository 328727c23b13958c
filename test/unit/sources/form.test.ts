import { readSource } from '../../../src/sources/read-source';

const problemsIn = (source: string): [number, string][] =>
  readSource('f', source).problems.map(({ message, position }) => [position.line, message]);

test.each<[string, number, RegExp]>([
  ['exports = function () {', 1, /'}' expected/],
  ['exports = function () {\n  const a = ;\n};', 2, /Expression expected/],
  ['exports = "open;\n', 1, /Unterminated string/],
  ['exports = function () {\n  await f();\n};', 2, /await .* not async/],
  ['const a = await f();', 1, /await .* not async/],
  ['exports = function () {\n  for await (const a of b) c();\n};', 2, /await .* not async/],
  ['exports = async () => {\n  list.forEach((a) => {\n    await f(a);\n  });\n};', 3, /await .* not async/],
  ['const a = 1;\nlet a = 2;', 2, /a is declared twice/],
  ['exports = function (a) {\n  const a = 1;\n};', 2, /a is declared twice/],
  ['var a;\nlet a;', 2, /a is declared twice/],
  ['exports = (a: string) => a;', 1, /TypeScript/],
  ['interface A {}\nexports = () => 1;', 1, /TypeScript/],
  ['exports = () => 1 as any;', 1, /TypeScript/],
  ['exports = () => <p>hello</p>;', 1, /JSX/],
])('%j is not a script', (source, line, message) => {
  expect(problemsIn(source)).toEqual([[line, expect.stringMatching(message)]]);
});

test.each([
  'exports = async function () { await f(); for await (const a of b) await a; };',
  'exports = async () => { const all = list.map(async (a) => await f(a)); };',
  'exports = class { async run() { await f(); } };',
  'var a = 1; var a = 2; function b() {} function b() {}',
  'exports = function f(a) { var a = 1; { let a = 2; } return f; };',
  'try {} catch (e) { var e = 1; }',
  'for (let i = 0; i < 1; i++) { let i = 2; }',
  'switch (1) { case 1: let a; } let a;',
  'exports = (a, b) => a < b && b > (a) / 2;',
  'const { a, ...b } = c?.d ?? e; label: for (;;) break label;',
  '#!/usr/bin/env node\nexports = () => /[<>]/u;',
  'with (a) b; delete c; var a = 010 + 08; var b = "\\01";',
  'exports = function () { var await = 1; return await; };',
])('%j is one', (source) => {
  expect(problemsIn(source)).toEqual([]);
});

test('only the first error of the parser is told: the others are its echo', () => {
  expect(problemsIn('exports = function ( {\n  if (\n  const ;')).toHaveLength(1);
});

test.each([
  'import a from "a";',
  'import "a";',
  'export default function () {}',
  'export const a = 1;',
  'export { a };',
  'exports = () => import("a");',
])('%j has the syntax of a module', (source) => {
  expect(readSource('f', source).moduleSyntax).toHaveLength(1);
});

test('a script has none of it', () => {
  expect(
    readSource('f', 'const exported = 1; exports = () => ({ import: 1, export: 2 });').moduleSyntax,
  ).toEqual([]);
});

describe('nothing exhausts the stack or the time', () => {
  test.each<[string, string]>([
    ['brackets', `exports = ${'['.repeat(50_000)}${']'.repeat(50_000)};`],
    ['calls', `exports = ${'f('.repeat(50_000)}${')'.repeat(50_000)};`],
    ['functions', `${'function f(){'.repeat(5000)}${'}'.repeat(5000)}`],
    ['a sum', `const a = ${'"a"+'.repeat(50_000)}"a"; exports = () => context.values.get(a);`],
    ['members', `exports = () => context${'.a'.repeat(50_000)};`],
    [
      'variables',
      `${Array.from({ length: 5000 }, (_, i) => `const a${i + 1} = a${i};`).join('\n')} context.values.get(a5000);`,
    ],
    ['a list that is itself', 'let a = { b: a }; a = a.b; context.values.get(a.b.b);'],
    [
      'a way without an end',
      'exports = (node) => { while (node) node = node.next; let c = context; while (c) c = c.next; };',
    ],
    ['a holder without an end', 'let c = context; function f(x) { return f({ x }); } f(c); c = { c };'],
    ['choices', `const a = ${'(x ? "a" : "b") + '.repeat(60)}"c"; context.values.get(a);`],
  ])('%s', (_, source) => {
    expect(readSource('f', source).isEmpty).toBe(false);
  });

  test('what cannot even be parsed is a problem', () => {
    const { problems } = readSource('f', `exports = ${'['.repeat(1_000_000)}`);
    expect(problems).toHaveLength(1);
  });
});

test('a minified file of a megabyte is read', () => {
  const unit = 'function a(b,c){return b&&c?d(b)(c):[b,c].map(function(e){return e+1})}';
  const text = `${unit.replaceAll('a(', 'x(').repeat(Math.ceil(1_000_000 / unit.length))};exports=()=>context.values.get("v")`;
  expect(readSource('f', text).names).toMatchObject([{ kind: 'value', name: 'v', position: { line: 1 } }]);
});
