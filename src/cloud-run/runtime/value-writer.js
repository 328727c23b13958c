'use strict';

const { isNativeError } = require('node:util/types');
const { Buffer } = require('node:buffer');
const { Binary } = require('mongodb');
const { markerInstance } = require('./markers');
const { typedNumber } = require('./number-types');

/**
 * How a format writes what JSON has no form for. Each gives JSON text.
 *
 * @typedef {object} Format
 * @property {string} absent undefined, a function or a symbol, on its own or in an array
 * @property {boolean} keepsUndefined whether an object has members that are undefined
 * @property {(value: number) => string} number
 * @property {(value: bigint) => string} bigint
 * @property {(value: Date) => string} date
 * @property {(value: RegExp) => string} regex
 * @property {(value: any, write: Write) => string} bson a value of BSON, by its `_bsontype`
 */

/** @typedef {(value: unknown) => string} Write */

/**
 * bson's classes have `_bsontype` on their prototype, in each version of it; an object that was parsed from a request
 * can have one of its own, and is no value of BSON for that.
 *
 * @param {any} value
 * @returns {boolean}
 */
function isBsonValue(value) {
  return typeof value._bsontype === 'string' && !Object.hasOwn(value, '_bsontype');
}

/**
 * @param {any} value
 * @returns {unknown} what is written in its place; the value where it is written as it is
 */
function plainForm(value) {
  if (value instanceof Error || isNativeError(value)) return { message: value.message, name: value.name };
  if (value instanceof Number || value instanceof String || value instanceof Boolean) return value.valueOf();
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Uint8Array) return new Binary(Buffer.from(value));
  return typeof value.toJSON === 'function' ? value.toJSON() : value;
}

/**
 * @param {Format} format
 * @returns {Write} writes a value whose promises and cursors are resolved; throws a TypeError if it contains itself
 */
function valueWriter(format) {
  /**
   * @param {any} value
   * @param {Set<object>} ancestors
   * @returns {string}
   */
  function write(value, ancestors) {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return JSON.stringify(value);
      case 'number':
        return format.number(value);
      case 'bigint':
        return format.bigint(value);
      case 'object':
        return value === null ? 'null' : writeObject(value, ancestors);
      default: {
        const marker = markerInstance(value);
        return marker === undefined ? format.absent : write(marker, ancestors);
      }
    }
  }

  /**
   * @param {any} value
   * @param {Set<object>} ancestors
   * @returns {string}
   */
  function writeObject(value, ancestors) {
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'null' : format.date(value);
    if (value instanceof RegExp) return format.regex(value);
    if (ancestors.has(value)) throw new TypeError('the value contains itself: it cannot be written as JSON');
    ancestors.add(value);
    try {
      if (isBsonValue(value)) return format.bson(value, (inner) => write(inner, ancestors));
      if (Array.isArray(value)) return writeArray(value, ancestors);
      const form = plainForm(value);
      return form === value ? writeMembers(value, ancestors) : write(form, ancestors);
    } finally {
      ancestors.delete(value);
    }
  }

  /**
   * @param {unknown[]} array
   * @param {Set<object>} ancestors
   * @returns {string}
   */
  function writeArray(array, ancestors) {
    const texts = Array.from(array, (value, index) =>
      write(typedNumber(array, String(index), value) ?? value, ancestors),
    );
    return `[${texts.join(',')}]`;
  }

  /**
   * @param {Record<string, unknown>} object
   * @param {Set<object>} ancestors
   * @returns {string}
   */
  function writeMembers(object, ancestors) {
    const texts = [];
    for (const key of Object.keys(object)) {
      const value = object[key];
      if (isLeftOut(value)) continue;
      texts.push(`${JSON.stringify(key)}:${write(typedNumber(object, key, value) ?? value, ancestors)}`);
    }
    return `{${texts.join(',')}}`;
  }

  /**
   * @param {unknown} value of a member
   * @returns {boolean}
   */
  function isLeftOut(value) {
    if (value === undefined) return !format.keepsUndefined;
    return typeof value === 'symbol' || (typeof value === 'function' && markerInstance(value) === undefined);
  }

  return (value) => write(value, new Set());
}

module.exports = { valueWriter };
