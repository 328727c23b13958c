'use strict';
// Rule expressions (`can_evaluate`): compiled once, asked for each request. What cannot be compiled is told by an error, and
// what is uncertain of a request is false: an expression guards, so it must not let in by mistake.

/**
 * @typedef {object} Facts What expansions stand for.
 * @property {unknown} [args] Not documented for functions, and refused.
 * @property {unknown} request
 * @property {unknown} user
 * @property {unknown} values
 * @property {unknown} environment
 */

/** @typedef {(facts: Facts) => unknown} Operand Gives a value. */
/** @typedef {(left: unknown, facts: Facts) => boolean} Test Asks something of the value on its left. */
/** @typedef {(facts: Facts) => boolean} Condition */

const ROOTS = /** @type {const} */ (['request', 'user', 'values', 'environment']);

/** Thrown where an expression compares with something that is not there: not even "is not" may hold then. */
class Uncertain extends Error {}

/**
 * The condition that an expression of App Services stands for.
 * @param {unknown} expression
 * @returns {Condition}
 */
function compileExpression(expression) {
  const condition = compileCondition(expression);
  return (facts) => {
    try {
      return condition(facts);
    } catch (error) {
      if (error instanceof Uncertain) return false;
      throw error;
    }
  };
}

/**
 * @param {unknown} expression
 * @returns {Condition}
 */
function compileCondition(expression) {
  if (typeof expression === 'boolean') return () => expression;
  const fields = Object.entries(objectOf(expression, 'an expression')).map(([key, value]) =>
    compileField(key, value),
  );
  // Several fields are joined by "and", and an empty expression is true (vendor, Rule Expressions).
  return (facts) => fields.every((holds) => holds(facts));
}

/**
 * One field of an expression: an expansion that a value is compared with, or an operator that joins expressions.
 * @param {string} key
 * @param {unknown} value
 * @returns {Condition}
 */
function compileField(key, value) {
  switch (key) {
    case '%and':
    case '$and': {
      const all = listOf(value, key).map(compileCondition);
      return (facts) => all.every((holds) => holds(facts));
    }
    case '%or':
    case '$or': {
      const any = listOf(value, key).map(compileCondition);
      return (facts) => any.some((holds) => holds(facts));
    }
    case '%not':
    case '$not': {
      const inner = compileCondition(value);
      return (facts) => !inner(facts);
    }
  }
  if (!key.startsWith('%%')) {
    // Such a name would mean an argument of a service or a field of a document, and a function has neither.
    throw new Error(`'${key}' is neither an expansion such as %%request nor one of %and, %or, %not`);
  }
  const left = compileExpansion(key);
  const test = compileTest(value);
  return (facts) => test(left(facts), facts);
}

/**
 * What a field asks of its expansion: operators, all of which must hold, or a value to be equal to.
 * @param {unknown} value
 * @returns {Test}
 */
function compileTest(value) {
  if (!isObject(value) || conversionOf(value) !== undefined) {
    const right = compileOperand(value);
    return (left, facts) => equals(left, right(facts));
  }
  const tests = Object.entries(value).map(([operator, argument]) => compileOperator(operator, argument));
  if (tests.length === 0) throw new Error('{} asks nothing of the expansion before it');
  return (left, facts) => tests.every((holds) => holds(left, facts));
}

/**
 * @param {string} operator With `$` or `%`, which mean the same.
 * @param {unknown} argument
 * @returns {Test}
 */
function compileOperator(operator, argument) {
  const name = /^[$%](?!%)(\w+)$/.exec(operator)?.[1];
  switch (name) {
    case 'and': {
      const all = listOf(argument, operator).map(compileTest);
      return (left, facts) => all.every((holds) => holds(left, facts));
    }
    case 'or': {
      const any = listOf(argument, operator).map(compileTest);
      return (left, facts) => any.some((holds) => holds(left, facts));
    }
    case 'not': {
      const inner = compileTest(argument);
      return (left, facts) => !inner(left, facts);
    }
    case 'exists': {
      const wanted = compileOperand(argument);
      return (left, facts) => (left !== undefined) === Boolean(wanted(facts));
    }
  }
  const compare = COMPARISONS.get(name ?? '');
  if (compare === undefined) throw new Error(`the operator ${operator} is not supported`);
  const right = compileOperand(argument);
  return (left, facts) => compare(left, right(facts));
}

/** @type {Map<string, (left: unknown, right: unknown) => boolean>} */
const COMPARISONS = new Map([
  ['eq', equals],
  ['ne', (left, right) => !equals(left, right)],
  ['in', isIn],
  ['nin', (left, right) => !isIn(left, right)],
  ['gt', ordered((order) => order > 0)],
  ['gte', ordered((order) => order >= 0)],
  ['lt', ordered((order) => order < 0)],
  ['lte', ordered((order) => order <= 0)],
]);

/**
 * A value on the right: an expansion, a conversion, or what is written.
 * @param {unknown} value
 * @returns {Operand}
 */
function compileOperand(value) {
  if (typeof value === 'string')
    return value.startsWith('%%') ? certain(compileExpansion(value)) : () => value;
  if (Array.isArray(value)) {
    const items = value.map(compileOperand);
    return (facts) => items.map((item) => item(facts));
  }
  if (!isObject(value)) return () => value;
  const conversion = conversionOf(value);
  if (conversion !== undefined) return certain(conversion);
  throw new Error(`${Object.keys(value).join(', ') || '{}'}: a value expected, not an expression`);
}

