import { added } from '../../../src/model/make-json';
import { reason } from '../../../src/model/reason';
import { parseJson } from '../../../src/reader/parse-json';
import type { KeyOrder } from '../../../src/writer/key-order';
import { printJson } from '../../../src/writer/print-json';

const file = { path: 'a.json', absolutePath: '/a.json' };
const free: KeyOrder = { keys: [] };

function print(text: string, order: KeyOrder = free): string {
  return printJson(parseJson(file, text).document!.root, order);
}
const compact = (text: string, order: KeyOrder): string => print(text, order).replace(/\s+/g, '');

test('prints four spaces, an entry a line, empty containers in line, a final newline', () => {
  expect(print('{"a":{"b":[1,[],{"c":null}],"d":{}},"e":"x"}')).toBe(
    `{
    "a": {
        "b": [
            1,
            [],
            {
                "c": null
            }
        ],
        "d": {}
    },
    "e": "x"
}
`,
  );
});

test.each(['null', 'true', '"a"', '[]', '{}', '1'])('prints %s alone as one line', (text) => {
  expect(print(text)).toBe(`${text}\n`);
});

test.each(['9007199254740993', '1.0', '1E400', '-0', '0.30000000000000004'])(
  'prints the number %s as it was read',
  (text) => {
    expect(print(text)).toBe(`${text}\n`);
  },
);

test('prints values that a migration made', () => {
  const made = added({ a: [1, 'x', false, null, 0.5], b: {} }, reason('A test wants it.', 'docs/config'));
  expect(printJson(made, free)).toBe(
    `${JSON.stringify({ a: [1, 'x', false, null, 0.5], b: {} }, null, 4)}\n`,
  );
});

describe('texts', () => {
  test.each<[string, string, string]>([
    ['quotes and backslashes', '"\\"\\\\"', '"\\"\\\\"'],
    ['escapes that are not needed', '"\\u0061\\/"', '"a/"'],
    ['control characters', '"\\u0000\\n\\t\\u001f"', '"\\u0000\\n\\t\\u001f"'],
    ['any other character as it is', '"é日\u007f🙂"', '"é日\u007f🙂"'],
    ['half a surrogate pair as its escape', '"\\ud83d \\ude42"', '"\\ud83d \\ude42"'],
    ['a pair of escapes as its character', '"\\ud83d\\ude42"', '"🙂"'],
  ])('have %s', (_, text, printed) => {
    expect(print(text)).toBe(`${printed}\n`);
  });

  // The server wrote `\u0026` in 20230101, too: Felix-De, 2025-08-22.
  test('have & < > and line separators escaped, in keys too', () => {
    const escaped = '\\u003c\\u0026\\u003e';
    expect(print('{"<&>":"<&>\u2028\u2029"}')).toBe(`{\n    "${escaped}": "${escaped}\\u2028\\u2029"\n}\n`);
  });
});

describe('keys', () => {
  test('stand in the given order, unknown ones after them in their own', () => {
    expect(compact('{"z":1,"b":2,"y":3,"a":4,"c":5}', { keys: ['a', 'b', 'c', 'd'] })).toBe(
      '{"a":4,"b":2,"c":5,"z":1,"y":3}',
    );
  });

  test('keep their own order where none is given', () => {
    expect(compact('{"b":1,"a":2,"1":3}', free)).toBe('{"b":1,"a":2,"1":3}');
  });

  test('are sorted by their code units', () => {
    expect(compact('{"b":1,"_":2,"a":3,"B":4,"é":5,"10":6,"9":7}', { keys: 'sorted' })).toBe(
      '{"10":6,"9":7,"B":4,"_":2,"a":3,"b":1,"é":5}',
    );
  });

  test('inside a key have the order of that key, inside others none', () => {
    const order: KeyOrder = { keys: ['x'], inside: { x: { keys: ['a', 'b'] } } };
    expect(compact('{"y":{"b":1,"a":2},"x":{"b":1,"a":2}}', order)).toBe(
      '{"x":{"a":2,"b":1},"y":{"b":1,"a":2}}',
    );
  });

  test('inside every value or item have the order of each', () => {
    const order: KeyOrder = { keys: 'sorted', each: { keys: ['a', 'b'] } };
    expect(compact('{"y":{"b":1,"a":2},"x":{"b":1,"a":2}}', order)).toBe(
      '{"x":{"a":2,"b":1},"y":{"a":2,"b":1}}',
    );
    expect(compact('[{"b":1,"a":2}]', { keys: [], each: { keys: ['a', 'b'] } })).toBe('[{"a":2,"b":1}]');
    expect(compact('[{"b":1,"a":2}]', { keys: ['a', 'b'] })).toBe('[{"b":1,"a":2}]');
  });

  test.each(['__proto__', 'constructor', 'toString'])('may be called %s at any depth', (key) => {
    const text = `{"${key}":{"b":{"${key}":[1]},"a":1}}`;
    expect(compact(text, { keys: ['a'], inside: { a: { keys: ['b'] } } })).toBe(text);
  });

  test('never move a value away from its key', () => {
    const keys = Array.from({ length: 30 }, (_, index) => `k${index}`);
    const text = `{${[...keys]
      .reverse()
      .map((key) => `"${key}":"${key}"`)
      .join(',')}}`;
    expect(JSON.parse(print(text, { keys }))).toEqual(Object.fromEntries(keys.map((key) => [key, key])));
  });
});
