'use strict';

const { clientOf, closeClients } = require('./clients');
const { Database } = require('./database');
const { Session } = require('./session');

/**
 * What the facade knows of the request that it works for.
 *
 * @typedef {object} Scope
 * @property {<T>(work: Promise<T>) => Promise<T>} track counts the work as the request's, and gives the promise to hand to
 * the app, so that a failure that the app ignores is seen
 * @property {boolean} preserveNumberTypes whether the numbers of documents keep the types that they have in the database
 */

/** A linked cluster as `context.services.get` gives it. */
class MongoService {
  #variable;
  #scope;

  /**
   * @param {string} variable the environment variable that holds the connection string
   * @param {Scope} scope
   */
  constructor(variable, scope) {
    this.#variable = variable;
    this.#scope = scope;
  }

  /**
   * @param {string} name
   * @returns {Database}
   */
  db(name) {
    return new Database(() => clientOf(this.#variable).db(name), this.#scope);
  }

  /** @returns {{ getDBNames: () => Promise<string[]> }} all that the platform had of the database `admin` */
  admin() {
    return { getDBNames: () => this.#scope.track(this.#databaseNames()) };
  }

  /**
   * @param {any} [options]
   * @returns {Session}
   */
  startSession(options) {
    return new Session(clientOf(this.#variable).startSession(options), this.#scope);
  }

  async #databaseNames() {
    const { databases } = await clientOf(this.#variable)
      .db('admin')
      .admin()
      .listDatabases({ nameOnly: true });
    return databases.map(({ name }) => name);
  }
}

/**
 * @param {string} variable the environment variable that holds the connection string
 * @param {Scope} scope
 * @returns {MongoService}
 */
function mongoService(variable, scope) {
  return new MongoService(variable, scope);
}

module.exports = { closeClients, mongoService };
