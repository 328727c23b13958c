'use strict';

const { describeValue } = require('./describe-value');
const { log } = require('./log');

/** The methods that App Services documented, and the severities of Cloud Logging. */
const SEVERITIES = /** @type {const} */ ({
  debug: 'DEBUG',
  log: 'INFO',
  info: 'INFO',
  warn: 'WARNING',
  error: 'ERROR',
});

/**
 * The `console` of a function: each call is one line with the request's execution id, however long or odd its values
 * are. What is not replaced (`console.time`, `console.table`) is Node's own.
 * @param {string} executionId
 * @returns {Console}
 */
function requestConsole(executionId) {
  const own = Object.create(console);
  for (const [method, severity] of Object.entries(SEVERITIES)) {
    own[method] = (/** @type {unknown[]} */ ...values) =>
      log(severity, values.map(describeValue).join(' '), executionId);
  }
  return own;
}

module.exports = { requestConsole };
