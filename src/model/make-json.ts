import type { Json, JsonArray, JsonMember, JsonObject } from './json';
import type { Reason } from './reason';

interface PlainObject {
  readonly [key: string]: Plain;
}
type Plain = string | number | boolean | null | readonly Plain[] | PlainObject;

// Array.isArray tells nothing of arrays that are read-only.
const isList = <T>(value: T | readonly T[]): value is readonly T[] => Array.isArray(value);

function build(value: Plain, reason: Reason, from: readonly Json[] | undefined): Json {
  const origin = { offset: -1, reason, ...(from && { from }) };
  if (isList<Plain>(value))
    return { kind: 'array', items: value.map((item) => build(item, reason, from)), ...origin };
  if (value !== null && typeof value === 'object') return buildObject(value, reason, from);
  return { kind: 'scalar', value, ...origin };
}

function buildObject(value: PlainObject, reason: Reason, from: readonly Json[] | undefined): JsonObject {
  const members = Object.entries(value).map(([key, item]) => ({ key, value: build(item, reason, from) }));
  return { kind: 'object', members, offset: -1, reason, ...(from && { from }) };
}

/** A value that the input lacks, with the reason why the output has it. */
export function added(value: PlainObject, reason: Reason): JsonObject;
export function added(value: Plain, reason: Reason): Json;
export function added(value: Plain, reason: Reason): Json {
  return build(value, reason, undefined);
}

/** A value made from one or more values of the input. */
export function rewritten(from: Json | readonly Json[], value: Plain, reason: Reason): Json {
  return build(value, reason, isList<Json>(from) ? from : [from]);
}

/** An object around values that have their own origin. An empty one needs a reason: use `added({}, reason)`. */
export function objectOf(members: readonly JsonMember[]): JsonObject {
  return { kind: 'object', members, offset: -1 };
}

/** An array around values that have their own origin. An empty one needs a reason: use `added([], reason)`. */
export function arrayOf(items: readonly Json[]): JsonArray {
  return { kind: 'array', items, offset: -1 };
}
