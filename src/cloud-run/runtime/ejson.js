'use strict';

const { regexOptions } = require('./regex-options');
const { valueWriter } = require('./value-writer');

const INT32 = 2 ** 31;
const INT64 = 2 ** 63;

/**
 * @param {unknown} value
 * @returns {string}
 */
const inInt64 = (value) => JSON.stringify({ $numberLong: String(value) });

/**
 * @param {number} value
 * @returns {string} the smallest type that holds an integer exactly, as bson chooses it, too
 */
function writeNumber(value) {
  if (!Number.isInteger(value) || Object.is(value, -0) || value < -INT64 || value >= INT64) {
    return JSON.stringify({ $numberDouble: Object.is(value, -0) ? '-0.0' : String(value) });
  }
  if (value >= -INT32 && value < INT32) return JSON.stringify({ $numberInt: String(value) });
  // By way of BigInt, as String() rounds integers beyond 2^53 to digits that an int64 would take at their word.
  return inInt64(BigInt(value));
}

/**
 * @param {any} value
 * @param {(value: unknown) => string} write
 * @returns {string}
 */
function writeBson(value, write) {
  switch (value._bsontype) {
    case 'Code': {
      const code = `{"$code":${JSON.stringify(value.code)}`;
      return value.scope ? `${code},"$scope":${write(value.scope)}}` : `${code}}`;
    }
    case 'DBRef': {
      const { collection, oid, db, fields } = value;
      return write({ $ref: collection, $id: oid, ...(db && { $db: db }), ...fields });
    }
    default:
      return JSON.stringify(value.toExtendedJSON({ relaxed: false, legacy: false }));
  }
}

/**
 * Canonical Extended JSON, in which the platform answered. bson's own writer makes null of undefined, and knows no types
 * of numbers that were read from a document.
 */
const toEjson = valueWriter({
  absent: '{"$undefined":true}',
  keepsUndefined: true,
  number: writeNumber,
  bigint(value) {
    if (BigInt.asIntN(64, value) !== value) throw new TypeError(`${value} is beyond a 64-bit integer`);
    return inInt64(value);
  },
  date: (value) => `{"$date":${inInt64(value.getTime())}}`,
  regex: (value) =>
    JSON.stringify({ $regularExpression: { pattern: value.source, options: regexOptions(value.flags) } }),
  bson: writeBson,
});

module.exports = { toEjson };
