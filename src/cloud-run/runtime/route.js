'use strict';

/** @import { Entry } from './types' */

const { Buffer } = require('node:buffer');
const { RequestError } = require('./errors');

/** The old path of an endpoint, and of a webhook that the vendor's tool converted to one. */
const OLD_ENDPOINT = /^\/app\/[^/]+\/endpoint(\/.*)$/;
/** The old path of a webhook. */
const OLD_WEBHOOK = /^\/api\/client\/v2\.0\/app\/[^/]+\/service\/([^/]+)\/incoming_webhook\/([^/]+)$/;

const ANY = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Finds the entry that answers a request, by its method and its path as they were sent. */
class Router {
  /** @type {Map<string, Entry[]>} */
  #byPath = new Map();
  /** @type {Map<string, Entry[]>} */
  #byWebhook = new Map();

  /** @param {Entry[]} entries */
  constructor(entries) {
    // An app may have a webhook and the endpoint that was made of it, under one path: the endpoint has it, and the
    // webhook its old path.
    const inOrder = [...entries].sort((a, b) => rank(a) - rank(b));
    for (const entry of inOrder) {
      // Whether the platform answered 404 for what is disabled is unknown (a choice).
      if (entry.disabled === true) continue;
      append(this.#byPath, normalizePath(entry.route), entry);
      if (entry.kind === 'webhook') {
        append(this.#byWebhook, normalizePath(`${entry.service}/${entry.webhook}`), entry);
      }
    }
  }

  /**
   * Of a service of its own, which may be called without any path.
   * @param {Entry} entry
   */
  static ofOne(entry) {
    const router = new Router([entry]);
    if (entry.disabled !== true && entry.route !== '/') append(router.#byPath, '/', entry);
    return router;
  }

  /**
   * Throws what the request is answered with where nothing takes it.
   * @param {string} method
   * @param {string} path
   * @returns {Entry}
   */
  find(method, path) {
    const here = this.#at(path);
    if (here.length === 0) throw new RequestError(404, 'EndpointNotFound', 'endpoint not found');
    const entry = here.find((each) => serves(each, method));
    if (entry === undefined) {
      throw new RequestError(405, 'MethodNotAllowed', `method ${method} is not allowed`, {
        headers: [['Allow', this.methods(path).join(', ')]],
      });
    }
    return entry;
  }

  /**
   * The methods that a path has.
   * @param {string} path
   * @returns {string[]}
   */
  methods(path) {
    return [...new Set(this.#at(path).flatMap(methodsOf))];
  }

  /** @param {string} path @returns {Entry[]} */
  #at(path) {
    const sent = normalizePath(path);
    const webhook = OLD_WEBHOOK.exec(sent);
    if (webhook !== null) return this.#byWebhook.get(`${webhook[1]}/${webhook[2]}`) ?? [];
    return this.#byPath.get(sent) ?? this.#byPath.get(OLD_ENDPOINT.exec(sent)?.[1] ?? '') ?? [];
  }
}

/** @param {Entry} entry */
function rank(entry) {
  return (entry.kind === 'webhook' ? 2 : 0) + (entry.method === '*' ? 1 : 0);
}

/** @param {Entry} entry */
function methodsOf(entry) {
  if (entry.method !== '*') return [entry.method];
  return entry.kind === 'webhook' ? [...ANY, 'HEAD'] : ANY;
}

/**
 * `*` takes any method, but no endpoint had HEAD.
 * @param {Entry} entry
 * @param {string} method
 */
function serves(entry, method) {
  if (entry.method !== '*') return entry.method === method;
  return method !== 'HEAD' || entry.kind === 'webhook';
}

/**
 * One spelling for paths that are equal by RFC 3986: unreserved characters stand for themselves, all that must be
 * escaped is. `/` and `%2F` stay apart, and so do cases.
 * @param {string} path
 */
function normalizePath(path) {
  return path
    .replace(/[^\x21-\x7e]+|["<>\\^`{|}]/gu, (text) =>
      Buffer.from(text, 'utf8').toString('hex').toUpperCase().replace(/../g, '%$&'),
    )
    .replace(/%[0-9A-Fa-f]{2}/g, (escape) => {
      const character = String.fromCharCode(parseInt(escape.slice(1), 16));
      return /[A-Za-z0-9\-._~]/.test(character) ? character : escape.toUpperCase();
    });
}

/**
 * @param {Map<string, Entry[]>} map
 * @param {string} key
 * @param {Entry} entry
 */
function append(map, key, entry) {
  const entries = map.get(key);
  if (entries === undefined) map.set(key, [entry]);
  else entries.push(entry);
}

module.exports = { Router };
