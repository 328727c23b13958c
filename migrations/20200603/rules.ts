import type { Item } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import type { Decision } from '../../src/model/decision';
import { renameMember, withMember, withoutMembers } from '../../src/model/edit-json';
import {
  get,
  getItems,
  getObject,
  isEmptyContainer,
  isText,
  someJson,
  type Json,
  type JsonMember,
  type JsonObject,
  type JsonText,
} from '../../src/model/json';
import { added, arrayOf, objectOf, rewritten } from '../../src/model/make-json';
import { placeOf } from '../../src/model/place';
import { reason } from '../../src/model/reason';

const namespaceSplit = reason(
  'The namespace became database and collection; it is split at the first dot.',
  'exporter/2018-rules',
);
const oneRole = reason(
  "MongoDB's own conversion of such rules made one role, default, that always applies.",
  'exporter/2018-rules',
);
const emptyAllows = reason(
  'An empty expression of 2018 always held; a role says true.',
  'exporter/2018-rules',
);
// A role's false overrides what it grants for single fields: less than before at worst, never more.
const absentDenies = reason('Without an expression the rule of 2018 denied.', 'exporter/2018-rules');
const fieldsCount = reason('It always held, and the rules of the fields decide.', 'exporter/2018-rules');
const notBoth = reason(
  'A role cannot ask an expression of the document and one of a field; nobody passes instead.',
  'exporter/2018-rules',
);
const filterName = reason(
  'Filters of 2018 had no name; MongoDB named them by their number.',
  'exporter/2018-rules',
);
const notConverted = reason(
  'Rules of 2018 evaluate otherwise than roles; they are left out unless their conversion is asked for.',
  'exporter/2018-rules',
);
const denies = reason(
  'No role applies to anybody, so nothing is granted that was not granted before.',
  'exporter/2018-rules',
);
const notExported = reason('Ids of rules are not exported.', 'exporter/20210101');
const noValidity = reason(
  'A check of the whole document has no counterpart in a schema.',
  'exporter/2018-rules',
);

/** The namespace of a rule that has the form of before mid-2018; undefined for any other. */
function namespaceOfEarly2018(document: JsonObject): JsonText | undefined {
  const namespace = get(document, 'namespace');
  return isText(namespace) && !get(document, 'roles') ? namespace : undefined;
}

function splitNamespace(namespace: JsonText): JsonMember[] {
  const text = namespace.value;
  const dot = text.indexOf('.');
  const [database, collection] = dot < 0 ? [text, ''] : [text.slice(0, dot), text.slice(dot + 1)];
  return [
    { key: 'database', value: rewritten(namespace, database, namespaceSplit) },
    { key: 'collection', value: rewritten(namespace, collection, namespaceSplit) },
  ];
}

function decisionOf(
  service: string,
  namespace: string,
  document: JsonObject,
): Decision & { readonly default: string } {
  return {
    id: `legacy-rule:${service}/${namespace}`,
    kind: 'legacy-rule',
    subject: namespace,
    question: `How is the rule of 2018 for ${namespace} carried over?`,
    why: 'Rules of before mid-2018 have one read and one write expression for all users; roles evaluate them in another order.',
    choices: [
      {
        value: 'deny',
        leadsTo: 'the collection gets no role: nobody but system functions can read or write it',
      },
      {
        value: 'convert',
        leadsTo: "one role is written, as MongoDB's own conversion did; review it before you push",
      },
    ],
    default: 'deny',
    place: placeOf(document),
  };
}

// `{}` held always. Anything else is an expression and stays one.
const expression = (node: Json | undefined): Json =>
  node === undefined
    ? added(false, absentDenies)
    : isEmptyContainer(node)
      ? rewritten(node, true, emptyAllows)
      : node;

interface ConvertedFields {
  readonly access?: JsonObject;
  /** The properties of a schema that check what `valid` checked. */
  readonly validation: readonly JsonMember[];
}

function convertField({ key, value }: JsonMember): { access: JsonMember; validation?: JsonMember } {
  const field = getObject(value);
  if (!field) return { access: { key, value } };
  const valid = get(field, 'valid');
  const inner = convertFields(getObject(field, 'fields'));
  const access = withoutMembers(field, 'valid');
  const checks = [
    ...(valid ? [{ key: 'validate', value: valid }] : []),
    ...(inner.validation.length ? [{ key: 'properties', value: objectOf(inner.validation) }] : []),
  ];
  return {
    access: { key, value: inner.access ? withMember(access, 'fields', inner.access) : access },
    ...(checks.length && { validation: { key, value: objectOf(checks) } }),
  };
}

