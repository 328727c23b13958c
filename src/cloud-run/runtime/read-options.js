'use strict';

/** @import { Scope } from './mongo' */

/**
 * @param {Scope} scope
 * @returns {{ promoteValues?: false }} the driver's options of what reads documents: without promotion, numbers come with
 * their type
 */
function readOptions({ preserveNumberTypes }) {
  return preserveNumberTypes ? { promoteValues: false } : {};
}

module.exports = { readOptions };
