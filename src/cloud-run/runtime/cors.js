'use strict';

/** @import { AppFacts } from './types' */
/** @import { SentRequest } from './request' */
/** @import { Router } from './route' */

const { RequestError } = require('./errors');
const { firstHeader } = require('./headers');

/** The vendor documents that browsers cannot send credentials in headers: these are not let through. */
const CREDENTIALS = ['email', 'password', 'apikey', 'api-key', 'jwttokenstring'];

/** How long browsers may keep the answer to a preflight, in seconds. */
const MAX_AGE = '600';

/**
 * Refuses a request from an origin that the app does not list. Without a list, all are let in, as on the platform.
 * @param {SentRequest} sent
 * @param {AppFacts} facts
 */
function checkOrigin(sent, facts) {
  const origin = firstHeader(sent.headers, 'Origin');
  const allowed = facts.allowed_request_origins ?? [];
  if (origin === undefined || allowed.length === 0 || allowed.includes(origin)) return;
  throw new RequestError(403, 'DomainNotAllowed', 'origin is not allowed', { reason: `origin ${origin}` });
}

/**
 * What every answer tells browsers. A header of the same name that a function sets stands instead of it.
 * @param {SentRequest} sent
 * @param {AppFacts} facts
 * @returns {[string, string][]}
 */
function originHeaders(sent, facts) {
  const origin = firstHeader(sent.headers, 'Origin');
  /** @type {[string, string][]} */
  const headers = [['Vary', 'Origin']];
  const allowed = facts.allowed_request_origins ?? [];
  if (origin === undefined) return headers;
  if (allowed.length === 0) headers.push(['Access-Control-Allow-Origin', '*']);
  else if (allowed.includes(origin)) headers.push(['Access-Control-Allow-Origin', origin]);
  return headers;
}

/**
 * Whether a browser asks if it may send a request, rather than sending one.
 * @param {SentRequest} sent
 */
function isPreflight(sent) {
  return (
    sent.method === 'OPTIONS' &&
    firstHeader(sent.headers, 'Origin') !== undefined &&
    firstHeader(sent.headers, 'Access-Control-Request-Method') !== undefined
  );
}

/**
 * The headers that answer a preflight.
 * @param {SentRequest} sent
 * @param {Router} router
 * @returns {[string, string][]}
 */
function preflightHeaders(sent, router) {
  const methods = router.methods(sent.path);
  if (methods.length === 0) throw new RequestError(404, 'EndpointNotFound', 'endpoint not found');
  const asked = (sent.headers['Access-Control-Request-Headers'] ?? []).join(',').split(',');
  const granted = asked
    .map((name) => name.trim())
    .filter((name) => name !== '' && !CREDENTIALS.includes(name.toLowerCase()));
  return [
    ['Access-Control-Allow-Methods', methods.join(', ')],
    ...(granted.length === 0
      ? []
      : [/** @type {[string, string]} */ (['Access-Control-Allow-Headers', granted.join(', ')])]),
    ['Access-Control-Max-Age', MAX_AGE],
  ];
}

module.exports = { checkOrigin, originHeaders, isPreflight, preflightHeaders };
