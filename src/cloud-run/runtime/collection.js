'use strict';

const { Cursor } = require('./cursor');
const { promiseOfLong, promote } = require('./number-types');
const { driverOptions, findAndChangeOptions } = require('./options');
const { readOptions } = require('./read-options');
const { toDriver } = require('./to-driver');

/** @import { Collection as DriverCollection } from 'mongodb' */
/** @import { Scope } from './mongo' */

/** What a filter of the driver's `countDocuments` cannot have, as it becomes the stage `$match`. */
const NOT_IN_MATCH = ['$near', '$nearSphere', '$where'];

/**
 * A collection as function sources know it, over the driver's. Its methods are those of the vendor's page "MongoDB API
 * Reference"; what the driver has beside them is not there, as it was not on the platform.
 */
class Collection {
  #open;
  #scope;

  /**
   * @param {() => DriverCollection<any>} open
   * @param {Scope} scope
   */
  constructor(open, scope) {
    this.#open = open;
    this.#scope = scope;
  }

  /**
   * @param {any} [query]
   * @param {any} [projection]
   * @param {any} [options]
   * @returns {Cursor}
   */
  find(query, projection, options) {
    const [filter, settings] = this.#query(query, projection, options);
    return new Cursor(() => this.#open().find(filter, settings), this.#scope);
  }

  /**
   * @param {any} [query]
   * @param {any} [projection]
   * @param {any} [options]
   * @returns {Promise<any>} the document, or null
   */
  findOne(query, projection, options) {
    const [filter, settings] = this.#query(query, projection, options);
    return this.#run(async (collection) => this.#read(await collection.findOne(filter, settings)));
  }

  /**
   * @param {any} query
   * @param {any} update
   * @param {any} [options]
   * @returns {Promise<any>} the document as it was, or as it is now with `returnNewDocument`; null if there is none
   */
  findOneAndUpdate(query, update, options) {
    const settings = {
      ...findAndChangeOptions(options, ['upsert', 'sort', 'projection', 'arrayFilters']),
      ...readOptions(this.#scope),
    };
    return this.#run(async (collection) =>
      this.#read(await collection.findOneAndUpdate(toDriver(query), toDriver(update), settings)),
    );
  }

  /**
   * @param {any} query
   * @param {any} replacement
   * @param {any} [options]
   * @returns {Promise<any>} as findOneAndUpdate
   */
  findOneAndReplace(query, replacement, options) {
    const settings = {
      ...findAndChangeOptions(options, ['upsert', 'sort', 'projection']),
      ...readOptions(this.#scope),
    };
    return this.#run(async (collection) =>
      this.#read(await collection.findOneAndReplace(toDriver(query), toDriver(replacement), settings)),
    );
  }

  /**
   * @param {any} query
   * @param {any} [options]
   * @returns {Promise<any>} the document that was deleted, or null
   */
  findOneAndDelete(query, options) {
    const settings = { ...driverOptions(options, ['sort', 'projection']), ...readOptions(this.#scope) };
    return this.#run(async (collection) =>
      this.#read(await collection.findOneAndDelete(toDriver(query), settings)),
    );
  }

  /**
   * @param {any} document gets an `_id` if it has none
   * @param {any} [options]
   * @returns {Promise<{ insertedId: any }>}
   */
  insertOne(document, options) {
    return this.#run(async (collection) => {
      const sent = toDriver(document);
      const inserted = collection.insertOne(sent, driverOptions(options));
      giveId(document, sent);
      const { insertedId } = await inserted;
      return { insertedId };
    });
  }

