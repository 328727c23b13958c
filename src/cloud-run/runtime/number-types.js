'use strict';

const { Long } = require('mongodb');

/** @import { Double } from 'mongodb' */

/**
 * BSON has three types of numbers where JavaScript has one. Sources compute with plain numbers, as they did on the
 * platform; what a number was before is kept beside its object, by key, for whoever writes the object again. A copy of
 * the object, or a number that was computed, has no such memory.
 *
 * @type {WeakMap<object, Map<string, { number: number, typed: Long | Double }>>}
 */
const remembered = new WeakMap();

/** What resolves to a 64-bit integer: a number alone is no object, and can be remembered only by its promise. */
const promisesOfLongs = new WeakSet();

/**
 * @param {any} value
 * @returns {boolean} whether its members are values of their own: a document or an array, and no value of BSON
 */
function hasMembers(value) {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * @param {any} value
 * @returns {any} a number for a BSON number. A 64-bit integer that a number cannot hold stays what it is.
 */
function toNumber(value) {
  switch (value?._bsontype) {
    case 'Int32':
    case 'Double':
      return value.value;
    case 'Long': {
      const number = value.toNumber();
      return Number.isSafeInteger(number) ? number : value;
    }
    default:
      return value;
  }
}

/**
 * Makes plain numbers of the BSON numbers in a value, in place, and remembers those whose type the number does not tell:
 * 64-bit integers, and doubles without a fraction.
 *
 * @param {any} value decoded with `promoteValues: false`
 * @returns {any} the value
 */
function promote(value) {
  if (!hasMembers(value)) return toNumber(value);
  for (const key of Object.keys(value)) {
    const typed = value[key];
    const plain = promote(typed);
    if (plain === typed) continue;
    value[key] = plain;
    if (typed._bsontype === 'Int32' || !Number.isInteger(plain)) continue;
    const numbers = remembered.get(value) ?? new Map();
    remembered.set(value, numbers.set(key, { number: plain, typed }));
  }
  return value;
}

/**
 * @param {object} holder the document or array that the value stands in
 * @param {string} key
 * @param {unknown} value
 * @returns {Long | Double | undefined} what the value was in BSON, if that is known and the value is still the same
 */
function typedNumber(holder, key, value) {
  const known = remembered.get(holder)?.get(key);
  return known !== undefined && Object.is(known.number, value) ? known.typed : undefined;
}

/**
 * @template {Promise<unknown>} P
 * @param {P} promise of a 64-bit integer, as a plain number
 * @returns {P} the same promise
 */
function promiseOfLong(promise) {
  promisesOfLongs.add(promise);
  return promise;
}

/**
 * What a promise inside of a result gives: `{ value: collection.count() }` has a 64-bit integer.
 *
 * @param {object} promise
 * @param {unknown} value what it resolved to
 * @returns {unknown} a Long where the promise is known to give one, else the value
 */
function typedResult(promise, value) {
  return typeof value === 'number' && promisesOfLongs.has(promise) ? Long.fromNumber(value) : value;
}

module.exports = { hasMembers, promote, promiseOfLong, typedNumber, typedResult };