function convertFields(fields: JsonObject | undefined): ConvertedFields {
  if (!fields) return { validation: [] };
  const converted = fields.members.map(convertField);
  const access = converted.map((field) => field.access);
  return {
    access: access.every(({ value }, index) => value === fields.members[index]?.value)
      ? fields
      : objectOf(access),
    validation: converted.flatMap(({ validation }) => validation ?? []),
  };
}

function convertFilters(filters: Json): Json {
  if (filters.kind !== 'array' || filters.items.length === 0) return filters;
  return arrayOf(
    filters.items.map((filter, index) => (filter.kind === 'object' ? renameFilter(filter, index) : filter)),
  );
}

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

// A role's read or write for the whole document overrides what it says of fields. Where fields have rules of their own,
// `{}` gives way to them; another expression cannot be kept beside them, and nobody passes.
function expressionAt(
  document: JsonObject,
  key: 'read' | 'write',
  byField: readonly (Json | undefined)[],
  context: Context,
): JsonMember[] {
  const node = get(document, key);
  const fieldsDecide = byField.some(
    (rules) => rules && someJson(rules, (below) => get(below, key) !== undefined),
  );
  if (!node || !fieldsDecide) return [{ key, value: expression(node) }];
  context.drop(node, isEmptyContainer(node) ? fieldsCount : notBoth);
  return isEmptyContainer(node) ? [] : [{ key, value: added(false, notBoth) }];
}

const known = ['id', '_id', 'namespace', 'filters', 'fields', 'other_fields', 'read', 'write', 'valid'];

function convertRule(document: JsonObject, namespace: JsonText, context: Context): JsonObject {
  const ownSchema = get(document, 'schema');
  const { access, validation } = convertFields(getObject(document, 'fields'));
  const other = get(document, 'other_fields');
  const valid = get(document, 'valid');
  if (valid) context.drop(valid, noValidity);
  if (ownSchema) for (const { value } of validation) context.drop(value, noValidity);
  const filters = get(document, 'filters');
  const role = objectOf([
    { key: 'name', value: added('default', oneRole) },
    { key: 'apply_when', value: added({}, oneRole) },
    ...(access ? [{ key: 'fields', value: access }] : []),
    ...expressionAt(document, 'read', [access, other], context),
    ...expressionAt(document, 'write', [access, other], context),
    ...(other ? [{ key: 'additional_fields', value: other }] : []),
  ]);
  for (const key of ['id', '_id']) {
    const id = get(document, key);
    if (id) context.drop(id, notExported);
  }
  return objectOf([
    ...splitNamespace(namespace),
    ...(filters ? [{ key: 'filters', value: convertFilters(filters) }] : []),
    { key: 'roles', value: arrayOf([role]) },
    ...(validation.length && !ownSchema
      ? [{ key: 'schema', value: objectOf([{ key: 'properties', value: objectOf(validation) }]) }]
      : []),
    ...document.members.filter(({ key }) => !known.includes(key)),
  ]);
}

function denyAll(
  document: JsonObject,
  namespace: JsonText,
  decision: Decision,
  context: Context,
): JsonObject {
  for (const { key, value } of document.members) {
    if (key === 'id' || key === '_id') context.drop(value, notExported);
    else if (key !== 'namespace') context.hold(value, decision, notConverted);
  }
  return objectOf([...splitNamespace(namespace), { key: 'roles', value: added([], denies) }]);
}

function migrateRule(item: Item, service: string, context: Context): Item {
  const { document } = item;
  const namespace = namespaceOfEarly2018(document);
  if (!namespace) {
    const filters = get(document, 'filters');
    const isOld = getItems(filters).some((filter) => get(filter, 'match_expression') ?? get(filter, 'when'));
    return filters && isOld
      ? { ...item, document: withMember(document, 'filters', convertFilters(filters)) }
      : item;
  }
  const decision = decisionOf(service, namespace.value, document);
  const answer = context.decide(decision);
  context.report({
    code: 'rule/of-2018',
    component: 'rules',
    subject: namespace.value,
    at: document,
    message:
      answer === 'convert'
        ? 'The rule of 2018 becomes one role.'
        : 'The rule of 2018 is left out, and the collection gets no role.',
    action:
      'Compare the role with the old rule: a check of the whole document is not carried, and fields are checked in another order.',
  });
  return {
    ...item,
    document:
      answer === 'convert'
        ? convertRule(document, namespace, context)
        : denyAll(document, namespace, decision, context),
  };
}

/** Rules of before mid-2018, one expression for all users, become roles if the user asks for it. */
export const rules: Transform = {
  name: 'rules',
  summary:
    'rules by namespace become roles or deny; match_expression and when of filters become query and apply_when',
  apply(app, context) {
    const services = app.services.map((service) => ({
      ...service,
      rules: service.rules.map((rule) => migrateRule(rule, service.name, context)),
    }));
    return { ...app, services };
  },
};
