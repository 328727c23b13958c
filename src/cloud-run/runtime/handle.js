'use strict';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
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
 * @returns {(request: Request, response: ServerResponse) => Promise<void>}
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
    const work = runInScope(scope, () => handle(service, scope, request, response));
    return countRequest(
      response,
      work.catch((error) => {
        // A mistake of this runtime: the caller must not wait for ever because of it.
        log('ERROR', `The runtime failed: ${describeValue(error)}`, scope.executionId);
        if (!response.headersSent) response.statusCode = 500;
        response.end();
      }),
    );
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
  const composing = answerRequest(service, scope, request, sent, buffered);
  const answer = await waitForAnswer(scope, composing).catch((error) => {
    logFailure(error, `${sent.method} ${sent.path}`, scope.executionId);
    return errorAnswer(error, settings);
  });
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
