'use strict';

const { Collection } = require('./collection');
const { Cursor } = require('./cursor');
const { driverOptions } = require('./options');
const { readOptions } = require('./read-options');
const { toDriver } = require('./to-driver');

/** @import { Db } from 'mongodb' */
/** @import { Scope } from './mongo' */

/** A database as function sources know it, over the driver's. */
class Database {
  #open;
  #scope;

  /**
   * @param {() => Db} open
   * @param {Scope} scope
   */
  constructor(open, scope) {
    this.#open = open;
    this.#scope = scope;
  }

  /**
   * @param {string} name
   * @returns {Collection}
   */
  collection(name) {
    return new Collection(() => this.#open().collection(name), this.#scope);
  }

  /** @returns {Promise<string[]>} where the platform gave the names at once, which the driver cannot */
  getCollectionNames() {
    return this.#scope.track(this.#collectionNames());
  }

  /**
   * @param {any[]} pipeline
   * @param {any} [options]
   * @returns {Cursor}
   */
  aggregate(pipeline, options) {
    const stages = toDriver(pipeline);
    const settings = { ...driverOptions(options), ...readOptions(this.#scope) };
    return new Cursor(() => this.#open().aggregate(stages, settings), this.#scope);
  }

  async #collectionNames() {
    const collections = await this.#open().listCollections({}, { nameOnly: true }).toArray();
    return collections.map(({ name }) => name);
  }
}

module.exports = { Database };
