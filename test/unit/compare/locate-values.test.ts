import { JsonSyntaxError } from '../../../src/reader/parse-json';
import { locateValues, splitLines } from '../../../src/compare/locate-values';

/** The text that a pointer leads to, seen in the lines of the whole text. */
function textAt(text: string, pointer: string): string | undefined {
  const part = locateValues('a.json', text).byPointer.get(pointer);
  return part && splitLines(text.replace(/^\ufeff/, ''))[part.line]!.slice(part.start, part.end);
}

const text = `{
    "text": "with \\"quotes\\", a comma: and }",
    "number": -12.5e3, "same line": true,
    "a/b": { "~": null },
    "empty": {},
    "list": [
        "x",
        []
    ]
}
`;

test.each([
  ['/text', '"with \\"quotes\\", a comma: and }"'],
  ['/number', '-12.5e3'],
  ['/same line', 'true'],
  ['/a~1b', '{'],
  ['/a~1b/~0', 'null'],
  ['/empty', '{}'],
  ['/list', '['],
  ['/list/0', '"x"'],
  ['/list/1', '[]'],
  ['', '{'],
])('%s leads to %s', (pointer, shown) => {
  expect(textAt(text, pointer)).toBe(shown);
});

test('lines may end with CR LF, and a byte order mark counts for nothing', () => {
  expect(textAt(text.replaceAll('\n', '\r\n'), '/list/0')).toBe('"x"');
  expect(textAt(`\ufeff${text}`, '/text')).toMatch(/^"with /);
});

test("a text in JSON5's spelling", () => {
  expect(textAt("{ a: 'it\\'s', /* } */ b: +0x1F, }", '/a')).toBe("'it\\'s'");
  expect(textAt("{ a: 'it\\'s', /* } */ b: +0x1F, }", '/b')).toBe('+0x1F');
});

test('a part that goes on in the next line ends with its first one', () => {
  expect(textAt('[\n  {\n  }\n]', '/0')).toBe('{');
});

test('of a repeated key, the last value is found, and what follows it', () => {
  const repeated = '{\n"a": 1,\n"b": 2,\n"a": 3,\n"c": 4\n}';
  expect(locateValues('a.json', repeated).byPointer.get('/a')).toEqual({ line: 3, start: 5, end: 6 });
  expect(locateValues('a.json', repeated).byPointer.get('/b')).toEqual({ line: 2, start: 5, end: 6 });
  expect(locateValues('a.json', repeated).byPointer.get('/c')).toEqual({ line: 4, start: 5, end: 6 });
});

test('a value is found by the line and column that the ledger tells', () => {
  expect(locateValues('a.json', text).pointerAt.get('3:24')).toBeUndefined();
  expect(locateValues('a.json', text).pointerAt.get('3:15')).toBe('/number');
  expect(locateValues('a.json', text).pointerAt.get('7:9')).toBe('/list/0');
});

test('an empty file has no values, and what is no JSON is an error', () => {
  expect(locateValues('a.json', '\n').byPointer.size).toBe(0);
  expect(() => locateValues('a.json', '{')).toThrow(JsonSyntaxError);
});
