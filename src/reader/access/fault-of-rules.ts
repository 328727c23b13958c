import { get, isEmptyContainer, isNull, type Json, type JsonObject } from '../../model/json';

/** What in rules is of another shape than its key demands. */
export interface RuleFault {
  readonly at: Json;
  readonly says: string;
}

/** A list of objects, or null as Go writes an empty one. */
function faultOfList(document: JsonObject, key: 'roles' | 'filters'): RuleFault | undefined {
  const list = get(document, key);
  if (!list || isNull(list)) return undefined;
  if (list.kind !== 'array') return { at: list, says: `${key} is no list` };
  const odd = list.items.find((item) => item.kind !== 'object');
  return odd && { at: odd, says: `${key} holds something that is no object` };
}

/**
 * What makes rules unreadable: a list of roles or filters that is none, or one with an item that is no object. The first
 * role that applies counts, so that one that is lost lets later ones apply, and a filter that is lost narrows nothing.
 *
 * @param isDefault of a default rule, which may be empty: then it grants nothing
 */
export function faultOfRules(document: JsonObject, isDefault = false): RuleFault | undefined {
  if (isEmptyContainer(document) && !isDefault)
    return { at: document, says: 'the file holds an empty object' };
  const schema = get(document, 'schema');
  return (
    faultOfList(document, 'roles') ??
    faultOfList(document, 'filters') ??
    (schema && schema.kind !== 'object' && !isNull(schema)
      ? { at: schema, says: 'schema is no object' }
      : undefined)
  );
}
