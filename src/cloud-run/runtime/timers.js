'use strict';

/** @import { Scope } from './track' */

const timers = require('node:timers');
const { promisify } = require('node:util');

/**
 * The timers of a function: its request waits for them, and what is left of them ends with it, as there is no processor
 * for them after the answer.
 * @param {Scope} scope
 */
function requestTimers(scope) {
  /** By the handle, and by the number that it turns into. @type {Map<unknown, () => void>} */
  const releases = new Map();

  /**
   * @param {unknown} handle
   * @param {() => void} clear
   */
  const keep = (handle, clear) => {
    const release = scope.hold();
    releases.set(handle, () => {
      releases.delete(handle);
      clear();
      release();
    });
  };

  /** @param {unknown} handle */
  const clear = (handle) => {
    // A handle may come back as the number that it turns into.
    const key =
      typeof handle === 'object'
        ? handle
        : [...releases.keys()].find((each) => Number(each) === Number(handle));
    releases.get(key)?.();
  };

  /**
   * Runs the callback once, and lets go of the timer even if that throws.
   * @param {() => unknown} handle
   * @param {unknown} callback
   * @param {unknown[]} args
   */
  const once = (handle, callback, args) => () => {
    try {
      call(callback, args);
    } finally {
      clear(handle());
    }
  };

  scope.onEnd(() => {
    for (const release of [...releases.values()]) release();
  });

  const functions = {
    /** @param {unknown} callback @param {number} [delay] @param {unknown[]} args */
    setTimeout: (callback, delay, ...args) => {
      /** @type {NodeJS.Timeout} */
      const handle = timers.setTimeout(
        once(() => handle, callback, args),
        delay,
      );
      keep(handle, () => timers.clearTimeout(handle));
      return handle;
    },
    clearTimeout: clear,
    /** @param {unknown} callback @param {number} [delay] @param {unknown[]} args */
    setInterval: (callback, delay, ...args) => {
      const handle = timers.setInterval(() => call(callback, args), delay);
      keep(handle, () => timers.clearInterval(handle));
      return handle;
    },
    clearInterval: clear,
    /** @param {unknown} callback @param {unknown[]} args */
    setImmediate: (callback, ...args) => {
      /** @type {NodeJS.Immediate} */
      const handle = timers.setImmediate(once(() => handle, callback, args));
      keep(handle, () => timers.clearImmediate(handle));
      return handle;
    },
    clearImmediate: clear,
  };
  // What `util.promisify` makes of Node's own, as their callback comes first.
  Object.assign(functions.setTimeout, {
    [promisify.custom]: (/** @type {number} */ delay, /** @type {unknown} */ value) =>
      new Promise((resolve) => functions.setTimeout(resolve, delay, value)),
  });
  Object.assign(functions.setImmediate, {
    [promisify.custom]: (/** @type {unknown} */ value) =>
      new Promise((resolve) => functions.setImmediate(resolve, value)),
  });
  return functions;
}

/**
 * @param {unknown} callback
 * @param {unknown[]} args
 */
function call(callback, args) {
  if (typeof callback !== 'function') throw new TypeError('a timer was given no function to call');
  callback(...args);
}

module.exports = { requestTimers };
