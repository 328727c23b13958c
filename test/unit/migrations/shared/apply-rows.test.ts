import { applyRows, isEmptyText, type Row } from '../../../../migrations/shared/apply-rows';
import type { Context } from '../../../../src/engine/migration';
import type { Json, JsonObject } from '../../../../src/model/json';
import { added } from '../../../../src/model/make-json';
import { reason } from '../../../../src/model/reason';
import { plain } from '../../../support/plain';

const why = reason('It goes.', 'docs/config');
const objectOf = (value: Readonly<Record<string, string | number>>): JsonObject => added(value, why);

function apply(document: JsonObject, rows: readonly Row[]): { after: JsonObject; dropped: unknown[] } {
  const dropped: unknown[] = [];
  const context = { drop: (what: Json) => void dropped.push(plain(what)) } as unknown as Context;
  return { after: applyRows(document, rows, context), dropped };
}

test('a key goes with its account, and the rest keeps its order', () => {
  const { after, dropped } = apply(objectOf({ a: 1, b: 2, c: 3 }), [{ drop: 'b', why }]);
  expect(JSON.stringify(plain(after))).toBe('{"a":1,"c":3}');
  expect(dropped).toEqual([2]);
});

test('a key that goes only where it says nothing stays where it says something', () => {
  const rows: readonly Row[] = ['a', 'b'].map((key) => ({ drop: key, when: isEmptyText, why }));
  const { after, dropped } = apply(objectOf({ a: '', b: 'x' }), rows);
  expect(plain(after)).toEqual({ b: 'x' });
  expect(dropped).toEqual(['']);
});

test('a key gets its later name in its place, unless that name is taken', () => {
  const rows: readonly Row[] = [{ rename: 'old', to: 'new' }];
  expect(JSON.stringify(plain(apply(objectOf({ old: 1, z: 2 }), rows).after))).toBe('{"new":1,"z":2}');
  expect(plain(apply(objectOf({ old: 1, new: 2 }), rows).after)).toEqual({ old: 1, new: 2 });
});

test('where no row has anything to do, the object is the same one', () => {
  const document = objectOf({ a: 1 });
  expect(
    apply(document, [
      { drop: 'b', why },
      { rename: 'c', to: 'd' },
    ]).after,
  ).toBe(document);
});
