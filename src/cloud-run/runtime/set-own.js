'use strict';

/**
 * Sets a property whatever its name: an assignment to `__proto__` would change the prototype instead.
 * @param {object} object
 * @param {string} name
 * @param {unknown} value
 */
function setOwn(object, name, value) {
  if (name !== '__proto__') {
    /** @type {Record<string, unknown>} */ (object)[name] = value;
    return;
  }
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

module.exports = { setOwn };
