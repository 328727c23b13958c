/**
 * The language of rule expressions, as App Services' documentation describes it ("Rule Expressions"), and Stitch's of 2018,
 * which had the same: an object holds where all of its members do, `{}` always; `%%` names a value, other names are fields of
 * `%%root`; operators are spelled with `%` or `$`.
 */

/** Any JSON, and nothing. */
export type Value = unknown;

export type Doc = Readonly<Record<string, Value>>;

/** What an expression can name. */
export interface Scope {
  readonly user: Doc;
  readonly values: Doc;
  /** The document as it is at the end of the operation, and before it. */
  readonly root?: Doc;
  readonly prevRoot?: Doc;
  /** The field that the expression stands at, likewise. */
  readonly self?: Value;
  readonly prevSelf?: Value;
  /** What a function of the app answers: known to the test alone. */
  readonly call: (name: string, args: readonly Value[]) => Value;
}

export const isDoc = (value: Value): value is Doc =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const same = (a: Value, b: Value): boolean => {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (!isDoc(a) || !isDoc(b)) return Object.is(a, b);
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
};

function walk(value: Value, path: readonly string[]): Value {
  return path.reduce<Value>((here, key) => (isDoc(here) ? here[key] : undefined), value);
}

/** The value of a name: an expansion, or a field of the document. */
function nameOf(name: string, scope: Scope): Value {
  const [head = '', ...path] = name.split('.');
  switch (head) {
    case '%%true':
      return true;
    case '%%false':
      return false;
    case '%%user':
      return walk(scope.user, path);
    case '%%values':
      return walk(scope.values, path);
    case '%%root':
      return walk(scope.root, path);
    case '%%prevRoot':
      return walk(scope.prevRoot, path);
    case '%%this':
      return walk(scope.self, path);
    case '%%prev':
      return walk(scope.prevSelf, path);
    default:
      return head.startsWith('%%') ? undefined : walk(scope.root, [head, ...path]);
  }
}

function expand(value: Value, scope: Scope): Value {
  if (typeof value === 'string') return value.startsWith('%%') ? nameOf(value, scope) : value;
  if (Array.isArray(value)) return value.map((item) => expand(item, scope));
  if (!isDoc(value)) return value;
  const call = value['%function'];
  if (isDoc(call))
    return scope.call(String(call['name']), (expand(call['arguments'], scope) as Value[]) ?? []);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expand(item, scope)]));
}

/** A field that is a list matches what is in it, as in queries of MongoDB. */
const matches = (found: Value, wanted: Value): boolean =>
  same(found, wanted) || (Array.isArray(found) && found.some((item) => same(item, wanted)));

const compare = (a: Value, b: Value, test: (a: number | string, b: number | string) => boolean): boolean =>
  (typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string')
    ? test(a, b)
    : false;

function operator(name: string, found: Value, operand: Value, scope: Scope): boolean {
  const wanted = expand(operand, scope);
  switch (name.slice(1)) {
    case 'exists':
      return (found !== undefined) === (wanted === true);
    case 'eq':
      return matches(found, wanted);
    case 'ne':
      return !matches(found, wanted);
    case 'in':
      return Array.isArray(wanted) && wanted.some((item) => matches(found, item));
    case 'nin':
      return Array.isArray(wanted) && !wanted.some((item) => matches(found, item));
    case 'gt':
      return compare(found, wanted, (a, b) => a > b);
    case 'gte':
      return compare(found, wanted, (a, b) => a >= b);
    case 'lt':
      return compare(found, wanted, (a, b) => a < b);
    case 'lte':
      return compare(found, wanted, (a, b) => a <= b);
    default:
      return false;
  }
}

const isOperator = (key: string): boolean => /^[%$][a-z]/i.test(key) && !key.startsWith('%%');

function member(key: string, value: Value, scope: Scope): boolean {
  if (/^[%$]and$/.test(key)) return Array.isArray(value) && value.every((item) => holds(item, scope));
  if (/^[%$]or$/.test(key)) return Array.isArray(value) && value.some((item) => holds(item, scope));
  const found = nameOf(key, scope);
  if (isDoc(value) && !('%function' in value) && Object.keys(value).some(isOperator))
    return Object.entries(value).every(([name, operand]) => operator(name, found, operand, scope));
  return matches(found, expand(value, scope));
}

/** Whether an expression holds. What is no expression never does. */
export function holds(expression: Value, scope: Scope): boolean {
  if (typeof expression === 'boolean') return expression;
  return isDoc(expression) && Object.entries(expression).every(([key, value]) => member(key, value, scope));
}
