'use strict';

/** @import { EventEmitter } from 'node:events' */
/** @import { ServerResponse } from 'node:http' */
/** @import { Scope } from './track' */

const { setTimeout } = require('node:timers');
const { isHostedByFramework } = require('./capture');
const { describeValue } = require('./describe-value');
const { log } = require('./log');
const { closeClients } = require('./mongo');
const { currentScope } = require('./track');

/** Cloud Run ends a process ten seconds after it asked it to end (cloud.google.com/run/docs/container-contract). */
const HARD_STOP = 9500;

/** The events that the framework ends the process at, with an answer to whichever request came last. */
const EVENTS = ['unhandledRejection', 'uncaughtException', 'SIGTERM', 'SIGINT'];

/** @type {EventEmitter} */
const events = process;

/** What listened before the framework made its server: index.js and what it loads. */
/** @type {Set<unknown>} */
const listenedBefore = new Set();

/** @type {WeakMap<object, Scope>} */
const rejections = new WeakMap();

let taken = false;
let draining = false;
let inFlight = 0;

/** Remembers who listens now. Called when the project is loaded; runs when index.js has been. */
function rememberListeners() {
  process.nextTick(() => {
    for (const event of EVENTS) for (const listener of events.listeners(event)) listenedBefore.add(listener);
  });
}

/** Takes the process's events over from the framework, at the first request: it listens only once its server does. */
function takeOverProcess() {
  if (taken) return;
  taken = true;
  if (isHostedByFramework()) EVENTS.forEach(removeNewListeners);
  process.on('unhandledRejection', (reason, promise) => {
    const scope = currentScope();
    if (scope === undefined || scope.ended) return logStray('rejection', reason, scope);
    rejections.set(promise, scope);
    scope.fail(reason, 'rejected', promise);
  });
  process.on('rejectionHandled', (promise) => rejections.get(promise)?.forgive(promise));
  process.on('uncaughtException', (error) => {
    const scope = currentScope();
    if (scope === undefined || scope.ended) return logStray('exception', error, scope);
    scope.fail(error, 'thrown');
  });
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
    // Another host that listens ends the process itself.
    if (process.listenerCount(signal) === 0) process.on(signal, () => drain(signal));
  }
}

/** @param {string} event */
function removeNewListeners(event) {
  for (const listener of events.listeners(event)) {
    if (listenedBefore.has(listener)) continue;
    events.removeListener(event, /** @type {(...args: any[]) => void} */ (listener));
  }
}

/**
 * @param {'rejection' | 'exception'} what
 * @param {unknown} reason
 * @param {Scope | undefined} scope
 */
function logStray(what, reason, scope) {
  const when = scope === undefined ? 'outside of any request' : 'after its request was answered';
  log('ERROR', `Unhandled ${what} ${when}: ${describeValue(reason)}`, scope?.executionId);
}

/** @param {string} signal */
function drain(signal) {
  // Whoever asks twice, at a terminal, means now.
  if (draining) process.exit(1);
  draining = true;
  log('INFO', `${signal}: ends after ${inFlight} requests in flight.`);
  setTimeout(() => {
    log('ERROR', `Ends with ${inFlight} requests unanswered, as the time for it is over.`);
    process.exit(1);
  }, HARD_STOP).unref();
  if (inFlight === 0) void exit();
}

async function exit() {
  try {
    await closeClients();
  } catch (error) {
    log('WARNING', `Closing the connections to the database failed: ${describeValue(error)}`);
  }
  process.exit(0);
}

/** Whether the process is about to end and takes no more requests. */
function isDraining() {
  return draining;
}

/**
 * Counts a request in, until its work and its answer are done.
 * @param {ServerResponse} response
 * @param {() => Promise<void>} run
 */
function countRequest(response, run) {
  inFlight += 1;
  let left = 2;
  const done = () => {
    left -= 1;
    if (left > 0) return;
    inFlight -= 1;
    if (draining && inFlight === 0) void exit();
  };
  // It never closes again if the caller was gone before the handler ran.
  if (response.destroyed) done();
  else response.once('close', done);
  run().then(done, (error) => {
    // A mistake of this runtime: the caller must not wait for ever because of it.
    log('ERROR', `The runtime failed: ${describeValue(error)}`);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
    done();
  });
}

module.exports = { rememberListeners, takeOverProcess, isDraining, countRequest };
