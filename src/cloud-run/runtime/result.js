'use strict';

/** @import { Entry } from './types' */
/** @import { Headers } from './headers' */

const { isCursor } = require('./cursor');
const { isCollection } = require('./collection');
const { toEjson } = require('./ejson');
const { FunctionFailure } = require('./errors');
const { isThenable } = require('./is-thenable');
const { toJson } = require('./json');
const { hasMembers, typedResult } = require('./number-types');
const { setOwn } = require('./set-own');

/**
 * What a function returned, with every promise in it resolved and every cursor read, as the platform sent them. Objects
 * without either stay the same objects: what is known of their numbers' types is kept by object.
 * @param {unknown} value
 * @returns {Promise<unknown>}
 */
function resolveResult(value) {
  return resolve(value, new Set());
}

/**
 * @param {any} value
 * @param {Set<unknown>} ancestors
 * @returns {Promise<unknown>}
 */
async function resolve(value, ancestors) {
  if (isThenable(value)) return resolve(typedResult(value, await given(value)), ancestors);
  if (isCursor(value)) return given(value.toArray());
  // What the platform made of a collection is unknown; its members are nothing to send (a choice).
  if (isCollection(value)) return {};
  if (!hasMembers(value) || !holdsWork(value)) return value;
  if (ancestors.has(value)) {
    throw new FunctionFailure(
      new TypeError('the value contains itself: it cannot be written as JSON'),
      'thrown',
    );
  }
  ancestors.add(value);
  /** @type {any} */
  const copy = Array.isArray(value) ? [] : {};
  for (const key of Object.keys(value)) setOwn(copy, key, await resolve(value[key], ancestors));
  ancestors.delete(value);
  return copy;
}

/** @param {PromiseLike<unknown>} promise */
async function given(promise) {
  try {
    return await promise;
  } catch (error) {
    throw new FunctionFailure(error, 'rejected');
  }
}

/**
 * Whether a promise, cursor or collection is somewhere in a value.
 * @param {any} value
 * @param {Set<unknown>} [seen]
 * @returns {boolean}
 */
function holdsWork(value, seen) {
  if (typeof value !== 'object' || value === null) return false;
  if (isThenable(value) || isCursor(value) || isCollection(value)) return true;
  if (!hasMembers(value) || seen?.has(value)) return false;
  const all = seen ?? new Set();
  all.add(value);
  return Object.keys(value).some((key) => holdsWork(value[key], all));
}

/**
 * The format of a result: the entry's, unless the caller asks for one of the two. The vendor documents this for results
 * alone; what a function sets as the body is sent as it is.
 * @param {Entry} entry
 * @param {Headers} headers of the request
 * @returns {{ format: 'EJSON' | 'JSON', type: string }}
 */
function resultFormat(entry, headers) {
  const asked = askedFormat((headers['Accept'] ?? []).join(','));
  return {
    format: asked ?? entry.format,
    // The type of EJSON is unknown; `application/ejson` is what a caller who asks for it by this name can read.
    type: asked === 'EJSON' ? 'application/ejson' : 'application/json',
  };
}

/** @param {string} accept */
function askedFormat(accept) {
  /** @type {'EJSON' | 'JSON' | undefined} */
  let asked;
  let best = 0;
  for (const range of accept.split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const format = type === 'application/json' ? 'JSON' : type === 'application/ejson' ? 'EJSON' : undefined;
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    if (format === undefined || !(quality > best)) continue;
    best = quality;
    asked = format;
  }
  return asked;
}

/**
 * @param {unknown} value resolved
 * @param {'EJSON' | 'JSON'} format
 */
function writeResult(value, format) {
  return format === 'EJSON' ? toEjson(value) : toJson(value);
}

module.exports = { holdsWork, resolveResult, resultFormat, writeResult };
