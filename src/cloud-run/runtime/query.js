'use strict';

const { Buffer } = require('node:buffer');
const { setOwn } = require('./set-own');

/**
 * The pairs of a query in their order, decoded. A pair with a bad escape is left out, as Go does.
 * @param {string} raw without `?`
 * @returns {[string, string][]}
 */
function readPairs(raw) {
  /** @type {[string, string][]} */
  const pairs = [];
  for (const text of raw.split('&')) {
    const pair = readPair(text);
    if (pair !== undefined) pairs.push(pair);
  }
  return pairs;
}

/** @param {string} text @returns {[string, string] | undefined} */
function readPair(text) {
  if (text === '') return undefined;
  const equals = text.indexOf('=');
  const name = decode(equals < 0 ? text : text.slice(0, equals));
  const value = decode(equals < 0 ? '' : text.slice(equals + 1));
  return name === undefined || value === undefined ? undefined : [name, value];
}

/** @param {string} text @returns {string | undefined} */
function decode(text) {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined;
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  // Escapes are bytes, and what they spell need not be good UTF-8, at which decodeURIComponent would throw.
  return spaced.replace(/(?:%[0-9A-Fa-f]{2})+/g, (escapes) =>
    Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

/**
 * The query as functions see it: of a name that is repeated, the first value, which is what the vendor documents.
 * @param {[string, string][]} pairs
 * @returns {Record<string, string>}
 */
function firstValues(pairs) {
  /** @type {Record<string, string>} */
  const query = {};
  for (const [name, value] of pairs) if (!Object.hasOwn(query, name)) setOwn(query, name, value);
  return query;
}

/**
 * The raw query without `secret`, which the platform did not pass on.
 * @param {string} raw
 */
function withoutSecret(raw) {
  return raw
    .split('&')
    .filter((text) => readPair(text)?.[0] !== 'secret')
    .join('&');
}

module.exports = { readPairs, firstValues, withoutSecret };
