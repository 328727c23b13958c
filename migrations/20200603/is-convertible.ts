import { get, type Json, type JsonObject } from '../../src/model/json';
import { sameJson } from '../../src/model/same-json';

const isObject = (node: Json | undefined): boolean => node === undefined || node.kind === 'object';

function areFields(fields: Json | undefined): boolean {
  if (!fields) return true;
  if (fields.kind !== 'object') return false;
  return fields.members.every(({ value }) => value.kind === 'object' && areFields(get(value, 'fields')));
}

function isFilter(filter: Json): boolean {
  const [old, later] = [get(filter, 'match_expression'), get(filter, 'query')];
  return (
    filter.kind === 'object' && isObject(old) && isObject(later) && (!old || !later || sameJson(old, later))
  );
}

/**
 * Whether every part of a rule of 2018 that limits access has the shape that it must have. Where one has not, it is not
 * known what it limited.
 */
export function isConvertible(rule: JsonObject): boolean {
  const filters = get(rule, 'filters');
  const areFilters = !filters || (filters.kind === 'array' && filters.items.every(isFilter));
  // A namespace beside other names: which of them it was for is not known.
  const isNamedTwice = get(rule, 'database') ?? get(rule, 'collection');
  return !isNamedTwice && areFilters && areFields(get(rule, 'fields')) && isObject(get(rule, 'other_fields'));
}
