import { get, getItems, isEmptyContainer, type Json, type JsonObject } from '../../../src/model/json';
import { sameJson } from '../../../src/model/same-json';
import { compareExpressions } from './compare-expressions';
import { combineOrders, type Order } from './order';

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && sameJson(a, b));
const equal = (a: Json | undefined, b: Json | undefined): Order => (same(a, b) ? 'same' : 'unknown');

// A role's read and write of the whole document: what is not said is left to the fields.
function compareAccess(a: Json, b: Json, key: 'read' | 'write'): Order {
  const [first, second] = [get(a, key), get(b, key)];
  if (first && second) return compareExpressions(first, second, 'never');
  if (!first && !second) return 'same';
  const said = first ?? second;
  // False leaves nothing, where fields may grant something; true leaves all, where fields may not grant all of it.
  if (compareExpressions(said, undefined, 'never') === 'same') return first ? 'less' : 'more';
  if (compareExpressions(said, undefined, 'always') === 'same') return first ? 'more' : 'less';
  return 'unknown';
}

/** Compares what two roles grant to those to whom they apply. */
function compareRoles(a: Json, b: Json): Order {
  const alike = ['document_filters', 'fields', 'additional_fields'];
  return combineOrders([
    ...alike.map((key) => equal(get(a, key), get(b, key))),
    compareAccess(a, b, 'read'),
    compareAccess(a, b, 'write'),
    ...['insert', 'delete', 'search'].map((key) => compareExpressions(get(a, key), get(b, key), 'always')),
  ]);
}

function appliesToAll(role: Json): boolean {
  const when = get(role, 'apply_when');
  return when !== undefined && compareExpressions(when, undefined, 'always') === 'same';
}

/** The first role that applies counts: what follows one that applies to everybody never does. */
function listReached(roles: readonly Json[]): readonly Json[] {
  const last = roles.findIndex(appliesToAll);
  return last < 0 ? roles : roles.slice(0, last + 1);
}

/** Where the shorter list begins like the longer one, it grants no more. */
function compareRoleLists(given: readonly Json[], other: readonly Json[]): Order {
  const [a, b] = [listReached(given), listReached(other)];
  const [first, second] = [a[0], b[0]];
  // A single role leaves nothing to those to whom it does not apply.
  if (first && second && a.length === 1 && b.length === 1) {
    const [when, otherwise] = [get(first, 'apply_when'), get(second, 'apply_when')];
    const applies = when && otherwise ? compareExpressions(when, otherwise, 'never') : equal(when, otherwise);
    return combineOrders([applies, compareRoles(first, second)]);
  }
  const common = Math.min(a.length, b.length);
  const length: Order = a.length === b.length ? 'same' : a.length < b.length ? 'less' : 'more';
  const pairs = a.slice(0, common).flatMap((role, index) => {
    const other = b[index];
    return other ? [equal(get(role, 'apply_when'), get(other, 'apply_when')), compareRoles(role, other)] : [];
  });
  return combineOrders([...pairs, length]);
}

/** Every filter narrows what is found: more of them grant less. */
function compareFilters(a: readonly Json[], b: readonly Json[]): Order {
  const isIn = (filter: Json, list: readonly Json[]): boolean => list.some((other) => same(filter, other));
  const hasAll = b.every((filter) => isIn(filter, a));
  const isPart = a.every((filter) => isIn(filter, b));
  return hasAll && isPart ? 'same' : hasAll ? 'less' : isPart ? 'more' : 'unknown';
}

/** Rules with the schema of the collection, which limits what can be written. */
export interface RulesAndSchema {
  readonly rules?: JsonObject;
  readonly schema?: JsonObject;
}

function compareSchemas(a: JsonObject | undefined, b: JsonObject | undefined): Order {
  const [first, second] = [a, b].map((schema) => (schema && !isEmptyContainer(schema) ? schema : undefined));
  if (!first || !second) return first ? 'less' : second ? 'more' : 'same';
  return equal(first, second);
}

/** Compares rules of one collection by what they grant. Without roles nothing is granted, whatever else they hold. */
export function compareRules(a: RulesAndSchema, b: RulesAndSchema): Order {
  const [first, second] = [getItems(a.rules, 'roles'), getItems(b.rules, 'roles')];
  // Without rules of its own the collection has the default rule, which may grant anything.
  if (!a.rules || !b.rules) {
    if (a.rules && first.length === 0) return 'less';
    if (b.rules && second.length === 0) return 'more';
    return a.rules || b.rules ? 'unknown' : compareSchemas(a.schema, b.schema);
  }
  if (first.length === 0 || second.length === 0)
    return first.length === second.length ? 'same' : first.length === 0 ? 'less' : 'more';
  return combineOrders([
    compareRoleLists(first, second),
    compareFilters(getItems(a.rules, 'filters'), getItems(b.rules, 'filters')),
    compareSchemas(a.schema, b.schema),
  ]);
}
