import { walkJson, type Json } from '../../../src/model/json';
import { formatPlace, placeOf, toPointer } from '../../../src/model/place';
import { parseJson } from '../../../src/reader/parse-json';
import { plain } from '../../support/plain';

const file = { path: 'a.json', absolutePath: '/a.json' };
const parse = (text: string): ReturnType<typeof parseJson> => parseJson(file, text);
const rootOf = (text: string): Json => parse(text).document!.root;

describe('strict JSON', () => {
  test.each([
    ['null', null],
    ['true', true],
    ['false', false],
    ['""', ''],
    ['"a b"', 'a b'],
    ['"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041"', '"\\/\b\f\n\r\tA'],
    ['"ends with a backslash\\\\"', 'ends with a backslash\\'],
    ['"naïve 日本 🙂"', 'naïve 日本 🙂'],
    ['0', 0],
    ['-0.5e-3', -0.0005],
    ['[]', []],
    ['{}', {}],
    [' [ 1 , [ 2 ] , { "a" : [ ] } ] ', [1, [2], { a: [] }]],
    ['{"a":{"b":[true,null]}}', { a: { b: [true, null] } }],
    ['\t\r\n{\n"a"\n:\n1\n}\n', { a: 1 }],
  ])('%s is read as its value', (text, value) => {
    const { document, notes } = parse(text);
    expect(plain(document!.root)).toEqual(value);
    expect(document!.strict).toBe(true);
    expect(notes.filter(({ kind }) => kind !== 'crlf')).toEqual([]);
  });

  test.each([
    '9007199254740993',
    '-123456789012345678901234567890',
    '0.1000000000000000055511151231257827',
    '1.0',
    '1E400',
    '1e-400',
    '-0',
    '1.50',
  ])('the number %s keeps its spelling', (text) => {
    expect(rootOf(text)).toMatchObject({ kind: 'scalar', raw: text, value: Number(text) });
    expect(rootOf(`[${text}]`)).toMatchObject({ items: [{ raw: text }] });
  });

  test('a lone surrogate is the value of its escape', () => {
    expect(rootOf('"\\ud83d"')).toMatchObject({ value: '\ud83d' });
  });

  test('keys keep their order, numbers and names of the prototype among them', () => {
    const root = rootOf('{"b":1,"10":2,"__proto__":{"x":3},"constructor":4,"2":5,"":6}');
    expect(root.kind === 'object' && root.members.map(({ key }) => key)).toEqual([
      'b',
      '10',
      '__proto__',
      'constructor',
      '2',
      '',
    ]);
    expect(({} as any).x).toBeUndefined();
  });

  test('an object with many keys finds its duplicates too', () => {
    const keys = Array.from({ length: 40 }, (_, index) => `"k${index}":${index}`).join(',');
    const { document, notes } = parse(`{${keys},"k0":"last","k39":"last"}`);
    expect(plain(document!.root)).toMatchObject({ k0: 'last', k1: 1, k38: 38, k39: 'last' });
    expect(notes).toMatchObject([
      { kind: 'duplicate-key', key: 'k0' },
      { kind: 'duplicate-key', key: 'k39' },
    ]);
  });
});

test('every node knows where it stands', () => {
  const places: Record<string, string> = {};
  walkJson(rootOf('{\n  "a": [1,\r\n    {"b/~": "x"}],\r"c": {}\n}'), (node, path) => {
    places[toPointer(path)] = formatPlace(placeOf(node)!);
  });
  expect(places).toEqual({
    '': 'a.json:1:1',
    '/a': 'a.json:2:8',
    '/a/0': 'a.json:2:9',
    '/a/1': 'a.json:3:5',
    '/a/1/b~1~0': 'a.json:3:13',
    '/c': 'a.json:4:6',
  });
});

test.each(['', ' \n\t ', '\ufeff', '\ufeff\r\n', '// nothing\n/* at all */'])(
  'a file that holds only %j is empty',
  (text) => {
    expect(parse(text).document).toBeUndefined();
  },
);

test('every leaf has a number of its own, those of lost duplicates included', () => {
  const { document, notes } = parse('{"a":1,"a":[2,{}],"b":[]}');
  const leaves: (number | undefined)[] = [];
  walkJson(document!.root, (node) => void (node.leaf !== undefined && leaves.push(node.leaf)));
  const lost = notes.flatMap((note) => (note.kind === 'duplicate-key' ? note.lost.leaf : []));
  expect([...leaves, ...lost].sort()).toEqual([0, 1, 2, 3]);
  expect(document!.leafCount).toBe(4);
});

test('a thousand levels are read, one more is refused', () => {
  expect(() => rootOf('['.repeat(1000) + ']'.repeat(1000))).not.toThrow();
  expect(() => rootOf('[1,'.repeat(1000) + '[]' + ']'.repeat(1000))).toThrow('1000 levels');
});

test('siblings do not add to the depth', () => {
  expect(() => rootOf(`[${Array.from({ length: 2000 }, () => '[{}]').join(',')}]`)).not.toThrow();
});
