'use strict';

/** @import { Entry } from './types' */
/** @import { SentRequest } from './request' */
/** @import { Settings } from './settings' */

const { createHmac } = require('node:crypto');
const { equalSecrets } = require('./equal-secrets');
const { RequestError } = require('./errors');
const { firstHeader } = require('./headers');
const { signsGithub, signsTwilio } = require('./service-signatures');

/**
 * Checks a request against its entry's secret or signature, and throws 401 unless it holds.
 * @param {Entry} entry
 * @param {SentRequest} sent
 * @param {Uint8Array} body as sent: a signature is over these bytes
 * @param {Settings} settings
 */
function validate(entry, sent, body, settings) {
  if (entry.validation === 'none') return;
  const secret = entry.secret === undefined ? undefined : process.env[entry.secret];
  if (secret === undefined || secret === '') {
    throw refusal(`the environment variable ${entry.secret} is not set, so that nobody is let in`);
  }
  if (entry.validation === 'secret') return validateSecret(secret, sent);
  if (entry.validation === 'signature') return validateSignature(entry, secret, sent, body, settings);
  throw refusal(`no such validation: ${entry.validation}`);
}

/**
 * @param {string} secret
 * @param {SentRequest} sent
 */
function validateSecret(secret, sent) {
  const given = sent.pairs.find(([name]) => name === 'secret');
  if (given === undefined) throw refusal('the query has no secret');
  if (!equalSecrets(given[1], secret)) throw refusal('the secret in the query is another');
}

/**
 * @param {Entry} entry
 * @param {string} secret
 * @param {SentRequest} sent
 * @param {Uint8Array} body
 * @param {Settings} settings
 */
function validateSignature(entry, secret, sent, body, settings) {
  if (!isSigned(entry, secret, sent, body, settings)) throw refusal('the signature is missing or another');
}

/**
 * @param {Entry} entry
 * @param {string} secret
 * @param {SentRequest} sent
 * @param {Uint8Array} body
 * @param {Settings} settings
 */
function isSigned(entry, secret, sent, body, settings) {
  if (entry.payload === 'github') return signsGithub(secret, sent, body);
  if (entry.payload === 'twilio') return signsTwilio(secret, sent, body, settings.publicUrl);
  const given = signatureOf(entry, sent);
  if (given === undefined) return false;
  // Callers without a body signed the query; by the documentation they sign the empty body.
  const signed = body.length > 0 ? [body] : [sent.rawQuery, ''];
  return signed
    .map((text) => equalSecrets(given, createHmac('sha256', secret).update(text).digest('hex')))
    .includes(true);
}

/**
 * The signature of a request in hexadecimal, by the header that the kind of its entry had. What MongoDB made an endpoint
 * of is still called as a webhook, and the other way round.
 * @param {Entry} entry
 * @param {SentRequest} sent
 */
function signatureOf(entry, sent) {
  const header =
    firstHeader(sent.headers, 'Endpoint-Signature') ??
    (entry.kind === 'webhook' ? firstHeader(sent.headers, 'X-Hook-Signature') : undefined);
  return /^(?:sha256=)?([0-9a-f]{64})$/i.exec(header?.trim() ?? '')?.[1]?.toLowerCase();
}

/** @param {string} reason for the log; the caller is not told which check failed */
function refusal(reason) {
  return new RequestError(401, 'IncomingWebhookAuthFailed', 'webhook authentication failed', { reason });
}

module.exports = { validate };
