'use strict';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { Answer } from './answer' */
/** @import { Service } from './answer-request' */

const { randomUUID } = require('node:crypto');
const { errorAnswer, logFailure } = require('./answer');
const { answerRequest } = require('./answer-request');
const { originHeaders } = require('./cors');
const { describeValue } = require('./describe-value');
const { log } = require('./log');
const { countRequest, isDraining, takeOverProcess } = require('./process');
const { readRequest } = require('./request');
const { BufferedResponse } = require('./response');
const { send } = require('./send');
const { Scope, runInScope } = require('./track');

/** @typedef {IncomingMessage & { executionId?: string }} Request */

/**
 * A handler for Node's http, Express, or the framework.
 * @param {Service} service
 * @returns {(request: Request, response: ServerResponse) => void}
 */
function requestHandler(service) {
  return (request, response) => {
    leaveDomain();
    takeOverProcess();
    // A caller who goes away raises errors that are nobody's.
    request.on('error', () => {});
    response.on('error', () => {});
    const scope = new Scope({
      executionId: request.executionId ?? randomUUID(),
      deadline: service.settings.deadline,
      floatingFailure: service.settings.floatingFailure,
    });
    countRequest(response, () => runInScope(scope, () => handle(service, scope, request, response)));
  };
}

/** The framework runs handlers in a domain, which takes every failure for itself and answers 500. */
function leaveDomain() {
  /** @type {any} Types of Node know no domains, which are deprecated. */
  const inDomain = process;
  while (inDomain.domain) inDomain.domain.exit();
}

/**
 * One request from start to end: its function runs, then all of its work is waited for, then the answer is sent.
 * @param {Service} service
 * @param {Scope} scope
 * @param {Request} request
 * @param {ServerResponse} response
 */
async function handle(service, scope, request, response) {
  const { app, settings } = service;
  const sent = readRequest(request, settings.trustedHops);
  const buffered = new BufferedResponse((message) => log('WARNING', message, scope.executionId));
  /** @type {Answer} */
  let answer;
  try {
    answer = await waitForAnswer(scope, answerRequest(service, scope, request, sent, buffered));
  } catch (error) {
    logFailure(error, `${sent.method} ${sent.path}`, scope.executionId);
    answer = errorAnswer(error, settings);
  }
  if (settings.floatingFailure === 'log') logFloating(scope);
  buffered.close();
  scope.end();
  if (isDraining()) answer.close = true;
  send(response, sent.method, answer, settings.cors ? originHeaders(sent, app.facts) : []);
}

/**
 * The answer, once no work of the request is pending: until then, a function may still set the body. What failed first
 * is thrown; what followed from it is not told.
 * @template T
 * @param {Scope} scope
 * @param {Promise<() => T>} composing
 * @returns {Promise<T>}
 */
async function waitForAnswer(scope, composing) {
  /** @type {() => T} */
  let compose;
  try {
    compose = await scope.until(composing);
  } catch (error) {
    const first = scope.failure ?? error;
    // The rest of the work is done all the same.
    await scope.until(scope.quiet()).catch(() => {});
    throw first;
  }
  scope.returned = true;
  await scope.until(scope.quiet());
  if (scope.failure !== undefined) throw scope.failure;
  return compose();
}

/** @param {Scope} scope */
function logFloating({ failures, executionId }) {
  for (const { cause } of failures) {
    log('ERROR', `Work that the function did not wait for failed: ${describeValue(cause)}`, executionId);
  }
}

module.exports = { requestHandler };
