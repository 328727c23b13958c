import { get, getObject, isEmptyContainer, type Json, type JsonObject } from '../../src/model/json';

/** What an expression of 2018 says: `{}` held always, false never; what is no expression let nobody pass. */
export type RuleAccess =
  | { readonly holds: 'absent'; readonly node?: undefined }
  | { readonly holds: 'always' | 'never'; readonly node: Json }
  | { readonly holds: 'sometimes'; readonly node: JsonObject };

/** The access that a rule, or a field in one, gives by itself. */
export function accessOf(scope: JsonObject | undefined, key: 'read' | 'write'): RuleAccess {
  const node = get(scope, key);
  if (!node) return { holds: 'absent' };
  if (node.kind === 'object')
    return isEmptyContainer(node) ? { holds: 'always', node } : { holds: 'sometimes', node };
  return { holds: node.kind === 'scalar' && node.value === true ? 'always' : 'never', node };
}

/** Whether a field, or one in it at any depth, lets fewer pass than all. */
export function narrows(scope: JsonObject | undefined, key: 'read' | 'write'): boolean {
  const { holds } = accessOf(scope, key);
  return holds === 'sometimes' || holds === 'never' || fieldsNarrow(scope, key);
}

/** Whether one of the fields in a document or field lets fewer pass than all. */
export function fieldsNarrow(scope: JsonObject | undefined, key: 'read' | 'write'): boolean {
  const fields = getObject(scope, 'fields');
  return fields?.members.some(({ value }) => narrows(getObject(value), key)) ?? false;
}
