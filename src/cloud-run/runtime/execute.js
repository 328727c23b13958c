'use strict';

/** @import { App, LoadedFunction } from './load-app' */
/** @import { Scope } from './track' */
/** @import { RequestFacts } from './request' */
/** @import { User } from './user' */

const { isPromise } = require('node:util/types');
const { BSON, EJSON } = require('./bson');
const { requestConsole } = require('./console');
const { buildContext } = require('./context');
const { crypto } = require('./crypto');
const { describeValue } = require('./describe-value');
const { PlatformError } = require('./errors');
const { jwt } = require('./jwt');
const { log } = require('./log');
const { requestTimers } = require('./timers');

/** How many functions may be inside of each other; without a limit, two that call each other would take all memory. */
const DEEPEST = 64;

const utils = { crypto, jwt };

/**
 * What all functions of one request have in common.
 * @typedef {object} Call
 * @property {App} app
 * @property {Scope} scope
 * @property {() => RequestFacts} facts gives `context.request`
 * @property {User | undefined} user undefined for the system user
 * @property {boolean} preserveNumberTypes
 */

/**
 * Gives what calls a function of the app by its name, for one request.
 * @param {Call} call
 */
function functionCaller(call) {
  const { app, scope } = call;
  const console = requestConsole(scope.executionId);
  const timers = requestTimers(scope);

  /**
   * Calls a function and gives what it returns: a value at once if it is synchronous, as sources use it at once; a
   * promise if it is not. Arguments and results are the very objects.
   * @param {string} name
   * @param {unknown[]} args
   * @param {number} depth
   * @returns {unknown}
   */
  function callFunction(name, args, depth) {
    const found = app.functions.get(name);
    if (found === undefined) throw new PlatformError(`function not found: '${name}'`);
    if (depth > DEEPEST)
      throw new PlatformError(`functions call each other more than ${DEEPEST} deep: '${name}'`);
    const context = buildContext(call, found, (inner, innerArgs) => {
      const value = callFunction(inner, innerArgs, depth + 1);
      return isPromise(value) ? scope.track(value) : value;
    });
    mustBeAllowed(call, found, context, args);
    if (found.evaluate === undefined) throw found.error;
    // Evaluated anew for every call, as on the platform: what one request leaves in a variable, no other sees.
    const exported = found.evaluate.call(
      {},
      context,
      BSON,
      EJSON,
      utils,
      app.require,
      console,
      timers.setTimeout,
      timers.clearTimeout,
      timers.setInterval,
      timers.clearInterval,
      timers.setImmediate,
      timers.clearImmediate,
    );
    if (typeof exported !== 'function') throw new PlatformError(`'${name}' exports no function`);
    // An empty `this`: the global object would let one request leave something for the next.
    return Reflect.apply(exported, {}, args);
  }

  return (/** @type {string} */ name, /** @type {unknown[]} */ args) => callFunction(name, args, 1);
}

/**
 * @param {Call} call
 * @param {LoadedFunction} found
 * @param {ReturnType<typeof buildContext>} context
 * @param {unknown[]} args
 */
function mustBeAllowed({ app, scope }, found, context, args) {
  if (found.mayRun === undefined) return;
  const values = {};
  for (const name of Object.keys(app.values)) {
    Object.defineProperty(values, name, { enumerable: true, get: () => context.values.get(name) });
  }
  const facts = {
    args,
    request: context.request,
    user: context.user,
    values,
    environment: context.environment,
  };
  if (!holds(found, facts, scope)) throw new PlatformError(`rule not matched for function "${found.name}"`);
}

/**
 * @param {LoadedFunction} found
 * @param {object} facts
 * @param {Scope} scope
 */
function holds(found, facts, scope) {
  try {
    return found.mayRun?.(facts) === true;
  } catch (error) {
    log('ERROR', `can_evaluate of ${found.name} failed: ${describeValue(error)}`, scope.executionId);
    return false;
  }
}

module.exports = { functionCaller };
