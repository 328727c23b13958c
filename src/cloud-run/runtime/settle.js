'use strict';

const { FunctionFailure } = require('./errors');
const { typedResult } = require('./number-types');

/**
 * Calls an entry's function, and tells what it throws by itself from what its promise is rejected with.
 * @param {() => unknown} call
 */
function callEntry(call) {
  try {
    return call();
  } catch (error) {
    throw new FunctionFailure(error, 'thrown');
  }
}

/**
 * What the promise that a function returned gives in the end.
 * @param {PromiseLike<unknown>} promise
 */
async function settle(promise) {
  try {
    return typedResult(promise, await promise);
  } catch (error) {
    throw new FunctionFailure(error, 'rejected');
  }
}

module.exports = { callEntry, settle };
