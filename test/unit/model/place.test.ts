import { get, type Json } from '../../../src/model/json';
import { added, arrayOf, objectOf, rewritten } from '../../../src/model/make-json';
import { formatPlace, placeOf, positionAt, toPointer } from '../../../src/model/place';
import { reason } from '../../../src/model/reason';
import { parseJson } from '../../../src/reader/parse-json';

const file = { path: 'a.json', absolutePath: '/a.json' };
const root: Json = parseJson(file, '{\n "a": 1,\n "b": [2]\n}').document!.root;
const why = reason('A test wants it.', 'docs/config');

test.each([
  ['', 0, 1, 1],
  ['ab', 2, 1, 3],
  ['a\nb', 2, 2, 1],
  ['a\r\nb', 3, 2, 1],
  ['a\rb', 2, 2, 1],
  ['\n\r\n\r', 4, 4, 1],
  ['🙂b', 2, 1, 3],
  ['a\u2028b', 2, 1, 3],
])('in %j the offset %i is at line %i, column %i', (text, offset, line, column) => {
  expect(positionAt(text, offset)).toEqual({ line, column });
});

test('a file and a node have their place', () => {
  expect(placeOf(file)).toEqual({ file: 'a.json' });
  expect(placeOf(get(root, 'b')!)).toEqual({ file: 'a.json', line: 3, column: 7 });
});

test('a made node stands where it comes from, or where the first thing in it stands', () => {
  expect(placeOf(rewritten(get(root, 'a')!, 2, why))).toMatchObject({ line: 2 });
  expect(placeOf(arrayOf([objectOf([{ key: 'x', value: get(root, 'b')! }])]))).toMatchObject({ line: 3 });
  expect(placeOf(added(1, why))).toBeUndefined();
  expect(placeOf(arrayOf([]))).toBeUndefined();
});

test('a place is written as editors read it', () => {
  expect(formatPlace({ file: 'a.json', line: 3, column: 5 })).toBe('a.json:3:5');
  expect(formatPlace({ file: 'a.json' })).toBe('a.json');
});

test('a pointer escapes what RFC 6901 escapes, and nothing else', () => {
  expect(toPointer([])).toBe('');
  expect(toPointer(['a/b', '~', 0, '', '%'])).toBe('/a~1b/~0/0//%');
});
