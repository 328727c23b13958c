'use strict';

/** @import { App, LoadedFunction } from './load-app' */
/** @import { Call } from './execute' */

const { httpClient } = require('./http-client');
const { mongoService } = require('./mongo');
const { systemUser } = require('./user');

/**
 * `context` of one call of a function. What the platform had no more, or never, is undefined.
 * @param {Call} call
 * @param {LoadedFunction} called
 * @param {(name: string, args: unknown[]) => unknown} execute
 */
function buildContext(call, called, execute) {
  const { app, scope, user } = call;
  /** @type {ReturnType<typeof httpClient> | undefined} */
  let http;
  /** @type {{ tag: string, values: Record<string, unknown> } | undefined} */
  let environment;
  /** @template T @param {Promise<T>} promise */
  const track = (promise) => scope.track(promise);
  const client = () => (http ??= httpClient(track));
  // Copies and clients that few functions ask for are made when one does.
  return {
    get app() {
      return appOf(app);
    },
    get environment() {
      environment ??= { tag: app.environment.tag, values: structuredClone(app.environment.values) };
      return environment;
    },
    functions: {
      /** @param {unknown} name @param {unknown[]} args */
      execute: (name, ...args) => execute(String(name), args),
    },
    get http() {
      return client();
    },
    get request() {
      return call.facts();
    },
    runningAsSystem: () => user === undefined || called.runAs === 'system',
    services: {
      /** @param {string} name */
      get: (name) => {
        const service = Object.hasOwn(app.facts.services, name) ? app.facts.services[name] : undefined;
        if (service?.kind === 'mongodb') {
          return mongoService(service.uri, { track, preserveNumberTypes: call.preserveNumberTypes });
        }
        if (service?.kind === 'http') return client();
        return service === undefined ? undefined : endedService(name);
      },
    },
    user: user ?? systemUser(),
    values: {
      /** @param {string} name */
      get: (name) => valueOf(app, name),
    },
  };
}

/** @param {App} app */
function appOf({ facts, startedAt }) {
  return {
    id: facts.id,
    clientAppId: facts.client_app_id,
    name: facts.name,
    deployment: { model: facts.deployment.model, providerRegion: facts.deployment.provider_region },
    lastDeployed: startedAt,
    hostingUri: undefined,
  };
}

/**
 * A value of the app, copied: what a function does to it must not be there for the next.
 * @param {App} app
 * @param {string} name
 * @returns {unknown}
 */
function valueOf({ values }, name) {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) return undefined;
  if (!('secret' in value)) return structuredClone(value.value);
  const secret = process.env[value.secret];
  // Undefined would be taken for a value that the app does not have, and be compared with or sent as one.
  if (secret === undefined || secret === '') throw new Error(`secret ${value.secret} is not set`);
  return secret;
}

/**
 * A third-party service, which the platform ended: whatever is called of it throws.
 * @param {string} name
 */
function endedService(name) {
  return new Proxy(
    {},
    {
      get: (_, member) =>
        // `await` asks for `then`, and must not take it for a call of the service.
        typeof member === 'symbol' || member === 'then'
          ? undefined
          : () => {
              throw new Error(`cloud-run: service ${name} ended`);
            },
    },
  );
}

module.exports = { buildContext };
