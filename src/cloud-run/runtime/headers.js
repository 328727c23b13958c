'use strict';

const { Buffer } = require('node:buffer');
const { setOwn } = require('./set-own');

/** @typedef {Record<string, string[]>} Headers each name in its canonical form, with the value of each line */

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Spellings that were asked for, but no more than callers may fill memory with. @type {Map<string, string>} */
const spelled = new Map();
const MOST_SPELLED = 500;

/**
 * A name as the platform spelled it, which is how Go does: `x-hub-signature` is `X-Hub-Signature`.
 * @param {string} name
 */
function canonicalName(name) {
  const known = spelled.get(name);
  if (known !== undefined) return known;
  const canonical = spell(name);
  if (spelled.size < MOST_SPELLED) spelled.set(name, canonical);
  return canonical;
}

/** @param {string} name */
function spell(name) {
  if (!TOKEN.test(name)) return name;
  return name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

/**
 * The headers that a function sees. `Host` is not among them: Go keeps it elsewhere.
 * @param {string[]} rawHeaders names and values in turn, as Node has them
 * @returns {Headers}
 */
function readHeaders(rawHeaders) {
  /** @type {Headers} */
  const headers = {};
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = canonicalName(rawHeaders[at] ?? '');
    const value = decodeValue(rawHeaders[at + 1] ?? '');
    if (name === 'Host') continue;
    const values = Object.hasOwn(headers, name) ? headers[name] : undefined;
    if (values === undefined) setOwn(headers, name, [value]);
    else values.push(value);
  }
  return headers;
}

/**
 * Node reads each byte of a header as a character; Go took them for UTF-8.
 * @param {string} value
 */
function decodeValue(value) {
  // eslint-disable-next-line no-control-regex -- all of ASCII is meant
  if (/^[\x00-\x7f]*$/.test(value)) return value;
  const bytes = Buffer.from(value, 'latin1');
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : value;
}

/**
 * The first value of a header, by its canonical name.
 * @param {Headers} headers
 * @param {string} name
 * @returns {string | undefined}
 */
function firstHeader(headers, name) {
  return Object.hasOwn(headers, name) ? headers[name]?.[0] : undefined;
}

/**
 * Headers that a function may change without anybody noticing.
 * @param {Headers} headers
 * @returns {Headers}
 */
function copyHeaders(headers) {
  /** @type {Headers} */
  const copy = {};
  for (const name of Object.keys(headers)) setOwn(copy, name, [...(headers[name] ?? [])]);
  return copy;
}

module.exports = { readHeaders, firstHeader, copyHeaders };
