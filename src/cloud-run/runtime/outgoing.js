'use strict';

/** @import { ClientRequest, IncomingMessage } from 'node:http' */
/** @import { Socket } from 'node:net' */
/** @import { Scope } from './track' */

const { subscribe } = require('node:diagnostics_channel');
const { performance } = require('node:perf_hooks');
const { setTimeout } = require('node:timers');
const { currentScope } = require('./track');

/**
 * How long a compressed answer is still worked on once its last byte is here, in milliseconds: it is inflated by threads
 * that tell nobody. Long where the function has returned and did not wait; short where it may have waited.
 */
const INFLATING = { floating: 500, running: 5 };

/** For how long nothing of a body is taken until it counts as one that nobody reads, in milliseconds. */
const UNREAD = 100;

let watching = false;

/**
 * Counts the requests that functions and their packages send with `http`, `https` or `fetch`, so that they are waited
 * for even if a function does not. Node's own diagnostics tell of them; nothing is patched.
 */
function watchOutgoing() {
  if (watching) return;
  watching = true;
  watchHttp();
  watchFetch();
}

function watchHttp() {
  /** @type {WeakMap<ClientRequest, { response?: IncomingMessage }>} */
  const sent = new WeakMap();
  subscribe('http.client.request.start', (message) => {
    const { request } = /** @type {{ request: ClientRequest }} */ (message);
    const scope = currentScope();
    if (scope === undefined || scope.ended) return;
    /** @type {{ response?: IncomingMessage }} */
    const exchange = {};
    sent.set(request, exchange);
    const end = scope.exchange({
      stalled: () => exchange.response !== undefined && isUnread(exchange.response),
    });
    request.once('close', () => endAfter(scope, end, exchange.response?.headers['content-encoding']));
  });
  subscribe('http.client.response.finish', (message) => {
    const { request, response } = /** @type {{ request: ClientRequest, response: IncomingMessage }} */ (
      message
    );
    const exchange = sent.get(request);
    if (exchange !== undefined) exchange.response = response;
  });
}

/**
 * A response that nobody reads stays open for ever, which is no work.
 * @param {IncomingMessage} response
 */
function isUnread(response) {
  return response.readableFlowing === null && response.listenerCount('readable') === 0;
}

function watchFetch() {
  /** @type {WeakMap<object, FetchExchange>} */
  const sent = new WeakMap();
  subscribe('undici:request:create', (message) => {
    const scope = currentScope();
    if (scope === undefined || scope.ended) return;
    const exchange = new FetchExchange(scope);
    exchange.end = scope.exchange(exchange);
    sent.set(of(message), exchange);
  });
  subscribe('undici:client:sendHeaders', (message) => {
    const exchange = sent.get(of(message));
    if (exchange !== undefined) exchange.socket = /** @type {{ socket: Socket }} */ (message).socket;
  });
  subscribe('undici:request:headers', (message) => {
    const exchange = sent.get(of(message));
    if (exchange === undefined) return;
    const { response } = /** @type {{ response: { headers: Buffer[] } }} */ (message);
    exchange.answered = true;
    const texts = response.headers.map((text) => text.toString('latin1').toLowerCase());
    const at = texts.indexOf('content-encoding');
    exchange.encoding = at < 0 ? undefined : texts[at + 1];
  });
  for (const channel of ['undici:request:trailers', 'undici:request:error']) {
    subscribe(channel, (message) => {
      const exchange = sent.get(of(message));
      if (exchange !== undefined) endAfter(exchange.scope, exchange.end, exchange.encoding);
    });
  }
}

/**
 * @param {unknown} message
 * @returns {object} the request that it is about
 */
function of(message) {
  return /** @type {{ request: object }} */ (message).request;
}

/** A request of `fetch`. While nobody takes its body, what has arrived waits in the socket, and no more is read. */
class FetchExchange {
  /** @type {Socket | undefined} */
  socket = undefined;
  answered = false;
  /** @type {string | undefined} */
  encoding = undefined;
  end = () => {};
  #taken = -1;
  #since = 0;

  /** @param {Scope} scope */
  constructor(scope) {
    this.scope = scope;
  }

  stalled() {
    if (!this.answered || this.socket === undefined) return false;
    const waiting = this.socket.readableLength;
    const taken = this.socket.bytesRead - waiting;
    if (taken !== this.#taken) {
      this.#taken = taken;
      this.#since = performance.now();
    }
    return waiting > 0 && performance.now() - this.#since > UNREAD;
  }
}

/**
 * @param {Scope} scope
 * @param {() => void} end
 * @param {string | undefined} encoding
 */
function endAfter(scope, end, encoding) {
  if (encoding === undefined || encoding === 'identity') end();
  else setTimeout(end, scope.returned ? INFLATING.floating : INFLATING.running);
}

module.exports = { watchOutgoing };
