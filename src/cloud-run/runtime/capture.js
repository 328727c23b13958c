'use strict';

/** @import { IncomingMessage } from 'node:http' */

const { subscribe } = require('node:diagnostics_channel');

/** @type {WeakMap<IncomingMessage, string>} */
const urls = new WeakMap();

let capturing = false;

/** @type {unknown} */
let server;

/**
 * Keeps each request as it was sent, before the Functions Framework sees it: with its own path, the framework refuses
 * bad escapes and answers /favicon.ico and /robots.txt itself, and with a content type it parses or inflates the body,
 * or refuses it. Raw headers stay as they are. Called when the project is loaded, which is before the framework makes
 * its server; elsewhere nothing is hidden, as a host may have routes of its own.
 */
function captureRequests() {
  if (capturing) return;
  capturing = true;
  subscribe('http.server.request.start', (message) => {
    const { request, server: from } = /** @type {{ request: IncomingMessage, server: unknown }} */ (message);
    // Packages of the app may have servers, too: the framework's is the one that the first request comes to.
    server ??= from;
    if (from !== server || !isHostedByFramework()) return;
    urls.set(request, request.url ?? '/');
    request.url = '/';
    delete request.headers['content-type'];
    delete request.headers['content-encoding'];
  });
}

/** @type {boolean | undefined} */
let hosted;

/** Whether the framework made the server. Its `http()` is loaded by index.js on every host, its server only here. */
function isHostedByFramework() {
  hosted ??= Object.keys(require.cache).some((file) =>
    /[\\/]functions-framework[^\\/]*[\\/]build[\\/]src[\\/]server\.js$/.test(file),
  );
  return hosted;
}

/**
 * The target of a request as it was sent: path and query, nothing decoded.
 * @param {IncomingMessage & { originalUrl?: string }} request
 */
function sentUrl(request) {
  // Express takes the path that a handler is mounted at off `url`, and keeps the whole as `originalUrl`.
  return urls.get(request) ?? request.originalUrl ?? request.url ?? '/';
}

module.exports = { captureRequests, isHostedByFramework, sentUrl };
