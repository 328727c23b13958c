'use strict';

const { Buffer } = require('node:buffer');
const driver = require('mongodb');
const { Binary } = require('./binary');
const { callable } = require('./callable');
const { toEjson } = require('./ejson');
const { markers } = require('./markers');
const { promote } = require('./number-types');
const { regexOptions } = require('./regex-options');

/** Where the platform's constructors took other arguments than bson's: by the vendor's page "Global Modules". */
const adapted = {
  /** A text of 12 bytes, too. */
  ObjectId: callable(driver.ObjectId, (...[id, ...rest]) => [
    typeof id === 'string' && Buffer.byteLength(id) === 12 ? Buffer.from(id) : id,
    ...rest,
  ]),
  /** 0 without an argument. */
  Double: callable(driver.Double, (value = 0) => [value]),
  /** Flags of JavaScript, as in the page's `BSON.BSONRegExp("the great", "ig")`. */
  BSONRegExp: callable(driver.BSONRegExp, (pattern, flags = '') => [pattern, regexOptions(flags)]),
};

/** The global `BSON` of function sources. */
const BSON = Object.freeze({
  ...adapted,
  ...markers,
  ObjectID: adapted.ObjectId,
  Binary: callable(Binary),
  Int32: callable(driver.Int32),
  Long: callable(driver.Long),
  Decimal128: callable(driver.Decimal128),
  Timestamp: callable(driver.Timestamp),
  Code: callable(driver.Code),
  DBRef: callable(driver.DBRef),
  UUID: callable(driver.UUID),
});

/** The global `EJSON` of function sources. Sources pass further arguments to both, which the platform did not have. */
const EJSON = Object.freeze({
  /**
   * @param {string} text canonical or relaxed
   * @returns {any} with plain numbers, whose types are remembered
   */
  parse(text) {
    return promote(driver.BSON.EJSON.parse(text, { relaxed: false }));
  },
  /**
   * @param {unknown} value
   * @returns {string} canonical
   */
  stringify(value) {
    return toEjson(value);
  },
});

module.exports = { BSON, EJSON };
