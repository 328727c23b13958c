'use strict';

const { createHmac, timingSafeEqual, verify } = require('node:crypto');
const { Buffer } = require('node:buffer');

/** @typedef {Record<string, unknown> & { sub: string }} Claims */

/**
 * The claims of a token of custom JWT authentication; throws what is wrong with it. As the vendor's page on it has it, a
 * token must say whom it is about, for whom it is, and until when.
 * @param {string} token
 * @param {string} key a secret, or a public key in PEM
 * @param {{ algorithm: 'HS256' | 'RS256', audience?: string[] }} settings
 * @returns {Claims}
 */
function readCustomJwt(token, key, { algorithm, audience }) {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0 || signature === '') throw new Error('it does not have three parts');
  // The algorithm is the app's, never the token's: `none`, or a public key taken for a secret, would let anybody in.
  if (readPart(header)['alg'] !== algorithm) throw new Error(`it is not signed with ${algorithm}`);
  const signed = Buffer.from(`${header}.${payload}`);
  if (!isSigned(algorithm, signed, Buffer.from(signature, 'base64url'), key))
    throw new Error('its signature is another');
  const claims = readPart(payload);
  const now = Date.now() / 1000;
  if (typeof claims['exp'] !== 'number' || claims['exp'] <= now)
    throw new Error('it has expired, or does not say when');
  if (claims['nbf'] !== undefined && !(typeof claims['nbf'] === 'number' && claims['nbf'] <= now)) {
    throw new Error('it does not hold yet');
  }
  const { sub, aud } = claims;
  if (typeof sub !== 'string' || sub === '') throw new Error('it does not say whom it is about');
  const named = Array.isArray(aud) ? aud : [aud];
  if (audience !== undefined && audience.length > 0 && !named.some((each) => audience.includes(each))) {
    throw new Error('it is for another audience');
  }
  return { ...claims, sub };
}

/**
 * @param {'HS256' | 'RS256'} algorithm
 * @param {Buffer} signed
 * @param {Buffer} signature
 * @param {string} key
 */
function isSigned(algorithm, signed, signature, key) {
  if (algorithm === 'RS256') return verify('sha256', signed, key, signature);
  const expected = createHmac('sha256', key).update(signed).digest();
  return expected.length === signature.length && timingSafeEqual(expected, signature);
}

/**
 * @param {string} part
 * @returns {Record<string, unknown>}
 */
function readPart(part) {
  const value = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('a part of it is no object');
  return value;
}

module.exports = { readCustomJwt };
