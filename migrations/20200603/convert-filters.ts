import { renameMember, withMember } from '../../src/model/edit-json';
import { get, type Json, type JsonObject } from '../../src/model/json';
import { added, arrayOf, objectOf, rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';

const filterName = reason(
  'Filters of 2018 had no name; MongoDB named them by their number.',
  'exporter/2018-rules',
);
const alwaysNarrows = reason(
  'A filter that does not say when it applies is applied always: it can only narrow what is found.',
  'safety/access',
);

function renameFilter(filter: JsonObject, index: number): JsonObject {
  let changed = filter;
  if (get(changed, 'match_expression') && !get(changed, 'query'))
    changed = renameMember(changed, 'match_expression', 'query');
  if (get(changed, 'when') && !get(changed, 'apply_when'))
    changed = renameMember(changed, 'when', 'apply_when');
  if (changed !== filter && !get(changed, 'name'))
    changed = objectOf([{ key: 'name', value: added(`filter-${index}`, filterName) }, ...changed.members]);
  return changed;
}

function withCondition(filter: JsonObject): JsonObject {
  const condition = get(filter, 'apply_when');
  if (!condition) return withMember(filter, 'apply_when', added({}, alwaysNarrows));
  const isExpression =
    condition.kind === 'object' || (condition.kind === 'scalar' && typeof condition.value === 'boolean');
  return isExpression ? filter : withMember(filter, 'apply_when', rewritten(condition, {}, alwaysNarrows));
}

/**
 * Filters with the later names of their keys: `match_expression` becomes `query`, `when` becomes `apply_when`.
 *
 * @param ofOldRule of a rule that is converted as a whole: there each filter must apply
 */
export function convertFilters(filters: Json, ofOldRule = false): Json {
  if (filters.kind !== 'array' || filters.items.length === 0) return filters;
  return arrayOf(
    filters.items.map((filter, index) => {
      if (filter.kind !== 'object') return filter;
      const renamed = renameFilter(filter, index);
      return ofOldRule ? withCondition(renamed) : renamed;
    }),
  );
}
