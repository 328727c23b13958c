'use strict';
// `utils.jwt`: JSON Web Tokens with the twelve signing methods of RFC 7518 that the platform had.

const {
  constants,
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign,
  timingSafeEqual,
  verify,
} = require('node:crypto');
const { BSON } = require('mongodb');

/** @typedef {(input: string, key: string) => Buffer} Sign */
/** @typedef {(input: string, key: string, signature: Buffer) => boolean} Verify */

/** @type {Map<string, { sign: Sign, verify: Verify }>} */
const SIGNING_METHODS = new Map();
for (const bits of [256, 384, 512]) {
  const hash = `sha${bits}`;
  SIGNING_METHODS.set(`HS${bits}`, hmacMethod(hash));
  SIGNING_METHODS.set(`RS${bits}`, keyPairMethod(hash, 'rsa', { padding: constants.RSA_PKCS1_PADDING }));
  const salt = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  SIGNING_METHODS.set(`PS${bits}`, keyPairMethod(hash, 'rsa', salt));
  // RFC 7518, section 3.4: both numbers side by side, not as DER.
  SIGNING_METHODS.set(`ES${bits}`, keyPairMethod(hash, 'ec', { dsaEncoding: 'ieee-p1363' }));
}

/**
 * The token that holds `payload`.
 * @param {string} signingMethod
 * @param {object} payload
 * @param {string} secret Text for HS256 and the like, a private key in PEM for the others.
 * @param {object} [customHeaderFields]
 * @returns {string}
 */
function encode(signingMethod, payload, secret, customHeaderFields = {}) {
  const method = SIGNING_METHODS.get(signingMethod);
  if (method === undefined) throw new Error(`utils.jwt.encode: unknown signing method '${signingMethod}'`);
  if (payload === null || typeof payload !== 'object') {
    throw new TypeError('utils.jwt.encode: payload: an object expected');
  }
  // Named twice, first for its place: a custom field must not name another method than the one that signs.
  const alg = signingMethod;
  const header = Object.assign({ alg, typ: 'JWT' }, customHeaderFields, { alg });
  const input = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(payload))}`;
  return `${input}.${method.sign(input, keyText('encode', secret)).toString('base64url')}`;
}

/**
 * What a token holds, once its signature is found right. Expired tokens and those for later are refused, which the
 * vendor does not say (choice).
 * @param {string} jwtString
 * @param {string} key
 * @param {boolean} [returnHeader]
 * @param {string[]} [acceptedSigningMethods]
 * @returns {unknown}
 */
function decode(jwtString, key, returnHeader = false, acceptedSigningMethods = undefined) {
  const parts = String(jwtString).split('.');
  const [head, body, signature] = parts;
  if (parts.length !== 3 || head === undefined || body === undefined || signature === undefined) {
    throw refused('three parts with dots between expected');
  }
  const header = objectOf(head);
  const algorithm = String(header['alg']);
  const method = SIGNING_METHODS.get(algorithm);
  if (method === undefined) throw refused(`unknown signing method '${algorithm}'`);
  if (acceptedSigningMethods !== undefined && !acceptedSigningMethods.includes(algorithm)) {
    throw refused(`signing method '${algorithm}' is not accepted`);
  }
  if (!method.verify(`${head}.${body}`, keyText('decode', key), Buffer.from(signature, 'base64url'))) {
    throw refused('the signature is wrong');
  }
  const payload = objectOf(body);
  refuseOutOfTime(payload);
  return returnHeader ? { header, payload } : payload;
}

/**
 * @param {string} hash
 * @returns {{ sign: Sign, verify: Verify }}
 */
function hmacMethod(hash) {
  /** @type {Sign} */
  const mac = (input, key) => createHmac(hash, key).update(input).digest();
  return {
    sign: mac,
    verify: (input, key, signature) => {
      // Whoever knows a public key could sign with it as if it were a secret.
      if (key.includes('-----BEGIN ')) throw refused('a token signed by HMAC came, and the key is a PEM key');
      const expected = mac(input, key);
      return signature.length === expected.length && timingSafeEqual(signature, expected);
    },
  };
}

/**
 * @param {string} hash
 * @param {'rsa' | 'ec'} type
 * @param {object} options
 * @returns {{ sign: Sign, verify: Verify }}
 */
function keyPairMethod(hash, type, options) {
  return {
    sign: (input, key) =>
      sign(hash, Buffer.from(input), { key: ofType(createPrivateKey(key), type), ...options }),
    verify: (input, key, signature) =>
      verify(hash, Buffer.from(input), { key: ofType(createPublicKey(key), type), ...options }, signature),
  };
}

/**
 * @param {import('node:crypto').KeyObject} key
 * @param {'rsa' | 'ec'} type
 */
function ofType(key, type) {
  // A key for RSA-PSS alone has a type of its own.
  if (key.asymmetricKeyType !== type && !(type === 'rsa' && key.asymmetricKeyType === 'rsa-pss')) {
    throw new Error(`utils.jwt: the signing method needs a key of type ${type}`);
  }
  return key;
}

/** @param {Record<string, unknown>} payload */
function refuseOutOfTime({ exp, nbf }) {
  const now = Date.now() / 1000;
  if (exp !== undefined && !(typeof exp === 'number' && now < exp)) throw refused('it is expired');
  if (nbf !== undefined && !(typeof nbf === 'number' && now >= nbf)) throw refused('it is not valid yet');
}

/**
 * @param {string} part
 * @returns {Record<string, unknown>}
 */
function objectOf(part) {
  let value;
  try {
    value = BSON.EJSON.parse(Buffer.from(part, 'base64url').toString());
  } catch (error) {
    throw refused('header or payload is no JSON', error);
  }
  if (value === null || typeof value !== 'object') throw refused('header or payload is no object');
  return value;
}

/**
 * @param {string} why
 * @param {unknown} [cause]
 */
function refused(why, cause) {
  return new Error(`utils.jwt.decode: the token is refused: ${why}`, { cause });
}

/**
 * @param {string} method
 * @param {unknown} key
 * @returns {string}
 */
function keyText(method, key) {
  if (typeof key !== 'string' || key === '') throw new TypeError(`utils.jwt.${method}: the key is no text`);
  return key;
}

/** @param {string} text */
function base64url(text) {
  return Buffer.from(text).toString('base64url');
}

/** `utils.jwt` */
const jwt = { encode, decode };

module.exports = { jwt };
