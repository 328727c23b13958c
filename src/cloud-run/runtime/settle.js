'use strict';

const { FunctionFailure } = require('./errors');
const { isThenable } = require('./is-thenable');
const { typedResult } = require('./number-types');

/**
 * What a function gives in the end. Whether it threw or its promise was rejected, the answer tells.
 * @param {() => unknown} call
 */
async function settle(call) {
  /** @type {unknown} */
  let value;
  try {
    value = call();
  } catch (error) {
    throw new FunctionFailure(error, 'thrown');
  }
  // A cursor has no `then`, and comes through as it is.
  try {
    return isThenable(value) ? typedResult(value, await value) : value;
  } catch (error) {
    throw new FunctionFailure(error, 'rejected');
  }
}

module.exports = { settle };
