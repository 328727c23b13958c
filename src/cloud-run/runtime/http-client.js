'use strict';
// `context.http`. It uses Node's own http, not fetch: header lines stay apart, and a GET may have a body.

const http = require('node:http');
const https = require('node:https');
const { BSON } = require('mongodb');
const { readHeaders } = require('./headers');
const { outgoingRequest } = require('./outgoing-request');

/** @import { IncomingMessage } from 'node:http' */
/** @import { HttpOptions, OutgoingRequest } from './outgoing-request' */

/**
 * @typedef {object} HttpResponse
 * @property {string} status Such as `200 OK`.
 * @property {number} statusCode
 * @property {number} contentLength
 * @property {Record<string, string[]>} headers
 * @property {Record<string, string>} cookies
 * @property {import('mongodb').Binary} body
 */

/** As many redirects as Go's client, which the platform used, follows. */
const MOST_REDIRECTS = 10;

/** What must not travel to another host with a redirect. */
const CREDENTIALS = ['authorization', 'cookie'];

/**
 * `context.http` of one request: its promises count as work of that request.
 * @param {<T>(promise: Promise<T>) => Promise<T>} track
 */
function httpClient(track) {
  /** @param {string} method */
  const sender = (method) => (/** @type {HttpOptions} */ options) => track(send(method, options));
  return {
    get: sender('GET'),
    post: sender('POST'),
    put: sender('PUT'),
    patch: sender('PATCH'),
    delete: sender('DELETE'),
    head: sender('HEAD'),
  };
}

/**
 * @param {string} method
 * @param {HttpOptions} options
 * @returns {Promise<HttpResponse>}
 */
async function send(method, options) {
  let request = outgoingRequest(method, options);
  for (let redirects = 0; ; redirects++) {
    const response = await exchange(request);
    const target = options.followRedirects ? redirectOf(response.message) : undefined;
    if (target === undefined) return answerOf(response);
    if (redirects === MOST_REDIRECTS) throw new Error(`context.http: stopped after ${redirects} redirects`);
    request = redirected(request, response.message.statusCode ?? 0, target);
  }
}

/**
 * Sends one request and reads its answer to the end.
 * @param {OutgoingRequest} request
 * @returns {Promise<{ message: IncomingMessage, body: Buffer }>}
 */
function exchange({ method, url, headers, body }) {
  const { request } = url.protocol === 'https:' ? https : http;
  /** @type {Record<string, string | string[]>} */
  const lines = {};
  for (const { name, values } of headers.values()) {
    // An array of one would be sent as it is, but Node refuses arrays for Host and Content-Length.
    lines[name] = values.length === 1 ? String(values[0]) : values;
  }
  if (!headers.has('user-agent')) lines['User-Agent'] = 'node';
  if (body !== undefined && !headers.has('content-length')) lines['Content-Length'] = String(body.length);
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers: lines }, (message) => {
      /** @type {Buffer[]} */
      const chunks = [];
      message.on('data', (chunk) => chunks.push(chunk));
      message.on('error', reject);
      message.on('end', () => resolve({ message, body: Buffer.concat(chunks) }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/**
 * @param {IncomingMessage} message
 * @returns {string | undefined}
 */
function redirectOf({ statusCode = 0, headers }) {
  return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
}

/**
 * The request that follows a redirect: 307 and 308 repeat it, the others ask for the target without a body.
 * @param {OutgoingRequest} request
 * @param {number} status
 * @param {string} target
 * @returns {OutgoingRequest}
 */
function redirected(request, status, target) {
  const url = new URL(target, request.url);
  const headers = new Map(request.headers);
  headers.delete('host');
  if (url.host !== request.url.host) for (const name of CREDENTIALS) headers.delete(name);
  if (status === 307 || status === 308) return { ...request, url, headers };
  headers.delete('content-type');
  headers.delete('content-length');
  return { method: request.method === 'HEAD' ? 'HEAD' : 'GET', url, headers, body: undefined };
}

/**
 * An answer as App Services gave it. A status of 400 and above is no exception there.
 * @param {{ message: IncomingMessage, body: Buffer }} response
 * @returns {HttpResponse}
 */
function answerOf({ message, body }) {
  const { statusCode = 0, statusMessage = '', rawHeaders } = message;
  const headers = readHeaders(rawHeaders);
  return {
    status: `${statusCode} ${statusMessage}`.trimEnd(),
    statusCode,
    contentLength: body.length,
    headers,
    cookies: cookiesOf(headers['Set-Cookie'] ?? []),
    body: new BSON.Binary(body),
  };
}

/**
 * Name and value of each cookie that an answer sets.
 * @param {string[]} lines
 * @returns {Record<string, string>}
 */
function cookiesOf(lines) {
  /** @type {Record<string, string>} */
  const cookies = {};
  for (const line of lines) {
    const [, name, value] = /^\s*([^=;]+)=([^;]*)/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) cookies[name.trim()] = value.trim();
  }
  return cookies;
}

module.exports = { httpClient };
