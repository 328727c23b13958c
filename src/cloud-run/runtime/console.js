'use strict';

/** @import { Severity } from './log' */

const { describeValue } = require('./describe-value');
const { log } = require('./log');

/**
 * The `console` of a function: each call is one line with the request's execution id, however long or odd its values
 * are. What is not replaced (`console.time`, `console.table`) is Node's own.
 * @param {string} executionId
 * @returns {Console}
 */
function requestConsole(executionId) {
  /** @param {Severity} severity @returns {(...values: unknown[]) => void} */
  const at =
    (severity) =>
    (...values) =>
      log(severity, values.map(describeValue).join(' '), executionId);
  return Object.assign(Object.create(console), {
    debug: at('DEBUG'),
    log: at('INFO'),
    info: at('INFO'),
    warn: at('WARNING'),
    error: at('ERROR'),
  });
}

module.exports = { requestConsole };
