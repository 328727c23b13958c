'use strict';

const { promote } = require('./number-types');
const { toDriver } = require('./to-driver');

/** @import { AggregationCursor, FindCursor } from 'mongodb' */
/** @import { Scope } from './mongo' */

/** @typedef {FindCursor<any> | AggregationCursor<any>} DriverCursor */
/** @typedef {'sort' | 'skip' | 'limit' | 'project'} Setting */

/** The platform's limit of documents that a function can read by one query. */
const MOST_DOCUMENTS = 50_000;

/**
 * Closes what a source read only the first documents of, as `find().sort().next()` does: the platform had no `close`, and
 * the driver holds what is open.
 *
 * @type {FinalizationRegistry<DriverCursor>}
 */
const abandoned = new FinalizationRegistry((cursor) => {
  cursor.close().catch(() => {});
});

/**
 * The documents that a query or pipeline finds. Nothing is sent before the first is read. It has no `then`: awaiting it
 * gives the cursor itself, as on the platform.
 */
class Cursor {
  #open;
  #scope;
  /** @type {DriverCursor | undefined} */
  #cursor;
  /** @type {[name: Setting, value: any][]} */
  #settings = [];
  /** @type {((document: any) => any)[]} */
  #changes = [];
  #read = 0;

  /**
   * @param {() => any} open gives the driver's cursor
   * @param {Scope} scope
   */
  constructor(open, scope) {
    this.#open = open;
    this.#scope = scope;
  }

  /** @param {any} order */
  sort(order) {
    return this.#set('sort', toDriver(order));
  }

  /** @param {number} count */
  skip(count) {
    return this.#set('skip', count);
  }

  /** @param {number} count */
  limit(count) {
    return this.#set('limit', count);
  }

  /** @param {any} projection */
  project(projection) {
    return this.#set('project', toDriver(projection));
  }

  /** @param {(document: any) => any} change */
  map(change) {
    this.#changes.push(change);
    return this;
  }

  /** @returns {Promise<any>} the next document; at the end undefined, where the driver gives null */
  next() {
    return this.#scope.track(this.#next());
  }

  /** @returns {Promise<any[]>} all documents, or those that `next` has left */
  toArray() {
    return this.#scope.track(this.#toArray());
  }

  /**
   * @param {(document: any) => void} visit what it returns is not waited for, as the driver's does not
   * @returns {Promise<void>}
   */
  forEach(visit) {
    return this.#scope.track(
      this.#toArray().then((documents) => {
        for (const document of documents) visit(document);
      }),
    );
  }

  /**
   * @param {Setting} name
   * @param {any} value
   */
  #set(name, value) {
    if (this.#cursor !== undefined) throw new Error(`${name}() must be called before documents are read`);
    this.#settings.push([name, value]);
    return this;
  }

  async #next() {
    const document = await this.#opened().next();
    return document === null ? undefined : this.#take(document);
  }

  async #toArray() {
    const documents = [];
    const cursor = this.#opened();
    // Leaving the loop closes the cursor, by an error as well.
    for await (const document of cursor) {
      documents.push(this.#take(document));
      // Those that came with it, which is much quicker than one after the other.
      for (const next of cursor.readBufferedDocuments()) documents.push(this.#take(next));
    }
    return documents;
  }

  /**
   * @param {any} document from the driver
   * @returns {any} as the source gets it
   */
  #take(document) {
    this.#read += 1;
    if (this.#read > MOST_DOCUMENTS) throw new Error(`query result exceeds ${MOST_DOCUMENTS} documents`);
    const value = this.#scope.preserveNumberTypes ? promote(document) : document;
    return this.#changes.reduce((changed, change) => change(changed), value);
  }

  /** @returns {DriverCursor} */
  #opened() {
    if (this.#cursor !== undefined) return this.#cursor;
    /** @type {DriverCursor} */
    const cursor = this.#open();
    for (const [name, value] of this.#settings) cursor[name](value);
    abandoned.register(this, cursor);
    this.#cursor = cursor;
    return cursor;
  }
}

/**
 * @param {unknown} value
 * @returns {value is Cursor}
 */
function isCursor(value) {
  return value instanceof Cursor;
}

module.exports = { Cursor, isCursor };
