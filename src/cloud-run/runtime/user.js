'use strict';

/**
 * `context.user`
 * @typedef {{ id: string, type: string, data: Record<string, unknown>, custom_data: Record<string, unknown>, identities: unknown[] }} User
 */

/**
 * The user that functions run as which run as system. The vendor documents that it has no id.
 * @returns {User}
 */
function systemUser() {
  return { id: '', type: 'system', data: {}, custom_data: {}, identities: [] };
}

/**
 * A user with all that functions may look for.
 * @param {Partial<User>} given
 * @returns {User}
 */
function normalUser(given) {
  return { id: '', type: 'normal', data: {}, custom_data: {}, identities: [], ...given };
}

module.exports = { systemUser, normalUser };
