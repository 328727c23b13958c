import { renameMember, withMember, withoutMembers } from '../../../src/model/edit-json';
import {
  get,
  getItems,
  getObject,
  getText,
  isEmptyContainer,
  isTrue,
  isWholeFile,
  type JsonObject,
} from '../../../src/model/json';
import { added, arrayOf, objectOf, rewritten } from '../../../src/model/make-json';
import { reason } from '../../../src/model/reason';
import { parseJson } from '../../../src/reader/parse-json';
import { plain } from '../../support/plain';

const parse = (text: string): JsonObject =>
  parseJson({ path: 'a.json', absolutePath: '/a.json' }, text).document!.root as JsonObject;
const why = reason('A test wants it.', 'docs/config');
const keysOf = (object: JsonObject): string[] => object.members.map(({ key }) => key);

describe('an edit', () => {
  test('sets a key in its place, or as the last one', () => {
    const object = parse('{"a":1,"b":2}');
    const set = withMember(withMember(object, 'a', added(3, why)), 'c', added(4, why));
    expect(keysOf(set)).toEqual(['a', 'b', 'c']);
    expect(plain(set)).toEqual({ a: 3, b: 2, c: 4 });
  });

  test('renames a key in its place', () => {
    const renamed = renameMember(parse('{"a":1,"b":2,"c":3}'), 'b', 'x');
    expect(keysOf(renamed)).toEqual(['a', 'x', 'c']);
  });

  test('never touches what it was given', () => {
    const object = parse('{"a":{"b":1}}');
    const before = JSON.stringify(plain(object));
    withMember(object, 'a', added(1, why));
    withoutMembers(object, 'a');
    renameMember(object, 'a', 'b');
    expect(JSON.stringify(plain(object))).toBe(before);
    expect(isWholeFile(object)).toBe(true);
  });

  test('that changes nothing gives the same object, so that its file keeps its bytes', () => {
    const object = parse('{"a":1}');
    expect(withMember(object, 'a', get(object, 'a')!)).toBe(object);
    expect(withoutMembers(object, 'b', '__proto__')).toBe(object);
  });

  test('that changes something gives no whole file, but the same leaves', () => {
    const object = parse('{"a":1,"b":[{}]}');
    const changed = withoutMembers(object, 'a');
    expect(isWholeFile(changed)).toBe(false);
    expect(get(changed, 'b')).toBe(get(object, 'b'));
  });

  test('handles __proto__ like any key', () => {
    const set = withMember(parse('{"a":1}'), '__proto__', added({ x: 1 }, why));
    expect(keysOf(set)).toEqual(['a', '__proto__']);
    expect(keysOf(withoutMembers(set, '__proto__'))).toEqual(['a']);
  });

  test('that fills an empty object remembers the empty object as its origin', () => {
    const object = parse('{}');
    const filled = withMember(object, 'a', added(1, why));
    expect(filled.from).toEqual([object]);
    expect(withMember(filled, 'b', added(1, why)).from).toEqual([object]);
    expect(withMember(parse('{"a":1}'), 'b', added(1, why)).from).toBeUndefined();
  });
});

describe('a value that is asked for', () => {
  const object = parse('{"t":"text","n":1,"y":true,"o":{"p":{"q":[1]}},"e":{},"z":null}');

  test('is found by its path, and is undefined where the path ends early', () => {
    expect(plain(get(object, 'o', 'p', 'q'))).toEqual([1]);
    expect(get(object, 'o', 'x', 'q')).toBeUndefined();
    expect(get(object, 't', 'length')).toBeUndefined();
    expect(get(object, 'constructor')).toBeUndefined();
    expect(get(undefined, 'a')).toBeUndefined();
  });

  test('is of the kind that is asked for, or not there', () => {
    expect(getText(object, 't')).toBe('text');
    expect(getText(object, 'n')).toBeUndefined();
    expect(getText(object, 'z')).toBeUndefined();
    expect(getObject(object, 'o')).toBe(get(object, 'o'));
    expect(getObject(object, 't')).toBeUndefined();
    expect(getItems(object, 'o', 'p', 'q')).toHaveLength(1);
    expect(getItems(object, 'o')).toEqual([]);
    expect(isTrue(object, 'y')).toBe(true);
    expect(isTrue(object, 'n')).toBe(false);
    expect(isEmptyContainer(get(object, 'e')!)).toBe(true);
    expect(isEmptyContainer(get(object, 'z')!)).toBe(false);
  });
});

describe('a made value', () => {
  test('has its reason on every node, and its origin where it has one', () => {
    const old = parse('{"a":1}');
    const made = rewritten(old, { x: ['y'] }, why);
    expect(plain(made)).toEqual({ x: ['y'] });
    expect(getItems(made, 'x')[0]).toMatchObject({ value: 'y', reason: why, from: [old] });
    expect(added([], why)).toMatchObject({ items: [], reason: why });
    expect(added(null, why)).not.toHaveProperty('from');
  });

  test('around others has neither', () => {
    const inner = parse('{"a":1}');
    expect(arrayOf([inner]).items[0]).toBe(inner);
    expect(objectOf([{ key: 'k', value: inner }])).not.toHaveProperty('reason');
  });
});
