'use strict';

/**
 * A class that can be called with `new` or without, as the platform's types could; `instanceof` and what is static hold.
 *
 * @param {new (...args: any[]) => any} Class
 * @param {(...args: any[]) => any[]} [adapt] what the platform's constructor took to what this one takes
 * @returns {any}
 */
function callable(Class, adapt = (...args) => args) {
  return new Proxy(Class, {
    apply: (_class, _this, args) => new Class(...adapt(...args)),
    construct: (_class, args, target) => Reflect.construct(Class, adapt(...args), target),
  });
}

module.exports = { callable };
