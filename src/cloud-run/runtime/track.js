'use strict';

const { AsyncLocalStorage } = require('node:async_hooks');
const { setImmediate, setTimeout, clearTimeout } = require('node:timers');
const { FunctionFailure, deadlineExceeded } = require('./errors');

/** How often work is looked at that does not tell when it stops: milliseconds. */
const LOOK_AGAIN = 20;

/** @type {AsyncLocalStorage<Scope>} */
const scopes = new AsyncLocalStorage();

/**
 * The work of one request: what is pending, what failed without anyone to notice, and until when. On Cloud Run, what
 * runs after the answer has no processor (cloud.google.com/run/docs/tips/general), so that the answer waits for it.
 */
class Scope {
  /** @readonly */
  executionId;
  /** Whether the function has returned, and what it gave has come. */
  returned = false;
  /** Whether the answer was sent. */
  ended = false;

  #pending = 0;
  /** @type {WeakSet<Promise<unknown>>} */
  #tracked = new WeakSet();
  /** @type {Set<{ stalled(): boolean }>} */
  #exchanges = new Set();
  /** @type {(() => void)[]} */
  #waiting = [];
  /** @type {Map<unknown, FunctionFailure>} */
  #failures = new Map();
  /** @type {(() => void)[]} */
  #disposals = [];
  /** What ends the request before its time: the deadline, or a failure. @type {{ error: unknown } | undefined} */
  #over = undefined;
  /** @type {(error: unknown) => void} */
  #interrupt = () => {};
  #floating;

  /** @param {{ executionId: string, deadline: number, floatingFailure: 'error' | 'log' }} settings */
  constructor({ executionId, deadline, floatingFailure }) {
    this.executionId = executionId;
    this.#floating = floatingFailure;
    // What failed before explains why the rest never came to an end.
    const timer = setTimeout(() => this.#finish(this.failure ?? deadlineExceeded()), deadline);
    this.onEnd(() => clearTimeout(timer));
  }

  /**
   * Counts a piece of work until the function that it gives is called.
   * @returns {() => void}
   */
  hold() {
    let held = true;
    this.#pending += 1;
    return () => {
      if (!held) return;
      held = false;
      this.#pending -= 1;
      if (this.#pending === 0) this.#wake();
    };
  }

  /**
   * Counts a promise until it settles. What it gives must be what the app gets: this one has been looked at, so that
   * nobody would be told if it failed.
   * @template T
   * @param {PromiseLike<T>} promise
   * @returns {Promise<T>}
   */
  track(promise) {
    // A function that returns what the database gave it returns that very promise.
    if (promise instanceof Promise && this.#tracked.has(promise)) return promise;
    const release = this.hold();
    const tracked = Promise.resolve(promise).then(
      (value) => {
        release();
        return value;
      },
      (error) => {
        release();
        throw error;
      },
    );
    this.#tracked.add(tracked);
    return tracked;
  }

  /**
   * Counts a request that a package sends, for as long as there is somebody who reads what comes back.
   * @param {{ stalled(): boolean }} exchange
   * @returns {() => void} ends it
   */
  exchange(exchange) {
    this.#exchanges.add(exchange);
    return () => {
      if (this.#exchanges.delete(exchange)) this.#wake();
    };
  }

  /**
   * Resolves as soon as nothing is pending for one turn of the event loop.
   * @returns {Promise<void>}
   */
  quiet() {
    return new Promise((resolve) => this.#whenQuiet(resolve));
  }

  /** @param {() => void} then */
  #whenQuiet(then) {
    if (this.#pending > 0) this.#waiting.push(() => this.#afterTurn(then));
    else if (this.#isExchanging()) this.#onNextChange(() => this.#afterTurn(then));
    else this.#afterTurn(then);
  }

  /**
   * What has just ended may lead to more, and a rejection that nobody handles is told only after a turn.
   * @param {() => void} then
   */
  #afterTurn(then) {
    setImmediate(() => {
      if (!this.ended && (this.#pending > 0 || this.#isExchanging())) this.#whenQuiet(then);
      else then();
    });
  }

  #isExchanging() {
    for (const exchange of this.#exchanges) if (!exchange.stalled()) return true;
    return false;
  }

  /** @param {() => void} then */
  #onNextChange(then) {
    let changed = false;
    const once = () => {
      if (changed) return;
      changed = true;
      clearTimeout(timer);
      then();
    };
    const timer = setTimeout(once, LOOK_AGAIN);
    this.#waiting.push(once);
  }

  #wake() {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /**
   * A failure that nothing handles, so far. The request ends with it as soon as nothing else is pending: the function
   * itself may never settle now, and until then a rejection may still find its handler (`await a; await b`).
   * @param {unknown} cause
   * @param {'thrown' | 'rejected'} how
   * @param {unknown} [key] the promise that was rejected
   */
  fail(cause, how, key = Symbol('thrown')) {
    this.#failures.set(key, new FunctionFailure(cause, how));
    if (this.#floating === 'error') this.#endWithFailure();
  }

  /** @param {unknown} key the promise whose rejection is handled after all */
  forgive(key) {
    this.#failures.delete(key);
  }

  #endWithFailure() {
    this.#whenQuiet(() => {
      if (this.failure !== undefined) this.#finish(this.failure);
    });
  }

  /** @param {unknown} error */
  #finish(error) {
    this.#over ??= { error };
    this.#interrupt(error);
  }

  /** The first failure that nothing has handled, where it fails the request. */
  get failure() {
    return this.#floating === 'error' ? this.failures[0] : undefined;
  }

  /** All failures that nothing has handled. */
  get failures() {
    return [...this.#failures.values()];
  }

  /**
   * What the promise gives, unless the deadline or a failure comes first. One at a time.
   * @template T
   * @param {Promise<T>} promise
   * @returns {Promise<T>}
   */
  until(promise) {
    return new Promise((resolve, reject) => {
      if (this.#over !== undefined) reject(this.#over.error);
      this.#interrupt = reject;
      promise.then(resolve, reject);
    });
  }

  /**
   * Something to do when the request has ended.
   * @param {() => void} dispose
   */
  onEnd(dispose) {
    this.#disposals.push(dispose);
  }

  /** Called once the answer is sent. */
  end() {
    this.ended = true;
    for (const dispose of this.#disposals.splice(0)) dispose();
  }
}

/**
 * The request that the running code belongs to.
 * @returns {Scope | undefined}
 */
function currentScope() {
  return scopes.getStore();
}

/**
 * Runs code, and whatever it leads to, as part of a request.
 * @template T
 * @param {Scope} scope
 * @param {() => T} run
 * @returns {T}
 */
function runInScope(scope, run) {
  return scopes.run(scope, run);
}

module.exports = { Scope, currentScope, runInScope };
