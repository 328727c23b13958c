'use strict';

const { describeValue } = require('./describe-value');

/**
 * A request that is answered without, or instead of, its function: the status, the code that the platform's clients
 * know, and the text.
 */
class RequestError extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {string} message
   * @param {{ headers?: [string, string][], reason?: string, close?: boolean }} [more] `reason` goes to the log only;
   *   `close` ends the connection, where the rest of the request was not read
   */
  constructor(status, code, message, more = {}) {
    super(message);
    this.name = 'RequestError';
    this.status = status;
    this.code = code;
    this.headers = more.headers ?? [];
    this.reason = more.reason;
    this.close = more.close ?? false;
  }
}

/** What the platform itself threw into a function. Its text reaches callers without a name before it. */
class PlatformError extends Error {}

/** What a function threw, what its promise was rejected with, or what became of work that it did not wait for. */
class FunctionFailure {
  /**
   * @param {unknown} cause
   * @param {'thrown' | 'rejected'} how
   */
  constructor(cause, how) {
    this.cause = cause;
    this.how = how;
  }

  /**
   * The text of the answer. The platform wrote `Name: message` for what was thrown, and JSON of both for what a promise
   * was rejected with.
   */
  get text() {
    const { cause, how } = this;
    try {
      if (cause instanceof PlatformError) return cause.message;
      if (isError(cause)) {
        return how === 'thrown'
          ? Error.prototype.toString.call(cause)
          : JSON.stringify({ message: String(cause.message), name: String(cause.name) });
      }
    } catch {
      // An error whose message is a getter that throws is described like any other value.
    }
    return describeValue(cause);
  }
}

/**
 * Errors of packages may come from another realm, where `instanceof` does not hold.
 * @param {unknown} value
 * @returns {value is Error}
 */
function isError(value) {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}

/** The function, or the work that it left behind, took longer than the deadline allows. */
function deadlineExceeded() {
  return new RequestError(504, 'ExecutionTimeLimitExceeded', 'execution time limit exceeded', {
    close: true,
  });
}

module.exports = { RequestError, PlatformError, FunctionFailure, deadlineExceeded };