  /**
   * @param {any[]} documents each gets an `_id` if it has none
   * @param {any} [options]
   * @returns {Promise<{ insertedIds: any[] }>} in the order of the documents
   */
  insertMany(documents, options) {
    return this.#run(async (collection) => {
      const sent = documents.map(toDriver);
      const inserted = collection.insertMany(sent, driverOptions(options, ['ordered']));
      documents.forEach((document, index) => giveId(document, sent[index]));
      const { insertedIds } = await inserted;
      return { insertedIds: documents.map((_document, index) => insertedIds[index]) };
    });
  }

  /**
   * @param {any} query
   * @param {any} update
   * @param {any} [options]
   * @returns {Promise<UpdateResult>}
   */
  updateOne(query, update, options) {
    return this.#run(async (collection) =>
      updateResult(
        await collection.updateOne(
          toDriver(query),
          toDriver(update),
          driverOptions(options, ['upsert', 'arrayFilters']),
        ),
      ),
    );
  }

  /**
   * @param {any} query
   * @param {any} update
   * @param {any} [options]
   * @returns {Promise<UpdateResult>}
   */
  updateMany(query, update, options) {
    return this.#run(async (collection) =>
      updateResult(
        await collection.updateMany(
          toDriver(query),
          toDriver(update),
          driverOptions(options, ['upsert', 'arrayFilters']),
        ),
      ),
    );
  }

  /**
   * @param {any} query
   * @param {any} [options]
   * @returns {Promise<{ deletedCount: number }>}
   */
  deleteOne(query, options) {
    return this.#run(async (collection) => {
      const { deletedCount } = await collection.deleteOne(toDriver(query), driverOptions(options));
      return { deletedCount };
    });
  }

  /**
   * @param {any} query
   * @param {any} [options]
   * @returns {Promise<{ deletedCount: number }>}
   */
  deleteMany(query, options) {
    return this.#run(async (collection) => {
      const { deletedCount } = await collection.deleteMany(toDriver(query), driverOptions(options));
      return { deletedCount };
    });
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

  /**
   * @param {any} [query]
   * @param {any} [options]
   * @returns {Promise<number>} an integer of 64 bits where it is written as EJSON
   */
  count(query, options) {
    const filter = toDriver(query ?? {});
    const settings = driverOptions(options);
    return promiseOfLong(
      this.#run((collection) =>
        hasKey(filter, NOT_IN_MATCH)
          ? collection.count(filter, settings)
          : collection.countDocuments(filter, settings),
      ),
    );
  }

  /**
   * @param {string} field
   * @param {any} [query]
   * @param {any} [options]
   * @returns {Promise<any[]>}
   */
  distinct(field, query, options) {
    const settings = { ...driverOptions(options), ...readOptions(this.#scope) };
    return this.#run(async (collection) =>
      this.#read(await collection.distinct(field, toDriver(query ?? {}), settings)),
    );
  }

  /**
   * @param {any[]} operations
   * @param {any} [options]
   * @returns {Promise<null>}
   */
  bulkWrite(operations, options) {
    return this.#run(async (collection) => {
      await collection.bulkWrite(
        toDriver(operations),
        driverOptions(options, ['ordered', 'bypassDocumentValidation']),
      );
      return null;
    });
  }

  /** @returns {never} */
  initializeOrderedBulkOp() {
    throw new Error('initializeOrderedBulkOp() is not supported: use bulkWrite()');
  }

  /** @returns {never} */
  initializeUnorderedBulkOp() {
    throw new Error('initializeUnorderedBulkOp() is not supported: use bulkWrite() with { ordered: false }');
  }

  /**
   * @param {any} query
   * @param {any} projection
   * @param {any} options
   * @returns {[filter: any, settings: any]}
   */
  #query(query, projection, options) {
    /** @type {Record<string, any>} */
    const settings = { ...driverOptions(options), ...readOptions(this.#scope) };
    if (projection !== undefined && projection !== null) settings.projection = toDriver(projection);
    return [toDriver(query ?? {}), settings];
  }

  /**
   * What fails before anything is sent fails as the rest does: by the promise.
   *
   * @template T
   * @param {(collection: DriverCollection<any>) => Promise<T>} work
   * @returns {Promise<T>}
   */
  #run(work) {
    return this.#scope.track((async () => work(this.#open()))());
  }

  /**
   * @param {any} value that the driver gave
   * @returns {any} as the source gets it
   */
  #read(value) {
    return this.#scope.preserveNumberTypes ? promote(value) : value;
  }
}

/** @typedef {{ matchedCount: number, modifiedCount: number, upsertedId?: any }} UpdateResult */

/**
 * @param {UpdateResult} result the driver's, which has more
 * @returns {UpdateResult}
 */
function updateResult({ matchedCount, modifiedCount, upsertedId }) {
  const upserted = upsertedId !== null && upsertedId !== undefined;
  return { matchedCount, modifiedCount, ...(upserted && { upsertedId }) };
}

/**
 * The driver gives an `_id` to the object that it is handed, and callers use it. An object that is frozen stays as it is.
 *
 * @param {any} document the caller's
 * @param {any} sent the copy of it that the driver got
 */
function giveId(document, sent) {
  if (document._id === undefined || document._id === null) Reflect.set(document, '_id', sent._id);
}

/**
 * @param {any} value
 * @param {string[]} keys
 * @returns {boolean} whether one of the keys is anywhere in the value
 */
function hasKey(value, keys) {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, member]) => keys.includes(key) || hasKey(member, keys));
}

/**
 * @param {unknown} value
 * @returns {value is Collection}
 */
function isCollection(value) {
  return value instanceof Collection;
}

module.exports = { Collection, isCollection };
