'use strict';

/** @import { AppFacts, Entry, Environment, Functions, Values } from './types' */

const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * What app/*.json says. Each key is checked: one that is not known might be a check that nobody makes.
 * @param {string} folder the project's
 */
function readAppFiles(folder) {
  return {
    entries: readEntries(folder),
    functions: readFunctions(folder),
    values: readValues(folder),
    environment: readEnvironment(folder),
    facts: readFacts(folder),
  };
}

/** @param {string} folder @returns {Entry[]} */
function readEntries(folder) {
  const list = read(folder, 'routes.json');
  if (!Array.isArray(list)) throw wrong('routes.json', 'must hold a list');
  list.forEach((entry, index) => {
    check(entry, `routes.json, entry ${index + 1}`, {
      kind: oneOf('endpoint', 'webhook'),
      name: text,
      method: oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', '*'),
      route: text,
      service: optional(text),
      webhook: optional(text),
      function: text,
      validation: oneOf('none', 'secret', 'signature'),
      secret: optional(text),
      respond_result: truth,
      format: oneOf('EJSON', 'JSON'),
      auth: oneOf('system', 'refuse', 'shared-key', 'custom-jwt', 'hook', 'open'),
      disabled: optional(truth),
      payload: optional(oneOf('github', 'twilio')),
      refused: optional(text),
    });
  });
  return list;
}

/** @param {string} folder @returns {Functions} */
function readFunctions(folder) {
  const functions = read(folder, 'functions.json');
  for (const [name, entry] of entriesOf(functions, 'functions.json')) {
    check(entry, `functions.json, ${name}`, {
      file: text,
      run_as: oneOf('system', 'caller'),
      private: truth,
      can_evaluate: anything,
    });
  }
  return functions;
}

/** @param {string} folder @returns {Values} */
function readValues(folder) {
  const values = read(folder, 'values.json');
  for (const [name, value] of entriesOf(values, 'values.json')) {
    const where = `values.json, ${name}`;
    const holdsSecret = isObject(value) && 'secret' in value;
    check(value, where, holdsSecret ? { secret: text } : { value: anything });
  }
  return values;
}

/** @param {string} folder @returns {Environment} */
function readEnvironment(folder) {
  const environment = read(folder, 'environment.json');
  check(environment, 'environment.json', { tag: text, values: object });
  for (const [tag, values] of Object.entries(environment.values)) {
    if (!isObject(values)) throw wrong('environment.json', `values of ${tag} must be an object`);
  }
  return environment;
}

/** @param {string} folder @returns {AppFacts} */
function readFacts(folder) {
  const facts = read(folder, 'app.json');
  check(facts, 'app.json', {
    id: text,
    name: text,
    client_app_id: optional(text),
    deployment: object,
    allowed_request_origins: optional(texts),
    services: object,
    error_status: number,
    floating_failure: oneOf('error', 'log'),
    custom_jwt: optional(object),
    custom_user_data: optional(object),
  });
  check(facts.deployment, 'app.json, deployment', { model: text, provider_region: text });
  for (const [name, service] of Object.entries(facts.services)) {
    const where = `app.json, services, ${name}`;
    const kind = isObject(service) ? service['kind'] : undefined;
    if (kind === 'mongodb') check(service, where, { kind: text, uri: text });
    else if (kind === 'http') check(service, where, { kind: text });
    else check(service, where, { kind: oneOf('ended'), type: text });
  }
  if (facts.custom_jwt !== undefined) {
    check(facts.custom_jwt, 'app.json, custom_jwt', {
      audience: optional(texts),
      algorithm: oneOf('HS256', 'RS256'),
    });
  }
  if (facts.custom_user_data !== undefined) {
    const of = { service: text, database: text, collection: text, user_id_field: text };
    check(facts.custom_user_data, 'app.json, custom_user_data', of);
  }
  return facts;
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {any}
 */
function read(folder, name) {
  const file = join(folder, 'app', name);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${/** @type {Error} */ (error).message}`, { cause: error });
  }
}

/** @typedef {{ says: string, holds(value: unknown): boolean, optional?: boolean }} Check */

/** @type {Check} */
const text = { says: 'a text', holds: (value) => typeof value === 'string' };
/** @type {Check} */
const truth = { says: 'true or false', holds: (value) => typeof value === 'boolean' };
/** @type {Check} */
const number = { says: 'a number', holds: (value) => typeof value === 'number' };
/** @type {Check} */
const object = { says: 'an object', holds: isObject };
/** @type {Check} */
const texts = { says: 'a list of texts', holds: (value) => Array.isArray(value) && value.every(text.holds) };
/** @type {Check} */
const anything = { says: 'anything', holds: () => true, optional: true };

/** @param {string[]} choices @returns {Check} */
function oneOf(...choices) {
  return { says: choices.join(' or '), holds: (value) => choices.some((choice) => choice === value) };
}

/** @param {Check} check @returns {Check} */
function optional(check) {
  return { ...check, optional: true };
}

/**
 * @param {unknown} value
 * @param {string} where
 * @param {Record<string, Check>} keys
 */
function check(value, where, keys) {
  if (!isObject(value)) throw wrong(where, 'must be an object');
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(keys, key)) throw wrong(where, `has the key ${key}, which this runtime does not know`);
  }
  for (const [key, { says, holds, optional: mayLack }] of Object.entries(keys)) {
    if (value[key] === undefined && mayLack === true) continue;
    if (!holds(value[key])) throw wrong(where, `${key} must be ${says}`);
  }
}

/** @param {unknown} value @param {string} where */
function entriesOf(value, where) {
  if (!isObject(value)) throw wrong(where, 'must be an object');
  return Object.entries(value);
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {string} where
 * @param {string} what
 */
function wrong(where, what) {
  return new Error(`app/${where}: ${what}.`);
}

module.exports = { readAppFiles };
