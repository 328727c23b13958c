'use strict';

/** @import { ClientRequest, IncomingMessage } from 'node:http' */
/** @import { Socket } from 'node:net' */

const { subscribe } = require('node:diagnostics_channel');
const { setTimeout } = require('node:timers');
const { currentScope } = require('./track');

/**
 * How long a compressed answer is still worked on once its last byte is here, in milliseconds: inflating is done by
 * threads that nobody is told of.
 */
const INFLATING = 10;

/**
 * Counts the requests that functions and their packages send with `http`, `https` or `fetch`, so that they are waited
 * for even if a function does not. Node's own diagnostics tell of them; nothing is patched.
 */
function watchOutgoing() {
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
    request.once('close', () => endAfter(end, exchange.response?.headers['content-encoding']));
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
  /** @type {WeakMap<object, { end: () => void, socket?: Socket, answered: boolean, encoding?: string }>} */
  const sent = new WeakMap();
  subscribe('undici:request:create', (message) => {
    const { request } = /** @type {{ request: object }} */ (message);
    const scope = currentScope();
    if (scope === undefined || scope.ended) return;
    /** @type {{ end: () => void, socket?: Socket, answered: boolean, encoding?: string }} */
    const exchange = { end: () => {}, answered: false };
    // Undici stops reading from the socket while nobody takes the body, and what has arrived waits there.
    exchange.end = scope.exchange({
      stalled: () => exchange.answered && (exchange.socket?.readableLength ?? 0) > 0,
    });
    sent.set(request, exchange);
  });
  subscribe('undici:client:sendHeaders', (message) => {
    const { request, socket } = /** @type {{ request: object, socket: Socket }} */ (message);
    const exchange = sent.get(request);
    if (exchange !== undefined) exchange.socket = socket;
  });
  subscribe('undici:request:headers', (message) => {
    const { request, response } = /** @type {{ request: object, response: { headers: Buffer[] } }} */ (
      message
    );
    const exchange = sent.get(request);
    if (exchange === undefined) return;
    exchange.answered = true;
    const names = response.headers.map((text) => text.toString('latin1').toLowerCase());
    const at = names.indexOf('content-encoding');
    exchange.encoding = at < 0 ? undefined : names[at + 1];
  });
  /** @param {unknown} message */
  const end = (message) => {
    const exchange = sent.get(/** @type {{ request: object }} */ (message).request);
    if (exchange !== undefined) endAfter(exchange.end, exchange.encoding);
  };
  subscribe('undici:request:trailers', end);
  subscribe('undici:request:error', end);
}

/**
 * @param {() => void} end
 * @param {string | undefined} encoding
 */
function endAfter(end, encoding) {
  if (encoding === undefined || encoding === 'identity') end();
  else setTimeout(end, INFLATING);
}

module.exports = { watchOutgoing };
