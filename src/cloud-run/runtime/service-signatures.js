'use strict';

/** @import { SentRequest } from './request' */

const { createHmac } = require('node:crypto');
const { Buffer } = require('node:buffer');
const { equalSecrets } = require('./equal-secrets');
const { firstHeader } = require('./headers');
const { readPairs } = require('./query');

/**
 * Whether GitHub signed the request (docs.github.com: validating webhook deliveries). It sends SHA-1, too, for old
 * receivers: that one counts only where the other is missing.
 * @param {string} secret
 * @param {SentRequest} sent
 * @param {Uint8Array} body
 */
function signsGithub(secret, sent, body) {
  const sha256 = firstHeader(sent.headers, 'X-Hub-Signature-256');
  const sha1 = firstHeader(sent.headers, 'X-Hub-Signature');
  if (sha256 !== undefined)
    return equalSecrets(sha256, `sha256=${hmac('sha256', secret, body).toString('hex')}`);
  return sha1 !== undefined && equalSecrets(sha1, `sha1=${hmac('sha1', secret, body).toString('hex')}`);
}

/**
 * Whether Twilio signed the request (twilio.com/docs: security, validating requests): its URL, then each field of the
 * form by name. Without the public URL nothing can be checked, and nothing is let in.
 * @param {string} secret
 * @param {SentRequest} sent
 * @param {Uint8Array} body
 * @param {string | undefined} publicUrl
 */
function signsTwilio(secret, sent, body, publicUrl) {
  const given = firstHeader(sent.headers, 'X-Twilio-Signature');
  if (given === undefined || publicUrl === undefined) return false;
  const fields = readPairs(Buffer.from(body).toString('utf8')).sort(([a], [b]) =>
    a < b ? -1 : a > b ? 1 : 0,
  );
  const signed = publicUrl.replace(/\/$/, '') + sent.url + fields.map((pair) => pair.join('')).join('');
  return equalSecrets(given, hmac('sha1', secret, signed).toString('base64'));
}

/**
 * @param {string} algorithm
 * @param {string} secret
 * @param {string | Uint8Array} data
 */
function hmac(algorithm, secret, data) {
  return createHmac(algorithm, secret).update(data).digest();
}

module.exports = { signsGithub, signsTwilio };
