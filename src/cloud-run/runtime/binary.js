'use strict';

const { Buffer } = require('node:buffer');
const { Binary } = require('mongodb');

/**
 * @param {any} binary
 * @returns {Buffer} its bytes, not copied
 */
function bytesOf(binary) {
  return Buffer.from(binary.buffer.buffer, binary.buffer.byteOffset, binary.position);
}

const instanceMethods = {
  /**
   * @this {Binary}
   * @returns {string} the bytes as text of UTF-8
   */
  text() {
    return bytesOf(this).toString('utf8');
  },
  /**
   * @this {Binary}
   * @returns {string}
   */
  toBase64() {
    return bytesOf(this).toString('base64');
  },
  /**
   * @this {Binary}
   * @returns {string}
   */
  toHex() {
    return bytesOf(this).toString('hex');
  },
};

const staticMethods = {
  /**
   * @param {string} hex
   * @param {number} [subType]
   */
  fromHex(hex, subType) {
    if (!/^(?:[0-9a-f]{2})*$/i.test(hex)) {
      throw new TypeError('BSON.Binary.fromHex: expected pairs of hexadecimal digits');
    }
    return new Binary(Buffer.from(hex, 'hex'), subType);
  },
  /**
   * The vendor's documentation: unpadded text is not supported.
   *
   * @param {string} base64
   * @param {number} [subType]
   */
  fromBase64(base64, subType) {
    if (!/^(?:[0-9a-z+/]{4})*(?:[0-9a-z+/]{2}==|[0-9a-z+/]{3}=)?$/i.test(base64)) {
      throw new TypeError('BSON.Binary.fromBase64: expected padded base64 text');
    }
    return new Binary(Buffer.from(base64, 'base64'), subType);
  },
  /**
   * @param {string} text
   * @param {number} [subType]
   */
  fromText(text, subType) {
    return new Binary(Buffer.from(text, 'utf8'), subType);
  },
};

/**
 * @param {object} target
 * @param {Record<string, Function>} methods
 */
function addMethods(target, methods) {
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }
}

// They stand on the driver's own class, so that binaries from the database and from EJSON have them, too; not enumerable,
// as bson's are not.
addMethods(Binary.prototype, instanceMethods);
addMethods(Binary, staticMethods);

module.exports = { Binary, bytesOf };
