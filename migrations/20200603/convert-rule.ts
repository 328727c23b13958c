import type { Context } from '../../src/engine/migration';
import { get, type JsonObject, type JsonText } from '../../src/model/json';
import { added, arrayOf, objectOf } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { convertAccess } from './convert-access';
import { convertFilters } from './convert-filters';
import { convertValidity } from './convert-validity';
import { splitNamespace } from './split-namespace';

const oneRole = reason(
  "MongoDB's own conversion of such rules made one role, default, that always applies.",
  'exporter/2018-rules',
);
const noDelete = reason('A schema does not check what is deleted; the rule of 2018 did.', 'safety/access');
const noSearch = reason(
  'Rules of 2018 knew no search, which passes over the rules of fields in a role.',
  'docs/config',
);
const notExported = reason('Ids of rules are not exported.', 'exporter/20210101');

const known = ['id', '_id', 'namespace', 'filters', 'fields', 'other_fields', 'read', 'write', 'valid'];

/**
 * One role from a rule of before mid-2018, as MongoDB's own conversion made it where that grants no more than the rule did.
 * What a role cannot express denies.
 */
export function convertRule(document: JsonObject, namespace: JsonText, context: Context): JsonObject {
  const { isExpressed, schema } = convertValidity(document, context);
  const { read, write, fields, others } = convertAccess(document, isExpressed, context);
  const filters = get(document, 'filters');
  const role = objectOf([
    { key: 'name', value: added('default', oneRole) },
    { key: 'apply_when', value: added({}, oneRole) },
    ...(fields ? [{ key: 'fields', value: fields }] : []),
    ...(read ? [{ key: 'read', value: read }] : []),
    ...(write ? [{ key: 'write', value: write }] : []),
    ...(schema ? [{ key: 'delete', value: added(false, noDelete) }] : []),
    { key: 'search', value: added(false, noSearch) },
    ...(others ? [{ key: 'additional_fields', value: others }] : []),
  ]);
  for (const key of ['id', '_id']) {
    const id = get(document, key);
    if (id) context.drop(id, notExported);
  }
  return objectOf([
    ...splitNamespace(namespace),
    ...(filters ? [{ key: 'filters', value: convertFilters(filters, true) }] : []),
    { key: 'roles', value: arrayOf([role]) },
    ...(schema ? [{ key: 'schema', value: schema }] : []),
    ...document.members.filter(({ key }) => !known.includes(key)),
  ]);
}
