'use strict';

/** @import { Entry } from './types' */
/** @import { SentRequest } from './request' */
/** @import { App } from './load-app' */
/** @import { User } from './user' */
/** @import { Scope } from './track' */

const { readCustomJwt } = require('./custom-jwt');
const { describeValue } = require('./describe-value');
const { equalSecrets } = require('./equal-secrets');
const { RequestError } = require('./errors');
const { firstHeader } = require('./headers');
const { mongoService } = require('./mongo');
const { functionRequest } = require('./request');
const { normalUser } = require('./user');

/**
 * Whether an entry asks for nobody: its function ran as system, or a person decided to let everybody in.
 * @param {Entry} entry
 */
function runsAsSystem({ auth }) {
  return auth === 'system' || auth === 'open';
}

/**
 * Who a request of any other entry runs as: a user, or undefined for the system user. Throws where the caller does not show that it may.
 * @param {App} app
 * @param {Entry} entry
 * @param {SentRequest} sent
 * @param {Uint8Array} body
 * @param {Scope} scope
 * @returns {Promise<User | undefined>}
 */
async function authenticate(app, entry, sent, body, scope) {
  switch (entry.auth) {
    case 'shared-key':
      return checkSharedKey(sent);
    case 'custom-jwt':
      return jwtUser(app, sent, scope);
    case 'hook':
      return hookUser(app, entry, sent, body);
    default:
      demandCredentials(sent);
      throw invalidSession(
        `no decision lets callers in: it is made when the project is written (endpoint-auth:${entry.method} ${entry.route})`,
      );
  }
}

/**
 * Callers who bring nothing are told so, as on the platform.
 * @param {SentRequest} sent
 */
function demandCredentials({ headers }) {
  const has = (/** @type {string} */ name) => (firstHeader(headers, name) ?? '') !== '';
  const whole =
    ['Authorization', 'Apikey', 'Api-Key', 'Jwttokenstring'].some(has) || (has('Email') && has('Password'));
  if (whole) return;
  if (has('Email') || has('Password')) {
    throw new RequestError(
      400,
      'MissingParameter',
      'must specify some form of authentication (either email+password, api-key, or jwt) in the request header or body',
    );
  }
  throw new RequestError(400, 'InvalidParameter', 'no authentication methods were specified');
}

/** @param {SentRequest} sent */
function checkSharedKey(sent) {
  demandCredentials(sent);
  const keys = sharedKeys();
  if (keys.length === 0) throw invalidSession('the environment variable ENDPOINT_API_KEYS is not set');
  const given = firstHeader(sent.headers, 'Apikey') ?? firstHeader(sent.headers, 'Api-Key');
  if (given === undefined) throw invalidSession('the caller sent other credentials than a key');
  // Each key is compared, so that the time does not tell which was right.
  const matches = keys.map((key) => equalSecrets(given, key));
  if (!matches.includes(true)) throw invalidSession('the key is none of ENDPOINT_API_KEYS');
  return undefined;
}

/** @returns {string[]} */
function sharedKeys() {
  const keys = (process.env['ENDPOINT_API_KEYS'] ?? '').split(',').map((key) => key.trim());
  return keys.filter((key) => key !== '');
}

/**
 * @param {App} app
 * @param {SentRequest} sent
 * @param {Scope} scope
 * @returns {Promise<User>}
 */
async function jwtUser(app, sent, scope) {
  demandCredentials(sent);
  const key = process.env['CUSTOM_JWT_KEY'];
  if (key === undefined || key === '')
    throw invalidSession('the environment variable CUSTOM_JWT_KEY is not set');
  const settings = app.facts.custom_jwt;
  if (settings === undefined)
    throw invalidSession('app/app.json does not say how tokens are signed (custom_jwt)');
  const bearer = /^Bearer +(\S+)$/i.exec(firstHeader(sent.headers, 'Authorization') ?? '')?.[1];
  const token = firstHeader(sent.headers, 'Jwttokenstring') ?? bearer;
  if (token === undefined) throw invalidSession('the caller sent other credentials than a token');
  try {
    const claims = readCustomJwt(token, key, settings);
    return normalUser({
      id: claims.sub,
      data: claims,
      custom_data: await readCustomData(app, claims.sub, scope),
      identities: [{ id: claims.sub, provider_type: 'custom-token' }],
    });
  } catch (error) {
    throw invalidSession(`the token is refused: ${describeValue(error)}`);
  }
}

/**
 * What the app keeps about a user in a collection of its own.
 * @param {App} app
 * @param {string} id
 * @param {Scope} scope
 * @returns {Promise<Record<string, unknown>>}
 */
async function readCustomData(app, id, scope) {
  const place = app.facts.custom_user_data;
  if (place === undefined) return {};
  const service = app.facts.services[place.service];
  if (service?.kind !== 'mongodb')
    throw new Error(`custom user data lies in ${place.service}, which is no data source`);
  const source = mongoService(service.uri, {
    track: (promise) => scope.track(promise),
    preserveNumberTypes: false,
  });
  return (
    (await source
      .db(place.database)
      .collection(place.collection)
      .findOne({ [place.user_id_field]: id })) ?? {}
  );
}

/**
 * @param {App} app
 * @param {Entry} entry
 * @param {SentRequest} sent
 * @param {Uint8Array} body
 * @returns {Promise<User | undefined>}
 */
async function hookUser(app, entry, sent, body) {
  if (app.authenticateHook === undefined) throw invalidSession('auth.js exports no function');
  /** @type {unknown} */
  let answer;
  try {
    answer = await app.authenticateHook(
      {
        method: sent.method,
        path: sent.path,
        rawQueryString: sent.rawQuery,
        ...functionRequest(sent, body, entry),
      },
      structuredClone(entry),
    );
  } catch (error) {
    throw invalidSession(`auth.js threw: ${describeValue(error)}`);
  }
  if (isRecord(answer) && Object.keys(answer).length === 1) {
    if (answer['runAsSystem'] === true) return undefined;
    if (isRecord(answer['user'])) return normalUser(answer['user']);
  }
  throw invalidSession('auth.js returned neither { user } nor { runAsSystem: true }');
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {string} reason for the log */
function invalidSession(reason) {
  return new RequestError(401, 'InvalidSession', 'invalid session: error finding user for endpoint', {
    reason,
  });
}

module.exports = { authenticate, runsAsSystem, sharedKeys };
