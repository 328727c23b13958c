'use strict';

/** @import { Entry } from './types' */
/** @import { BufferedResponse } from './response' */
/** @import { Headers } from './headers' */
/** @import { Settings } from './settings' */

const { Buffer } = require('node:buffer');
const { describeValue } = require('./describe-value');
const { FunctionFailure, RequestError } = require('./errors');
const { log } = require('./log');
const { resultFormat, writeResult } = require('./result');

/**
 * All of an answer, before any of it is sent.
 * @typedef {object} Answer
 * @property {number} status
 * @property {[string, string[]][]} headers
 * @property {Buffer} body
 * @property {boolean} [close] whether the connection ends with it
 */

/**
 * Whether the result is the body. The vendor's page on converting webhooks tells what is sent of a function that uses
 * its response: a body that it sets; without one, an endpoint's result, and nothing of a webhook's.
 * @param {Entry} entry
 * @param {BufferedResponse} response
 */
function sendsResult(entry, response) {
  return (
    entry.respond_result && response.body === undefined && !(response.touched && entry.kind === 'webhook')
  );
}

/**
 * The answer of a function that returned.
 * @param {Entry} entry
 * @param {Headers} headers of the request
 * @param {BufferedResponse} response
 * @param {unknown} result resolved
 * @param {Settings} settings
 * @returns {Answer}
 */
function composeAnswer(entry, headers, response, result, settings) {
  if (response.fault !== undefined) throw new FunctionFailure(response.fault, 'thrown');
  // Documented for functions that leave the response alone; the tests of the vendor's SDK expect what others set.
  if (!entry.respond_result && !response.touched) return { status: 204, headers: [], body: Buffer.alloc(0) };
  const status = response.status ?? 200;
  /** @type {[string, string[]][]} */
  const own = [...response.headers.values()].map(({ name, values }) => [name, values]);
  if (!sendsResult(entry, response)) {
    const body = response.body ?? Buffer.alloc(0);
    return { status, headers: body.length > 0 ? withType(own, settings.bodyContentType) : own, body };
  }
  const { format, type } = resultFormat(entry, headers);
  return { status, headers: withType(own, type), body: Buffer.from(write(result, format), 'utf8') };
}

/**
 * @param {unknown} result
 * @param {'EJSON' | 'JSON'} format
 */
function write(result, format) {
  try {
    return writeResult(result, format);
  } catch (error) {
    // What cannot be written is the function's failure.
    throw new FunctionFailure(error, 'thrown');
  }
}

/**
 * @param {[string, string[]][]} headers
 * @param {string} type
 * @returns {[string, string[]][]}
 */
function withType(headers, type) {
  return headers.some(([name]) => name.toLowerCase() === 'content-type')
    ? headers
    : [['Content-Type', [type]], ...headers];
}

/**
 * The answer to a request that failed, in the form that the platform's clients read; it has no link to logs.
 * @param {unknown} error
 * @param {Settings} settings
 * @returns {Answer}
 */
function errorAnswer(error, settings) {
  if (error instanceof RequestError) {
    const headers = error.headers.map(([name, value]) => /** @type {[string, string[]]} */ ([name, [value]]));
    return { ...jsonError(error.status, error.code, error.message, headers), close: error.close };
  }
  if (error instanceof FunctionFailure) {
    const text = settings.hideErrors ? 'internal error' : error.text;
    return jsonError(settings.errorStatus, 'FunctionExecutionError', text, []);
  }
  return jsonError(500, 'InternalServerError', 'internal error', []);
}

/**
 * @param {number} status
 * @param {string} code
 * @param {string} text
 * @param {[string, string[]][]} headers
 * @returns {Answer}
 */
function jsonError(status, code, text, headers) {
  return {
    status,
    headers: [['Content-Type', ['application/json']], ...headers],
    body: Buffer.from(JSON.stringify({ error: text, error_code: code }), 'utf8'),
  };
}

/**
 * Tells the log of a failure, unless it is a caller's plain mistake.
 * @param {unknown} error
 * @param {string} what was asked for
 * @param {string} executionId
 */
function logFailure(error, what, executionId) {
  const isRefusal = error instanceof RequestError && error.status < 500;
  if (isRefusal && error.reason === undefined) return;
  const text =
    error instanceof RequestError
      ? (error.reason ?? error.message)
      : describeValue(error instanceof FunctionFailure ? error.cause : error);
  log(isRefusal ? 'WARNING' : 'ERROR', `${what}: ${text}`, executionId);
}

module.exports = { sendsResult, composeAnswer, errorAnswer, logFailure };
