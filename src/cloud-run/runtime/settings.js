'use strict';

/** @import { AppFacts } from './types' */

const MAX_BODY_DEFAULT = 18 * 1024 * 1024;
const MAX_BODY_LIMIT = 32 * 1024 * 1024;
const DEADLINE_DEFAULT = 295_000;

/**
 * What environment variables set.
 * @typedef {object} Settings
 * @property {number} errorStatus ERROR_STATUS: of an answer whose function failed
 * @property {'error' | 'log'} floatingFailure FLOATING_FAILURE: whether work that a function does not wait for fails it
 * @property {boolean} hideErrors ERROR_DETAIL=hide: callers are not told what a function threw
 * @property {number} deadline DEADLINE_MS: milliseconds until a request is answered, whatever it still waits for
 * @property {number} maxBodyBytes MAX_BODY_BYTES
 * @property {string} bodyContentType BODY_CONTENT_TYPE: of what a function sets as the body without naming its type
 * @property {boolean} cors CORS=off leaves out what browsers ask for
 * @property {number} trustedHops TRUSTED_HOPS: proxies of one's own in front, whose addresses are not the caller's
 * @property {boolean | undefined} preserveNumberTypes PRESERVE_NUMBER_TYPES: undefined means where answers are EJSON
 * @property {string | undefined} publicUrl PUBLIC_URL: where callers reach the service, which Twilio signs
 */

/**
 * Reads the settings; a value that cannot be meant ends the start, as guessing might let more through.
 * @param {Record<string, string | undefined>} env
 * @param {AppFacts} facts
 * @returns {Settings}
 */
function readSettings(env, facts) {
  /** @param {string} name @param {number} least @param {number} most @param {number} otherwise */
  const integer = (name, least, most, otherwise) => {
    const text = env[name];
    if (text === undefined || text === '') return otherwise;
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new Error(`${name} is ${JSON.stringify(text)}: set it to an integer from ${least} to ${most}.`);
  };
  /** @template {string} T @param {string} name @param {readonly T[]} choices @returns {T | undefined} */
  const choice = (name, choices) => {
    const text = env[name];
    if (text === undefined || text === '') return undefined;
    const found = choices.find((each) => each === text);
    if (found !== undefined) return found;
    throw new Error(`${name} is ${JSON.stringify(text)}: set it to ${choices.join(' or ')}, or not at all.`);
  };
  const keep = choice('PRESERVE_NUMBER_TYPES', ['0', '1']);
  return {
    errorStatus: integer('ERROR_STATUS', 400, 599, facts.error_status),
    floatingFailure: choice('FLOATING_FAILURE', ['error', 'log']) ?? facts.floating_failure,
    hideErrors: choice('ERROR_DETAIL', ['hide', 'show']) === 'hide',
    deadline: Math.min(integer('DEADLINE_MS', 1, 3_600_000, DEADLINE_DEFAULT), serviceLimit(env)),
    maxBodyBytes: integer('MAX_BODY_BYTES', 1, MAX_BODY_LIMIT, MAX_BODY_DEFAULT),
    bodyContentType: env['BODY_CONTENT_TYPE'] || 'application/json',
    cors: choice('CORS', ['on', 'off']) !== 'off',
    trustedHops: integer('TRUSTED_HOPS', 0, 100, 0),
    preserveNumberTypes: keep === undefined ? undefined : keep === '1',
    publicUrl: env['PUBLIC_URL'] || undefined,
  };
}

/**
 * The service's own timeout, less five seconds to send the answer in: Cloud Run tells functions of it.
 * @param {Record<string, string | undefined>} env
 */
function serviceLimit(env) {
  const timeout = Number(env['CLOUD_RUN_TIMEOUT_SECONDS']) * 1000;
  return timeout > 0 ? Math.max(timeout - 5000, timeout / 2) : Infinity;
}

module.exports = { readSettings };
