'use strict';

/** @typedef {'DEBUG' | 'INFO' | 'WARNING' | 'ERROR'} Severity */

/**
 * Writes one entry to the log, as one line of JSON: Cloud Logging takes each line for an entry of its own, and reads the
 * severity, the text and the labels out of it (cloud.google.com/run/docs/logging).
 * @param {Severity} severity
 * @param {string} message
 * @param {string} [executionId] ties together all lines of a request
 */
function log(severity, message, executionId) {
  const line = JSON.stringify({
    severity,
    message,
    ...(executionId === undefined ? {} : { 'logging.googleapis.com/labels': { execution_id: executionId } }),
  });
  (severity === 'ERROR' ? process.stderr : process.stdout).write(line + '\n');
}

module.exports = { log };
