'use strict';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */

const { captureRequests } = require('./capture');
const { requestHandler } = require('./handle');
const { loadApp } = require('./load-app');
const { watchOutgoing } = require('./outgoing');
const { rememberListeners } = require('./process');
const { Router } = require('./route');
const { readSettings } = require('./settings');

/** @typedef {(request: IncomingMessage, response: ServerResponse) => void} Handler */

/**
 * Serves the project in a folder: registers `api`, which answers every entry, and one function for each entry with the
 * Functions Framework, where that is installed, and gives them as plain handlers for any other host.
 * @param {string} folder
 * @returns {Record<string, Handler>}
 */
function serve(folder) {
  const app = loadApp(folder);
  const settings = readSettings(process.env, app.facts);
  captureRequests();
  watchOutgoing();
  rememberListeners();
  /** @type {Record<string, Handler>} */
  const handlers = { api: requestHandler({ app, settings, router: new Router(app.entries) }) };
  for (const entry of app.entries)
    handlers[entry.name] = requestHandler({ app, settings, router: Router.ofOne(entry) });
  const framework = loadFramework();
  for (const [name, handler] of Object.entries(handlers)) framework?.http(name, handler);
  return handlers;
}

/** @returns {{ http(name: string, handler: Handler): void } | undefined} */
function loadFramework() {
  try {
    return require('@google-cloud/functions-framework');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

module.exports = { serve };
