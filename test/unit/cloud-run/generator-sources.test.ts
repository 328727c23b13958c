import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import { wrapperNames, wrapSource } from '../../../src/cloud-run/wrap-source';
import { readDeclarations } from '../../../src/sources/read-declarations';
import { readSource } from '../../../src/sources/read-source';

const wrap = (text: string): string =>
  wrapSource(text, readSource('f', text), readDeclarations('f.js', text, wrapperNames));

/** What a wrapped source exports, evaluated as the runtime does. */
function evaluate(text: string, given: readonly unknown[] = []): any {
  const module: { exports: any } = { exports: {} };
  runInThisContext(`(function (module) {${wrap(text)}})`)(module);
  return module.exports(...given);
}

describe('a source in a project', () => {
  test('stands between two lines, and the first has what it is given', () => {
    const [first, ...rest] = wrap('exports = () => 1;').split('\n');
    expect(first).toBe(
      'module.exports = function (context, BSON, EJSON, utils, require, console, setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate) { var exports;',
    );
    expect(rest).toEqual(['exports = () => 1;', ';return exports; };', '']);
  });

  test('is there byte for byte, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const wrapped = wrap(text);
        const start = wrapped.indexOf('\n') + 1;
        expect(wrapped.slice(start)).toBe(`${text}\n;return exports; };\n`);
        expect(wrapped.slice(0, start - 1)).not.toContain('\n');
      }),
    );
  });

  test.each([
    ['exports = function () { return 7; }'],
    ['exports = () => 7 // the end'],
    ['exports = async () => 7'],
    ['function f() { return 7; }\nexports = f;'],
    ['module.exports = () => 7;'],
    ['const exports = () => 7;'],
    ['let module = 1; exports = () => 7;'],
    ['const BSON = 7, console = 1, utils = 2; exports = () => BSON;'],
    ['class context {}\nexports = () => 7;'],
    ['\ufeffexports = () => 7;'],
    ['exports.a = 1; exports = () => 7;'],
    ['"use strict"; exports = () => 7;'],
    ['exports = function () { return exports2 } ; exports2 = 7;'],
  ])('exports its function: %s', async (text) => {
    expect(await evaluate(text)()).toBe(7);
  });

  test('is strict where it was, and only there', () => {
    const usesThis = 'exports = function () { return this === undefined; };';
    expect(evaluate(`'use strict';\n${usesThis}`)()).toBe(true);
    expect(evaluate(usesThis)()).toBe(false);
  });

  test('throws in strict mode where it assigns what it does not declare', () => {
    expect(() => evaluate("'use strict'; exports = () => { lost = 1; };")()).toThrow('lost is not defined');
  });

  test('keeps what it does not declare to itself', () => {
    const [one, other] = [1, 2].map((given) =>
      evaluate('exports = (read) => { if (!read) kept = context; return kept; };', [given]),
    );
    one();
    other();
    expect([one(true), other(true)]).toEqual([1, 2]);
    expect('kept' in globalThis).toBe(false);
  });

  test('still reads what Node has before it assigns that', () => {
    expect(evaluate('fetch = fetch || 1; exports = () => typeof fetch;')()).toBe('function');
    expect(typeof fetch).toBe('function');
  });
});

describe('the declarations of a source', () => {
  const undeclared = (text: string): string[] =>
    readDeclarations('f.js', text, []).undeclared.map(({ name }) => name);

  test.each([
    ['a = 1', ['a']],
    ['a++', ['a']],
    ['for (a of []);', ['a']],
    ['({ a, b: [c] } = x)', ['a', 'c']],
    ['a.b = 1', []],
    ['var a; a = 1', []],
    ['function f(a) { a = 1 }', []],
    ['if (1) { function f() {} } f = 1', []],
    ['typeof a', []],
  ])('%s forgets %j', (text, names) => {
    expect(undeclared(text)).toEqual(names);
  });

  test('say where that is', () => {
    expect(readDeclarations('f.js', 'x;\n  a = 1', []).undeclared).toEqual([
      { name: 'a', position: { offset: 5, line: 2, column: 3 } },
    ]);
  });

  test('tell what is declared by let, const and class outside of functions', () => {
    const text = 'const a = 1; let b; class c {}; var d; function e() { const f = 1; }';
    expect([...readDeclarations('f.js', text, [...'abcdef']).lexical]).toEqual(['a', 'b', 'c']);
  });
});
