import { ids, keys, list } from '../notation';
import { filter } from '../parts/filter';
import { role } from '../parts/role';
import { always } from '../shape';

/** A data source's default_rule.json, for the collections without rules of their own. */
export const defaultRule = always(keys({}, { ...ids, roles: list(role), filters: list(filter) }));
