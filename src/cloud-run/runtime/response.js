'use strict';

const { Buffer } = require('node:buffer');
const { validateHeaderName, validateHeaderValue } = require('node:http');
const { Binary, bytesOf } = require('./binary');

/** What belongs to the connection and not to the answer (RFC 9110, 7.6.1), and what Node computes itself. */
const NOT_THE_APPS = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * The `response` of a function: it keeps what the function sets, and sends nothing. What cannot be sent fails the
 * function, even if the function catches the error: a part of what it meant must not be sent instead.
 */
class BufferedResponse {
  /** Whether the function has used it: then `respond_result` no longer decides alone. */
  touched = false;
  /** @type {number | undefined} */
  status = undefined;
  /** Undefined until a body is set. @type {Buffer | undefined} */
  body = undefined;
  /** By lower-case name: the name as it was last written, and its values. @type {Map<string, { name: string, values: string[] }>} */
  headers = new Map();
  /** The first call that could not be done. @type {TypeError | undefined} */
  fault = undefined;

  #closed = false;
  #warned = false;
  #warn;

  /**
   * The object that the function gets: four methods, each of which gives the object back, and no way around them. The
   * vendor's pages do not say what they give; apps chain them.
   */
  facade = {
    /** @param {unknown} status @returns {object} */
    setStatusCode: (status) => this.#use('setStatusCode', () => (this.status = readStatus(status))),
    /** @param {unknown} body @returns {object} */
    setBody: (body) => this.#use('setBody', () => (this.body = readBodyToSend(body))),
    /** @param {unknown} name @param {unknown} value @returns {object} */
    setHeader: (name, value) => this.#use('setHeader', () => this.#header(name, value, true)),
    /** @param {unknown} name @param {unknown} value @returns {object} */
    addHeader: (name, value) => this.#use('addHeader', () => this.#header(name, value, false)),
  };

  /** @param {(message: string) => void} warn */
  constructor(warn) {
    this.#warn = warn;
  }

  /** From now on, calls change nothing. */
  close() {
    this.#closed = true;
  }

  /**
   * @param {string} method
   * @param {() => void} apply
   * @returns {object}
   */
  #use(method, apply) {
    if (this.#closed) {
      if (!this.#warned) {
        this.#warned = true;
        this.#warn(`response.${method} was called after the answer was sent: it changes nothing.`);
      }
      return this.facade;
    }
    this.touched = true;
    try {
      apply();
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      const fault = new TypeError(`${method}: ${message}`);
      this.fault ??= fault;
      throw fault;
    }
    return this.facade;
  }

  /**
   * @param {unknown} name
   * @param {unknown} value
   * @param {boolean} replace
   */
  #header(name, value, replace) {
    const as = readName(name);
    const values = (Array.isArray(value) ? value : [value]).map((each) => readValue(as, each));
    const key = as.toLowerCase();
    if (NOT_THE_APPS.has(key)) {
      this.#warn(`The function set the header ${as}, which is left out: it belongs to the connection.`);
      return;
    }
    const before = replace ? [] : (this.headers.get(key)?.values ?? []);
    this.headers.set(key, { name: as, values: [...before, ...values] });
  }
}

/**
 * Node sends answers from 100 to 199 and waits for the one that follows, so that they would leave the caller waiting.
 * @param {unknown} value
 */
function readStatus(value) {
  const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  const number = typeof status === 'object' && status !== null ? Number(status) : status;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 200 && number <= 599) return number;
  throw new Error('an integer from 200 to 599 expected');
}

/**
 * The vendor documents text and Binary; what the platform did with anything else is unknown.
 * @param {unknown} value
 * @returns {Buffer}
 */
function readBodyToSend(value) {
  if (value === undefined || value === null) return Buffer.alloc(0);
  if (typeof value === 'string') return Buffer.from(value, 'utf8');
  if (value instanceof Binary) return Buffer.from(bytesOf(value));
  throw new Error('text or BSON.Binary expected');
}

/** @param {unknown} name @returns {string} */
function readName(name) {
  if (typeof name !== 'string') throw new Error('a text expected as the name');
  try {
    validateHeaderName(name);
  } catch {
    throw new Error(`${JSON.stringify(name)} is no name of a header`);
  }
  return name;
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function readValue(name, value) {
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new Error(`a text expected as the value of ${name}`);
  }
  // Node writes a byte for each character; Go wrote UTF-8.
  const bytes = Buffer.from(String(value), 'utf8').toString('latin1');
  try {
    validateHeaderValue(name, bytes);
  } catch {
    throw new Error(`the value of ${name} has a character that no header may have`);
  }
  return bytes;
}

module.exports = { BufferedResponse };
