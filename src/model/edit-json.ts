import type { Json, JsonMember, JsonObject } from './json';

// An input `{}` that gains members is no leaf any more: `from` tells the ledger what became of it.
function around(object: JsonObject, members: readonly JsonMember[]): JsonObject {
  const filled = object.document && object.members.length === 0 && members.length > 0;
  const from = filled && !object.from ? [object] : object.from;
  return {
    kind: 'object',
    members,
    document: object.document,
    offset: object.offset,
    reason: object.reason,
    from,
  };
}

/** The object with a key set: in its place when it is there, else as the last one. */
export function withMember(object: JsonObject, key: string, value: Json): JsonObject {
  const at = object.members.findIndex((member) => member.key === key);
  const member = object.members[at];
  if (!member) return around(object, [...object.members, { key, value }]);
  return member.value === value ? object : around(object, object.members.with(at, { key, value }));
}

/** The object with each value replaced by what a function makes of it; the same object when all stay. */
export function mapMembers(object: JsonObject, replace: (value: Json, key: string) => Json): JsonObject {
  const members = object.members.map((member) => {
    const value = replace(member.value, member.key);
    return value === member.value ? member : { key: member.key, value };
  });
  return members.every((member, index) => member === object.members[index])
    ? object
    : around(object, members);
}

/** The object without some keys; the same object when it has none of them. */
export function withoutMembers(object: JsonObject, ...keys: string[]): JsonObject {
  const members = object.members.filter(({ key }) => !keys.includes(key));
  return members.length === object.members.length ? object : around(object, members);
}

/** The object with a key renamed in its place, its value untouched. */
export function renameMember(object: JsonObject, key: string, to: string): JsonObject {
  return around(
    object,
    object.members.map((member) => (member.key === key ? { key: to, value: member.value } : member)),
  );
}

/** The object with the value at a path replaced; every object on the path must be there. */
export function replaceAt(object: JsonObject, path: readonly [string, ...string[]], value: Json): JsonObject {
  const [key, next, ...rest] = path;
  if (next === undefined) return withMember(object, key, value);
  const inner = object.members.find((member) => member.key === key)?.value;
  if (inner?.kind !== 'object') throw new TypeError(`no object at ${key}`);
  return withMember(object, key, replaceAt(inner, [next, ...rest], value));
}
