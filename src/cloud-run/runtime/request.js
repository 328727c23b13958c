'use strict';

/** @import { IncomingMessage } from 'node:http' */
/** @import { Entry } from './types' */
/** @import { Headers } from './headers' */

const { BSON } = require('./bson');
const { sentUrl } = require('./capture');
const { copyHeaders, firstHeader, readHeaders } = require('./headers');
const { firstValues, readPairs, withoutSecret } = require('./query');

/**
 * A request as it was sent, without its body.
 * @typedef {object} SentRequest
 * @property {string} method
 * @property {string} url path and query
 * @property {string} path nothing decoded
 * @property {string} rawQuery without `?`
 * @property {[string, string][]} pairs of the query
 * @property {Headers} headers
 * @property {string | undefined} remoteIPAddress
 */

/**
 * `context.request` of a function.
 * @typedef {object} RequestFacts
 * @property {string | undefined} remoteIPAddress
 * @property {Headers} requestHeaders
 * @property {string} webhookUrl
 * @property {string} httpMethod
 * @property {string} rawQueryString
 * @property {string | undefined} httpReferrer
 * @property {string | undefined} httpUserAgent
 * @property {string} service
 * @property {string} action
 */

/**
 * @param {IncomingMessage} request
 * @param {number} trustedHops
 * @returns {SentRequest}
 */
function readRequest(request, trustedHops) {
  // A proxy may send the whole URL as the target (RFC 9112, 3.2.2).
  const url = sentUrl(request).replace(/^https?:\/\/[^/?]*/i, '') || '/';
  const mark = url.indexOf('?');
  const rawQuery = mark < 0 ? '' : url.slice(mark + 1);
  const headers = readHeaders(request.rawHeaders);
  return {
    method: request.method ?? 'GET',
    url,
    path: mark < 0 ? url : url.slice(0, mark),
    rawQuery,
    pairs: readPairs(rawQuery),
    headers,
    remoteIPAddress:
      callerAddress(headers, trustedHops) ?? request.socket?.remoteAddress?.replace(/^::ffff:/, ''),
  };
}

/**
 * The address that the outermost trusted proxy saw. What stands left of it, the caller may have written.
 * @param {Headers} headers
 * @param {number} trustedHops
 */
function callerAddress(headers, trustedHops) {
  const hops = (headers['X-Forwarded-For'] ?? []).join(',').split(',');
  return hops[hops.length - 1 - trustedHops]?.trim() || undefined;
}

/**
 * The first argument of an endpoint's function, or an HTTP service's webhook's: `{ query, headers, body }`.
 * @param {SentRequest} sent
 * @param {Uint8Array} body
 * @param {Entry} entry
 */
function functionRequest(sent, body, entry) {
  // The vendor documents that `secret` is not in the raw query; whether it was in `query` is unknown. A function should
  // not get, and maybe return, what lets a caller in.
  const pairs = entry.validation === 'secret' ? sent.pairs.filter(([name]) => name !== 'secret') : sent.pairs;
  return {
    query: firstValues(pairs),
    headers: copyHeaders(sent.headers),
    body: body.length === 0 ? undefined : new BSON.Binary(body),
  };
}

/**
 * @param {SentRequest} sent
 * @param {Entry} entry
 * @returns {RequestFacts}
 */
function requestFacts(sent, entry) {
  return {
    remoteIPAddress: sent.remoteIPAddress,
    requestHeaders: copyHeaders(sent.headers),
    webhookUrl: entry.route,
    httpMethod: sent.method,
    rawQueryString: withoutSecret(sent.rawQuery),
    httpReferrer: firstHeader(sent.headers, 'Referer'),
    httpUserAgent: firstHeader(sent.headers, 'User-Agent'),
    service: entry.service ?? '',
    action: '',
  };
}

module.exports = { readRequest, functionRequest, requestFacts };
