'use strict';

const { createHash, timingSafeEqual } = require('node:crypto');

/**
 * Whether two secrets are equal, in a time that tells neither how much of them is, nor how long they are.
 * @param {string | Uint8Array} one
 * @param {string | Uint8Array} other
 */
function equalSecrets(one, other) {
  return timingSafeEqual(digest(one), digest(other));
}

/** @param {string | Uint8Array} secret */
function digest(secret) {
  return createHash('sha256').update(secret).digest();
}

module.exports = { equalSecrets };
