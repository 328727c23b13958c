import fc from 'fast-check';
import { parseJson } from '../../../src/reader/parse-json';
import { toPlain } from '../../../src/schemas/to-plain';
import { nodeOf } from './node-of';

test('a node becomes the value that JSON.parse gives', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const { document } = parseJson({ path: 'a.json', absolutePath: '/a.json' }, text);
      const parsed: unknown = JSON.parse(text);
      expect(JSON.stringify(toPlain(document!.root))).toBe(JSON.stringify(parsed));
    }),
  );
});

test('__proto__ is a key like any other', () => {
  const plain = toPlain(nodeOf(JSON.parse('{"__proto__":{"a":1},"b":2}')));
  expect(Object.keys(plain as object)).toEqual(['__proto__', 'b']);
  expect(Object.getPrototypeOf(plain)).toBeNull();
});
