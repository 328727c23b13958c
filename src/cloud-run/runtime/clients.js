'use strict';

const { URLSearchParams } = require('node:url');
const { MongoClient } = require('mongodb');

/**
 * One client for each data source, made when it is first used. All requests share it.
 *
 * @type {Map<string, MongoClient>}
 */
const clients = new Map();

/** What the connection string may say otherwise. */
const DEFAULTS = { maxPoolSize: 20, serverSelectionTimeoutMS: 10_000 };

/**
 * @param {string} variable the environment variable that holds the connection string
 * @returns {MongoClient} it connects with its first command
 */
function clientOf(variable) {
  const known = clients.get(variable);
  if (known !== undefined) return known;
  const uri = process.env[variable];
  if (uri === undefined || uri === '') throw new Error(`${variable} is not set`);
  const client = new MongoClient(uri, {
    ...defaultsFor(uri),
    // Members that are undefined are not stored, and not null.
    ignoreUndefined: true,
  });
  clients.set(variable, client);
  return client;
}

/**
 * @param {string} uri
 * @returns {Record<string, unknown>} the defaults that it does not set itself; the driver lets options win over it
 */
function defaultsFor(uri) {
  // Cloud Run names the service in K_SERVICE; the server's log shows the name.
  const defaults = { ...DEFAULTS, appName: process.env['K_SERVICE'] ?? 'cloud-run-functions' };
  const given = new URLSearchParams(uri.slice(uri.indexOf('?') + 1).toLowerCase());
  return Object.fromEntries(Object.entries(defaults).filter(([name]) => !given.has(name.toLowerCase())));
}

/**
 * Closes all connections, once the requests that used them have ended.
 *
 * @returns {Promise<void>}
 */
async function closeClients() {
  const open = [...clients.values()];
  clients.clear();
  await Promise.all(open.map((client) => client.close()));
}

module.exports = { clientOf, closeClients };
