'use strict';

const { inspect } = require('node:util');
const { toJson } = require('./json');

/**
 * A value as text for the log: texts as they are, errors with their stack, all else as JSON where that is possible.
 * @param {unknown} value
 * @returns {string}
 */
function describeValue(value) {
  if (typeof value === 'string') return value;
  // Whatever a function logs or throws, describing it must not throw: getters and proxies may.
  try {
    if (value instanceof Error) return typeof value.stack === 'string' ? value.stack : String(value);
    if (typeof value === 'object' && value !== null) return toJson(value);
    return String(value);
  } catch {
    return inspectSafely(value);
  }
}

/** @param {unknown} value */
function inspectSafely(value) {
  try {
    return inspect(value, { depth: 4, breakLength: Infinity });
  } catch {
    return `(a value that cannot be shown: ${typeof value})`;
  }
}

module.exports = { describeValue };
