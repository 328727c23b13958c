import { readSource } from '../../../src/sources/read-source';

// source, target, value, async, parameters
const forms: [string, string, string, boolean, (string | undefined)[]][] = [
  ['exports = function () {};', 'exports', 'function', false, []],
  ['exports = async function (a, b) {};', 'exports', 'function', true, ['a', 'b']],
  ['exports = async function onOrder(event) {};', 'exports', 'function', true, ['event']],
  ['exports = (a) => a;', 'exports', 'arrow', false, ['a']],
  ['exports = async ({ query }, response) => {};', 'exports', 'arrow', true, [undefined, 'response']],
  ['exports = (async function (a) {});', 'exports', 'function', true, ['a']],
  ['var exports = function (a) {};', 'exports', 'function', false, ['a']],
  ['const exports = async () => {};', 'exports', 'arrow', true, []],
  ['function exports(a) {}', 'exports', 'function', false, ['a']],
  ['function run(a) {}\nexports = run;', 'exports', 'function', false, ['a']],
  ['exports = run;\nasync function run(a) {}', 'exports', 'function', true, ['a']],
  ['const run = async (a) => {};\nexports = run;', 'exports', 'arrow', true, ['a']],
  ['let run;\nrun = function (a) {};\nexports = run;', 'exports', 'function', false, ['a']],
  ['module.exports = async function (a) {};', 'module.exports', 'function', true, ['a']],
  ['exports = module.exports = function (a) {};', 'exports', 'function', false, ['a']],
  ['module.exports = exports = (a) => a;', 'exports', 'arrow', false, ['a']],
  ['exports = (a) => a;\nmodule.exports = { helper: 1 };', 'exports', 'arrow', false, ['a']],
  ['if (true) {\n  exports = function (a) {};\n}', 'exports', 'function', false, ['a']],
  ['(function () {\n  exports = function (a) {};\n})();', 'exports', 'function', false, ['a']],
  ['exports = function (a) {};\nexports = async () => {};', 'exports', 'arrow', true, []],
  ['exports = wrap(function (a) {});', 'exports', 'unknown', false, []],
  ['exports = library.handler;', 'exports', 'unknown', false, []],
  ['exports = 1;', 'exports', 'not-a-function', false, []],
  ['exports = { run() {} };', 'exports', 'not-a-function', false, []],
  ['exports = null;', 'exports', 'not-a-function', false, []],
  ['export default async function (a) {}', 'module-syntax', 'function', true, ['a']],
  ['export default (a) => a;', 'module-syntax', 'arrow', false, ['a']],
];

test.each(forms)('%j', (source, target, value, isAsync, parameters) => {
  expect(readSource('f', source).exported).toMatchObject({ target, value, isAsync, parameters });
});

test.each([
  ['', true],
  ['// nothing but a comment\n;', true],
  ['function run() {}', false],
  ['exports.run = function () {};', false],
  ['module.run = function () {};', false],
  ['function later() {\n  exports = function () {};\n}', false],
  ['function f(exports) {\n  exports = function () {};\n}', false],
  ['other = exports;', false],
])('%j exports no function', (source, isEmpty) => {
  const { exported, isEmpty: found } = readSource('f', source);
  expect(exported).toBeUndefined();
  expect(found).toBe(isEmpty);
});

test('every assignment is told, in the order of the text, with its place', () => {
  const { exports } = readSource('f', 'exports.a = 1;\nmodule.exports.b = 2;\nexports = () => 3;');
  expect(exports.map(({ target, position }) => [target, position.line, position.column])).toEqual([
    ['member', 1, 1],
    ['member', 2, 1],
    ['exports', 3, 1],
  ]);
});

test.each(['module.exports = x.y;', 'var exports = x.y;', 'exports = module.exports = x.y;'])(
  '%s is told as what cannot be followed',
  (source) => {
    expect(readSource('f', source).unresolved).toMatchObject([{ kind: 'export', what: 'x.y' }]);
  },
);

test('what is exported and cannot be followed is told, without its text', () => {
  const { unresolved } = readSource('f', 'exports = wrap("secret text", run);');
  expect(unresolved).toEqual([
    {
      kind: 'export',
      isHandedOn: false,
      what: 'the result of wrap()',
      position: { offset: 0, line: 1, column: 1 },
    },
  ]);
});
