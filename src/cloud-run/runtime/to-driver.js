'use strict';

const { markerInstance } = require('./markers');
const { hasMembers, typedNumber } = require('./number-types');

/**
 * What a source hands over, as the driver takes it: `BSON.MinKey` as a plain value becomes a MinKey, and numbers that
 * were read from BSON get the type back that they had.
 *
 * It is a copy: the driver makes BSON of it only when a connection is free, and sources that do not wait for that may
 * change it meanwhile. The platform took what it was at the call.
 *
 * @param {any} value
 * @returns {any}
 */
function toDriver(value) {
  return copy(value, new Set());
}

/**
 * @param {any} value
 * @param {Set<object>} ancestors
 * @returns {any}
 */
function copy(value, ancestors) {
  if (typeof value === 'function') return markerInstance(value) ?? value;
  if (value instanceof Date) return new Date(value);
  // Of a value that contains itself the driver tells.
  if (!hasMembers(value) || ancestors.has(value)) return value;
  ancestors.add(value);
  /** @param {string} key */
  const member = (key) => typedNumber(value, key, value[key]) ?? copy(value[key], ancestors);
  const result = Array.isArray(value)
    ? value.map((_member, index) => member(String(index)))
    : Object.fromEntries(Object.keys(value).map((key) => [key, member(key)]));
  ancestors.delete(value);
  return result;
}

module.exports = { toDriver };
