import { get, type Json } from '../../model/json';
import { anything, byName, ids, keys, later, list, text, type Schema } from '../notation';
import { role } from '../parts/role';
import { always } from '../shape';
import { relationships } from './relationships';

const access = { read: anything, write: anything, valid: anything };
const field: Schema = later(() => keys({}, { ...access, fields: byName(field) }));

// Filters kept their spelling of 2018 after rules had lost theirs.
const filterOf2018 = { match_expression: anything, when: anything };
const filter = keys(
  {},
  { ...ids, ...filterOf2018, name: text, apply_when: anything, query: anything, projection: anything },
);

const of2018 = keys(
  { namespace: text },
  { ...ids, ...access, filters: list(filter), fields: byName(field), other_fields: keys({}, access) },
);

const withRoles = keys(
  {},
  {
    ...ids,
    database: text,
    collection: text,
    roles: list(role),
    filters: list(filter),
    schema: byName(anything),
    relationships: relationships.legacy,
  },
);

/** The rule of a collection before 20210101, with its schema inside, and its form of before mid-2018. */
export const collectionRule = always((document: Json): Schema =>
  get(document, 'namespace') && !get(document, 'roles') ? of2018 : withRoles,
);
