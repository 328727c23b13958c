'use strict';
// `utils.crypto`.

const { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } = require('node:crypto');
const { BSON } = require('mongodb');

/** @import { Binary } from 'mongodb' */

const HMAC_FUNCTIONS = ['sha1', 'sha256', 'sha512'];
const HASH_FUNCTIONS = ['sha1', 'sha256', 'md5'];
/** AES in Galois/counter mode, by the length of its key in bytes. */
const AES = new Map([
  [16, 'aes-128-gcm'],
  [24, 'aes-192-gcm'],
  [32, 'aes-256-gcm'],
]);
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

/**
 * The signature of `input`, as hex or base64 text.
 * @param {string} input
 * @param {string} secret
 * @param {string} hashFunction
 * @param {string} outputFormat
 * @returns {string}
 */
function hmac(input, secret, hashFunction, outputFormat) {
  oneOf('hmac: hash function', hashFunction, HMAC_FUNCTIONS);
  oneOf('hmac: output format', outputFormat, ['hex', 'base64']);
  const mac = createHmac(hashFunction, text('hmac: secret', secret));
  return mac.update(bytesOf('hmac: input', input)).digest(/** @type {'hex' | 'base64'} */ (outputFormat));
}

/**
 * @param {string} hashFunction
 * @param {string | Binary} input
 * @returns {Binary}
 */
function hash(hashFunction, input) {
  oneOf('hash: hash function', hashFunction, HASH_FUNCTIONS);
  const digest = createHash(hashFunction).update(bytesOf('hash: input', input)).digest();
  return new BSON.Binary(digest);
}

/**
 * Nonce, encrypted text and tag, one after the other: the vendor's published sample is laid out so.
 * @param {string} encryptionType
 * @param {string} message
 * @param {string} key
 * @returns {Binary}
 */
function encrypt(encryptionType, message, key) {
  const nonce = randomBytes(NONCE_LENGTH);
  const { algorithm, secret } = aes('encrypt', encryptionType, key);
  const cipher = createCipheriv(algorithm, secret, nonce);
  const encrypted = [cipher.update(bytesOf('encrypt: message', message)), cipher.final()];
  return new BSON.Binary(Buffer.concat([nonce, ...encrypted, cipher.getAuthTag()]));
}

/**
 * @param {string} encryptionType
 * @param {Binary} encryptedMessage
 * @param {string} key
 * @returns {Binary}
 */
function decrypt(encryptionType, encryptedMessage, key) {
  const { algorithm, secret } = aes('decrypt', encryptionType, key);
  if (!(encryptedMessage instanceof BSON.Binary)) {
    throw new TypeError('utils.crypto.decrypt: encrypted message: BSON.Binary expected');
  }
  const bytes = Buffer.from(encryptedMessage.value());
  if (bytes.length < NONCE_LENGTH + TAG_LENGTH) {
    throw new Error('utils.crypto.decrypt: the encrypted message is too short to hold a nonce and a tag');
  }
  const decipher = createDecipheriv(algorithm, secret, bytes.subarray(0, NONCE_LENGTH), {
    authTagLength: TAG_LENGTH,
  });
  decipher.setAuthTag(bytes.subarray(-TAG_LENGTH));
  const message = decipher.update(bytes.subarray(NONCE_LENGTH, -TAG_LENGTH));
  return new BSON.Binary(Buffer.concat([message, decipher.final()]));
}

/**
 * RSA signatures fail closed: the vendor names neither the hash function nor the length of the salt, and the published
 * sample's key is not the one that made its signature. A guess would give signatures that nobody accepts.
 * @param {string} method
 * @returns {() => never}
 */
function notKnown(method) {
  return () => {
    throw new Error(
      `utils.crypto.${method} is not supported, as its hash function is not documented; use Node's crypto module`,
    );
  };
}

/**
 * @param {string} method
 * @param {string} encryptionType
 * @param {string} key
 * @returns {{ algorithm: import('node:crypto').CipherGCMTypes, secret: Buffer }}
 */
function aes(method, encryptionType, key) {
  oneOf(`${method}: encryption type`, encryptionType, ['aes']);
  const secret = Buffer.from(text(`${method}: key`, key));
  const algorithm = AES.get(secret.length);
  if (algorithm === undefined) {
    throw new Error(`utils.crypto.${method}: key: 16, 24 or 32 bytes expected, not ${secret.length}`);
  }
  return { algorithm: /** @type {import('node:crypto').CipherGCMTypes} */ (algorithm), secret };
}

/**
 * @param {string} what
 * @param {string} value
 * @param {string[]} choices
 */
function oneOf(what, value, choices) {
  if (!choices.includes(value)) {
    throw new Error(`utils.crypto.${what}: ${choices.join(', ')} expected, not '${value}'`);
  }
}

/**
 * @param {string} what
 * @param {unknown} value
 * @returns {string}
 */
function text(what, value) {
  if (typeof value !== 'string') throw new TypeError(`utils.crypto.${what}: text expected`);
  return value;
}

/**
 * @param {string} what
 * @param {unknown} value
 * @returns {Buffer}
 */
function bytesOf(what, value) {
  if (value instanceof BSON.Binary) return Buffer.from(value.value());
  if (typeof value === 'string') return Buffer.from(value);
  throw new TypeError(`utils.crypto.${what}: text or BSON.Binary expected`);
}

/** `utils.crypto` */
const crypto = { hmac, hash, encrypt, decrypt, sign: notKnown('sign'), verify: notKnown('verify') };

module.exports = { crypto };
