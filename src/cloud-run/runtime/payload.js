'use strict';

/** @import { Entry } from './types' */

const { Buffer } = require('node:buffer');
const { RequestError } = require('./errors');
const { firstValues, readPairs } = require('./query');

/**
 * The first argument of a webhook of a GitHub or Twilio service: what the service sent, parsed.
 * @param {NonNullable<Entry['payload']>} service
 * @param {Uint8Array} body
 * @returns {unknown}
 */
function parsePayload(service, body) {
  const text = Buffer.from(body).toString('utf8');
  if (service === 'twilio') return firstValues(readPairs(text));
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError(
      400,
      'InvalidParameter',
      'the payload is not JSON: let GitHub send application/json',
    );
  }
}

module.exports = { parsePayload };
