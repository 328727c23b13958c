import type { Json } from '../../../src/model/json';
import { positionAt } from '../../../src/model/place';
import { parseJson, type LeniencyNote } from '../../../src/reader/parse-json';
import { plain } from '../../support/plain';

const file = { path: 'a.json', absolutePath: '/a.json' };
const parse = (text: string): ReturnType<typeof parseJson> => parseJson(file, text);

/** The notes as `kind line:column`. */
function notesOf(text: string): string[] {
  const { document, notes } = parse(text);
  return notes.map(({ kind, offset }) => {
    const { line, column } = positionAt(document!.text, offset);
    return `${kind} ${line}:${column}`;
  });
}

/** The values that do not count. */
const lostIn = (notes: readonly LeniencyNote[]): Json[] =>
  notes.flatMap((note) => (note.kind === 'duplicate-key' ? note.lost : []));

describe('beyond strict JSON', () => {
  test.each([
    ['a byte order mark', '\ufeff{"a":1}', { a: 1 }, ['byte-order-mark 1:1']],
    ['a line comment', '{\n // why\n "a":1}', { a: 1 }, ['comment 2:2']],
    ['a line comment at the end', '1 // why', 1, ['comment 1:3']],
    ['a line comment that a lone CR ends', '// a\r1', 1, ['comment 1:1']],
    ['a block comment', '{"a": /* 1,\n */ 2}', { a: 2 }, ['comment 1:7']],
    ['a comment between all tokens', '/**/{/**/"a"/**/:/**/1/**/,/**/"b":[/**/]}', { a: 1, b: [] }, 7],
    ['a comma after the last member', '{"a":1,\n}', { a: 1 }, ['trailing-comma 1:7']],
    ['a comma after the last item', '[1, 2 , ]', [1, 2], ['trailing-comma 1:7']],
    ['commas at several depths', '[[],{"a":[1,],},]', [[], { a: [1] }], 3],
    ['single quotes', `{'a':'it"s'}`, { a: 'it"s' }, 2],
    ['an escaped single quote', `'it\\'s'`, "it's", ['json5 1:1']],
    ['keys without quotes', '{a:1,$b_2:2,"c":3,ü:4}', { a: 1, $b_2: 2, c: 3, ü: 4 }, 3],
    ['a plus sign', '+1', 1, ['json5 1:1']],
    ['a point without digits before', '-.5', -0.5, ['json5 1:1']],
    ['a point without digits after', '5.', 5, ['json5 1:1']],
    ['a hexadecimal number', '[0x1F, -0XfF]', [31, -255], 2],
    ['a tab inside a string', '"a\tb"', 'a\tb', ['json5 1:1']],
    ['a continued line', '"a\\\nb"', 'ab', ['json5 1:1']],
    ['an escape of JSON5', '"\\x41\\v"', 'A\v', ['json5 1:1']],
    ['a no-break space between tokens', '[\u00a01]', [1], ['json5 1:2']],
  ])('%s is accepted and noted', (_, text, value, notes) => {
    expect(plain(parse(text).document!.root)).toEqual(value);
    expect(parse(text).document!.strict).toBe(false);
    if (typeof notes === 'number') expect(notesOf(text)).toHaveLength(notes);
    else expect(notesOf(text)).toEqual(notes);
  });

  test.each([
    ['0x20000000000001', '9007199254740993'],
    ['+9007199254740993', '9007199254740993'],
    ['-0x1', '-1'],
    ['.1e5', '0.1e5'],
    ['5.e2', '5e2'],
    ['+0', '0'],
  ])('the number %s is spelled %s in JSON, without loss', (text, raw) => {
    expect(parse(text).document!.root).toMatchObject({ raw });
  });

  test('a string that JSON does not know has its value', () => {
    expect(plain(parse(`['a"b\\x00', "\\u0041"]`).document!.root)).toEqual(['a"b\0', 'A']);
  });
});

describe('a key that occurs twice', () => {
  test('has its last value, and the lost one is noted with its key', () => {
    const text = '{"a":{"x":1},"b":2,\n"a":3}';
    const { document, notes } = parse(text);
    expect(plain(document!.root)).toEqual({ a: 3, b: 2 });
    expect(notes).toMatchObject([{ kind: 'duplicate-key', key: 'a' }]);
    expect(lostIn(notes).map(plain)).toEqual([{ x: 1 }]);
    expect(document!.strict).toBe(false);
  });

  test('is noted at each value that does not count', () => {
    expect(notesOf('{\n "a":1,\n "a":2,\n "a":3}')).toEqual(['duplicate-key 2:6', 'duplicate-key 3:6']);
    expect(lostIn(parse('{"a":1,"a":2,"a":3}').notes).map(plain)).toEqual([1, 2]);
  });

  test('is the same key however it is escaped', () => {
    expect(plain(parse('{"a":1,"\\u0061":2}').document!.root)).toEqual({ a: 2 });
  });

  test('may be __proto__', () => {
    expect(parse('{"__proto__":1,"__proto__":2}').notes).toMatchObject([{ key: '__proto__' }]);
  });
});

test('CR LF line ends are noted once and stay strict', () => {
  expect(notesOf('{\r\n"a":1\r\n}')).toEqual(['crlf 1:2']);
  expect(parse('{\r\n"a":1\r\n}').document!.strict).toBe(true);
});
