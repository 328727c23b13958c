import { holds, isDoc, type Doc, type Scope, type Value } from './evaluate-expression';
import { at, changedFields, documentsOf, scopeOf, type Asker, type Question, type Reading } from './question';

/**
 * What roles grant, read as liberally as their documentation allows (App Services, "Role-based Permissions" with its two
 * flow charts, and "Role Configuration"): whoever may write may read, `delete` that is said counts without any write, and a
 * schema checks only the fields that are there.
 */
type Role = Readonly<Record<string, Value>>;

/** What a data source says of a collection. */
export interface CollectionRules {
  /** rules.json, or default_rule.json where the collection has none. */
  readonly rules: Doc;
  readonly schema?: Doc;
}

const part = (role: Role, key: string): Role | undefined => {
  const found = role[key];
  return isDoc(found) ? found : undefined;
};

function fieldRead(role: Role, path: readonly string[], scope: Scope, others: Role | undefined): boolean {
  const [field, ...rest] = path;
  if (field === undefined) return false;
  const inner = part(role, 'fields')?.[field];
  const own = inner === undefined ? others : isDoc(inner) ? inner : undefined;
  if (!own) return false;
  const here = at(scope, field);
  if ('read' in own && holds(own['read'], here)) return true;
  if ('write' in own && holds(own['write'], here)) return true;
  if ('read' in own) return false;
  if (rest.length > 0) return fieldRead(own, rest, here, undefined);
  // The whole of it is read where each of its fields is.
  const names = Object.keys(isDoc(here.self) ? here.self : {});
  return names.length > 0 && names.every((name) => fieldRead(own, [name], here, undefined));
}

function canRead(role: Role, path: readonly string[], scope: Scope): boolean {
  const filters = part(role, 'document_filters');
  const passes = (key: string): boolean =>
    filters !== undefined && key in filters && holds(filters[key], scope);
  if (filters && !passes('read') && !passes('write')) return false;
  if ('write' in role && holds(role['write'], scope)) return true;
  if ('read' in role) return holds(role['read'], scope);
  return fieldRead(role, path, scope, part(role, 'additional_fields'));
}

function fieldsWritten(role: Role, scope: Scope, others: Role | undefined): boolean {
  return changedFields(scope.prevSelf, scope.self).every((field) => {
    const inner = part(role, 'fields')?.[field];
    const own = inner === undefined ? others : isDoc(inner) ? inner : undefined;
    if (!own) return false;
    const here = at(scope, field);
    if ('write' in own) return holds(own['write'], here);
    const areDocs = isDoc(here.self) && isDoc(here.prevSelf);
    return areDocs && 'fields' in own && fieldsWritten(own, here, undefined);
  });
}

function canWrite(role: Role, scope: Scope): boolean {
  const filters = part(role, 'document_filters');
  if (filters && !('write' in filters && holds(filters['write'], scope))) return false;
  if ('write' in role) return holds(role['write'], scope);
  return fieldsWritten(role, scope, part(role, 'additional_fields'));
}

/** Whether a document passes a schema: what must be there, and the expressions of the fields that are. */
function passes(schema: Doc, scope: Scope): boolean {
  if (schema['bsonType'] === 'object' && !isDoc(scope.self)) return false;
  if ('validate' in schema && !holds(schema['validate'], scope)) return false;
  if (!isDoc(scope.self)) return true;
  const { self } = scope;
  const { required, properties } = schema;
  if (Array.isArray(required) && !required.every((name) => String(name) in self)) return false;
  return Object.entries(isDoc(properties) ? properties : {}).every(
    ([name, inner]) => !(name in self) || !isDoc(inner) || passes(inner, at(scope, name)),
  );
}

function isFound(rules: Doc, asker: Asker, doc: Doc): boolean {
  const { filters } = rules;
  return (Array.isArray(filters) ? filters : []).every((filter: Value) => {
    if (!isDoc(filter)) return true;
    const applies = 'apply_when' in filter && holds(filter['apply_when'], asker);
    return !applies || !('query' in filter) || holds(filter['query'], { ...asker, root: doc });
  });
}

/** Whether the rules of a collection grant what is asked. */
export function grantedByRoles(
  { rules, schema }: CollectionRules,
  asker: Asker,
  question: Question,
  reading: Reading,
): boolean {
  const scope = scopeOf(asker, question, reading);
  const { before } = documentsOf(question);
  if (before && !isFound(rules, asker, before)) return false;
  const roles = (Array.isArray(rules['roles']) ? rules['roles'] : []).filter(isDoc);
  const role = roles.find((each) => !('apply_when' in each) || holds(each['apply_when'], scope));
  if (!role) return false;
  switch (question.does) {
    case 'read':
      return canRead(role, question.path, scope);
    case 'delete':
      return 'delete' in role ? holds(role['delete'], scope) : canWrite(role, scope);
    case 'insert':
      return (
        canWrite(role, scope) &&
        (!('insert' in role) || holds(role['insert'], scope)) &&
        (!schema || passes(schema, scope))
      );
    default:
      return canWrite(role, scope) && (!schema || passes(schema, scope));
  }
}
