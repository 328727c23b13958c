'use strict';

/** The options that BSON knows of those that JavaScript does; `g`, `y` and `d` say nothing about what matches. */
const known = new Set(['i', 'l', 'm', 's', 'u', 'x']);

/**
 * @param {string} flags of a regular expression of JavaScript, or of `BSON.BSONRegExp('the great', 'ig')`
 * @returns {string} the options of these that BSON takes
 */
function regexOptions(flags) {
  return [...flags].filter((flag) => known.has(flag)).join('');
}

module.exports = { regexOptions };
