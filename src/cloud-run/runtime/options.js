'use strict';

const { Session } = require('./session');
const { toDriver } = require('./to-driver');

/**
 * The options that the platform had, for the driver. Others are left out, as they were ignored: the driver's
 * `returnDocument` among them.
 *
 * @param {any} given
 * @param {string[]} names those that the method takes, beside `session`
 * @returns {Record<string, any>}
 */
function driverOptions(given, names = []) {
  /** @type {Record<string, any>} */
  const options = {};
  for (const name of names) {
    if (given?.[name] !== undefined) options[name] = toDriver(given[name]);
  }
  if (given?.session !== undefined) options.session = Session.ofDriver(given.session);
  return options;
}

/**
 * Of what finds one document and changes it: `returnNewDocument` chooses which of the two is given.
 *
 * @param {any} given
 * @param {string[]} names
 * @returns {Record<string, any>}
 */
function findAndChangeOptions(given, names) {
  return {
    ...driverOptions(given, names),
    returnDocument: given?.returnNewDocument === true ? 'after' : 'before',
  };
}

module.exports = { driverOptions, findAndChangeOptions };
