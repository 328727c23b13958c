import { ids, keys, list, text } from '../notation';
import { filter } from '../parts/filter';
import { role } from '../parts/role';
import { always } from '../shape';

/** A collection's rules.json. */
export const rules = always(
  keys({ database: text, collection: text }, { ...ids, roles: list(role), filters: list(filter) }),
);