/**
 * An operand that is there, and of a kind that can be compared.
 * @param {Operand} operand
 * @returns {Operand}
 */
function certain(operand) {
  return (facts) => {
    const value = operand(facts);
    const known = comparable(value);
    if (known === undefined || (isObject(known) && !(known instanceof Id))) throw new Uncertain();
    return value;
  };
}

/**
 * `{ "$oid": … }`, `{ "%stringToOid": … }` and `{ "%oidToString": … }`, which do not evaluate operators within (vendor).
 * @param {Record<string, unknown>} value
 * @returns {Operand | undefined}
 */
function conversionOf(value) {
  const [key, ...others] = Object.keys(value);
  if (key === undefined || others.length > 0) return undefined;
  if (key === '$oid') {
    const id = idOf(value[key]);
    if (id === undefined) throw new Error('$oid: 24 hexadecimal digits expected');
    return () => id;
  }
  if (key !== '%stringToOid' && key !== '%oidToString') return undefined;
  const inner = compileOperand(value[key]);
  return key === '%stringToOid'
    ? (facts) => idOf(inner(facts))
    : (facts) => {
        const id = comparable(inner(facts));
        return id instanceof Id ? id.hex : undefined;
      };
}

/**
 * @param {string} text Such as `%%request.remoteIPAddress`.
 * @returns {Operand}
 */
function compileExpansion(text) {
  if (text === '%%true') return () => true;
  if (text === '%%false') return () => false;
  const [name, ...path] = text.slice(2).split('.');
  const root = ROOTS.find((known) => known === name);
  if (root === undefined) throw new Error(`the expansion ${text} is not supported`);
  return (facts) => {
    let value = /** @type {unknown} */ (facts[root]);
    for (const [depth, key] of path.entries()) {
      value = memberOf(value, key, depth === 1 && root === 'request' && path[0] === 'requestHeaders');
    }
    return value;
  };
}

/**
 * @param {unknown} value
 * @param {string} key
 * @param {boolean} anyCase Whether the spelling of `key` does not count: the vendor's page on endpoints has
 *   `%%request.requestHeaders.x-secret-key`, though headers come in Go's spelling.
 * @returns {unknown}
 */
function memberOf(value, key, anyCase) {
  if (value === null || typeof value !== 'object') return undefined;
  const name = anyCase
    ? Object.keys(value).find((known) => known.toLowerCase() === key.toLowerCase())
    : Object.hasOwn(value, key)
      ? key
      : undefined;
  return name === undefined ? undefined : /** @type {Record<string, unknown>} */ (value)[name];
}

/** An ObjectId, from wherever it comes. */
class Id {
  /** @param {string} hex */
  constructor(hex) {
    this.hex = hex;
  }
}

/**
 * @param {unknown} text
 * @returns {Id | undefined}
 */
function idOf(text) {
  if (typeof text !== 'string' || !/^[0-9a-f]{24}$/i.test(text)) return undefined;
  return new Id(text.toLowerCase());
}

/**
 * A value in the form in which it is compared. ObjectIds are known by what they say of themselves, so that this module needs
 * no driver: it also runs where a project is generated.
 * @param {unknown} value
 * @returns {unknown}
 */
function comparable(value) {
  if (!isObject(value) || value instanceof Id) return value;
  if (value instanceof Date) return value.getTime();
  if ('_bsontype' in value && value['_bsontype'] === 'ObjectId') return idOf(String(value));
  return typeof value['valueOf'] === 'function' ? value['valueOf']() : value;
}

/**
 * Whether both are equal. An array is also equal to what it holds, as in queries: each header is an array of its values.
 * @param {unknown} left
 * @param {unknown} right
 * @returns {boolean}
 */
function equals(left, right) {
  if (Array.isArray(left)) {
    if (!Array.isArray(right)) return left.some((one) => equals(one, right));
    return left.length === right.length && left.every((one, i) => equals(one, right[i]));
  }
  const [a, b] = [comparable(left), comparable(right)];
  if (a === undefined || b === undefined) return false;
  if (a instanceof Id && b instanceof Id) return a.hex === b.hex;
  return a === b;
}

/**
 * @param {unknown} left
 * @param {unknown} right
 * @returns {boolean}
 */
function isIn(left, right) {
  if (!Array.isArray(right)) throw new Uncertain();
  return right.some((one) => equals(left, one));
}

/**
 * @param {(order: number) => boolean} holds
 * @returns {(left: unknown, right: unknown) => boolean}
 */
function ordered(holds) {
  return (left, right) => {
    const [a, b] = [comparable(left), comparable(right)];
    if (typeof a === 'number' && typeof b === 'number') return holds(a - b);
    if (typeof a === 'string' && typeof b === 'string') return holds(a < b ? -1 : Number(a > b));
    return false;
  };
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @param {string} what
 * @returns {Record<string, unknown>}
 */
function objectOf(value, what) {
  if (!isObject(value)) throw new Error(`${what} is an object, true or false, not ${JSON.stringify(value)}`);
  return value;
}

/**
 * @param {unknown} value
 * @param {string} operator
 * @returns {unknown[]}
 */
function listOf(value, operator) {
  // An empty list would let "and" hold, whatever was meant.
  if (!Array.isArray(value) || value.length === 0) throw new Error(`${operator}: a list expected`);
  return value;
}

module.exports = { compileExpression };
