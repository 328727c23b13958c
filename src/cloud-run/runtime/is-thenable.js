'use strict';

/**
 * Whether a value is a promise, of whatever library.
 * @param {any} value
 * @returns {value is PromiseLike<unknown>}
 */
function isThenable(value) {
  return typeof value === 'object' && value !== null && typeof value.then === 'function';
}

module.exports = { isThenable };
