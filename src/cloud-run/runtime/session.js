'use strict';

/** @import { ClientSession } from 'mongodb' */
/** @import { Scope } from './mongo' */

/** A session of a source: the driver's, whose work is waited for. Transactions need a replica set. */
class Session {
  #session;
  #scope;

  /**
   * @param {ClientSession} session
   * @param {Scope} scope
   */
  constructor(session, scope) {
    this.#session = session;
    this.#scope = scope;
  }

  /**
   * @param {unknown} session the option of that name
   * @returns {any} what the driver takes for it
   */
  static ofDriver(session) {
    return session instanceof Session ? session.#session : session;
  }

  /**
   * @param {(session: Session) => any} work
   * @param {any} [options]
   * @returns {Promise<any>} what the work gives
   */
  withTransaction(work, options) {
    return this.#scope.track(this.#session.withTransaction(async () => work(this), options));
  }

  /** @param {any} [options] */
  startTransaction(options) {
    this.#session.startTransaction(options);
  }

  /** @returns {Promise<void>} */
  commitTransaction() {
    return this.#scope.track(this.#session.commitTransaction());
  }

  /**
   * The vendor's example calls it after `withTransaction` has failed, and so has aborted; the driver would throw.
   *
   * @returns {Promise<void>}
   */
  abortTransaction() {
    const aborted = this.#session.inTransaction() ? this.#session.abortTransaction() : Promise.resolve();
    return this.#scope.track(aborted);
  }

  /** @returns {Promise<void>} */
  endSession() {
    return this.#scope.track(this.#session.endSession());
  }
}

module.exports = { Session };
