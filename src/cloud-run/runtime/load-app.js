'use strict';

/** @import { AppFacts, Entry, FunctionEntry, Values } from './types' */

const { createRequire } = require('node:module');
const { join } = require('node:path');
const { readAppFiles } = require('./app-files');
const { sharedKeys } = require('./authenticate');
const { chooseEnvironment } = require('./environment');
const { compileExpression } = require('./expression');
const { log } = require('./log');

/**
 * An app as it is served.
 * @typedef {object} App
 * @property {Entry[]} entries
 * @property {Map<string, LoadedFunction>} functions
 * @property {Values} values
 * @property {{ tag: string, values: Record<string, unknown> }} environment
 * @property {AppFacts} facts
 * @property {NodeJS.Require} require the project's, which sources get
 * @property {string} startedAt
 * @property {((request: unknown, entry: unknown) => unknown) | undefined} authenticateHook what auth.js exports
 */

/**
 * @typedef {object} LoadedFunction
 * @property {string} name
 * @property {'system' | 'caller'} runAs
 * @property {((facts: any) => boolean) | undefined} mayRun its can_evaluate
 * @property {((...globals: any[]) => unknown) | undefined} evaluate evaluates the source anew, and gives what it exports
 * @property {unknown} [error] why it cannot be evaluated
 */

/**
 * Reads a project: its app, its functions, and what its environment lacks, which is an error in the log right away.
 * @param {string} folder
 * @returns {App}
 */
function loadApp(folder) {
  const { entries, functions, values, environment, facts } = readAppFiles(folder);
  const projectRequire = createRequire(join(folder, 'index.js'));
  const loaded = new Map(
    Object.entries(functions).map(([name, entry]) => [
      name,
      loadFunction(folder, projectRequire, name, entry),
    ]),
  );
  for (const entry of entries) {
    if (!loaded.has(entry.function) && entry.refused === undefined) {
      throw new Error(
        `app/routes.json: ${entry.method} ${entry.route} names the function ${entry.function}, which app/functions.json lacks.`,
      );
    }
  }
  warnOfMissing(entries, values);
  return {
    entries,
    functions: loaded,
    values,
    environment: chooseEnvironment(environment, process.env['APP_ENVIRONMENT']),
    facts,
    require: projectRequire,
    startedAt: new Date().toISOString(),
    authenticateHook: loadHook(folder, projectRequire, entries),
  };
}

/**
 * @param {string} folder
 * @param {NodeJS.Require} projectRequire
 * @param {string} name
 * @param {FunctionEntry} entry
 * @returns {LoadedFunction}
 */
function loadFunction(folder, projectRequire, name, entry) {
  const rest = { name, runAs: entry.run_as, mayRun: compileRule(name, entry) };
  try {
    const evaluate = projectRequire(join(folder, entry.file));
    if (typeof evaluate !== 'function') throw new Error(`${entry.file} exports no function`);
    return { ...rest, evaluate };
  } catch (error) {
    // The other functions run all the same.
    log('ERROR', `The function ${name} cannot be loaded: ${String(error)}`);
    return { ...rest, evaluate: undefined, error };
  }
}

/**
 * @param {string} name
 * @param {FunctionEntry} entry
 * @returns {((facts: any) => boolean) | undefined}
 */
function compileRule(name, entry) {
  if (entry.can_evaluate === undefined) return undefined;
  try {
    return compileExpression(entry.can_evaluate);
  } catch (error) {
    log(
      'ERROR',
      `The function ${name} is refused to everybody: its can_evaluate cannot be compiled. ${String(error)}`,
    );
    return () => false;
  }
}

/**
 * @param {string} folder
 * @param {NodeJS.Require} projectRequire
 * @param {Entry[]} entries
 */
function loadHook(folder, projectRequire, entries) {
  if (!entries.some((entry) => entry.auth === 'hook')) return undefined;
  try {
    const hook = projectRequire(join(folder, 'auth.js'));
    if (typeof hook === 'function') return hook;
    log('ERROR', 'auth.js exports no function: entries that ask it let nobody in.');
  } catch (error) {
    log('ERROR', `auth.js cannot be loaded, and entries that ask it let nobody in: ${String(error)}`);
  }
  return undefined;
}

/**
 * What is missing lets nobody in later; whoever deploys should know it now.
 * @param {Entry[]} entries
 * @param {Values} values
 */
function warnOfMissing(entries, values) {
  /** @param {string} name */
  const lacks = (name) => (process.env[name] ?? '') === '';
  const served = entries.filter((entry) => entry.disabled !== true);
  for (const { method, route, validation, secret } of served) {
    if (validation === 'none') continue;
    if (secret === undefined)
      log('ERROR', `${method} ${route} names no environment variable with its secret: it answers 401.`);
    else if (lacks(secret))
      log('ERROR', `The environment variable ${secret} is not set: ${method} ${route} answers 401.`);
  }
  if (served.some((entry) => entry.auth === 'shared-key') && sharedKeys().length === 0) {
    log(
      'ERROR',
      'The environment variable ENDPOINT_API_KEYS is not set: entries that ask for a key answer 401.',
    );
  }
  if (served.some((entry) => entry.auth === 'custom-jwt') && lacks('CUSTOM_JWT_KEY')) {
    log(
      'ERROR',
      'The environment variable CUSTOM_JWT_KEY is not set: entries that ask for a token answer 401.',
    );
  }
  if (
    served.some(({ payload, validation }) => payload === 'twilio' && validation === 'signature') &&
    lacks('PUBLIC_URL')
  ) {
    log('ERROR', 'The environment variable PUBLIC_URL is not set: webhooks that Twilio signs answer 401.');
  }
  for (const [name, value] of Object.entries(values)) {
    if ('secret' in value && lacks(value.secret)) {
      log(
        'ERROR',
        `The environment variable ${value.secret} is not set: context.values.get(${JSON.stringify(name)}) throws.`,
      );
    }
  }
}

module.exports = { loadApp };
