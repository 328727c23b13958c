import type { Context } from '../../src/engine/migration';
import { withoutMembers } from '../../src/model/edit-json';
import { get, type JsonObject } from '../../src/model/json';
import type { Reason } from '../../src/model/reason';

/** An object without some keys; what it has there is dropped, all of it for one reason. */
export function leaveOut(
  object: JsonObject,
  keys: readonly string[],
  why: Reason,
  context: Context,
): JsonObject {
  for (const key of keys) {
    const value = get(object, key);
    if (value) context.drop(value, why);
  }
  return withoutMembers(object, ...keys);
}
