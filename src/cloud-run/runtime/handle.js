'use strict';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { Answer } from './answer' */
/** @import { App } from './load-app' */
/** @import { SentRequest } from './request' */
/** @import { Settings } from './settings' */

const { Buffer } = require('node:buffer');
const { randomUUID } = require('node:crypto');
const { composeAnswer, errorAnswer, failureForLog, sendsResult } = require('./answer');
const { authenticate } = require('./authenticate');
const { checkOrigin, isPreflight, originHeaders, preflightHeaders } = require('./cors');
const { describeValue } = require('./describe-value');
const { RequestError } = require('./errors');
const { functionCaller } = require('./execute');
const { log } = require('./log');
const { parsePayload } = require('./payload');
const { countRequest, isDraining, takeOverProcess } = require('./process');
const { readBody } = require('./read-body');
const { functionRequest, readRequest, requestFacts } = require('./request');
const { BufferedResponse } = require('./response');
const { resolveResult, resultFormat } = require('./result');
const { Router } = require('./route');
const { send } = require('./send');
const { settle } = require('./settle');
const { Scope, runInScope } = require('./track');
const { validate } = require('./validate');

/** @typedef {IncomingMessage & { executionId?: string }} Request */

/**
 * A handler for Node's http, Express, or the framework.
 * @param {App} app
 * @param {Settings} settings
 * @param {Router} router
 * @returns {(request: Request, response: ServerResponse) => Promise<void>}
 */
function requestHandler(app, settings, router) {
  return (request, response) => {
    leaveDomain();
    takeOverProcess();
    // A caller who goes away raises errors that are nobody's.
    request.on('error', () => {});
    response.on('error', () => {});
    const scope = new Scope({
      executionId: request.executionId ?? randomUUID(),
      deadline: settings.deadline,
      floatingFailure: settings.floatingFailure,
    });
    const work = runInScope(scope, () => handle(app, settings, router, scope, request, response));
    return countRequest(response, work);
  };
}

/**
 * The framework runs handlers in a domain, which takes every failure for itself and answers 500.
 */
function leaveDomain() {
  /** @type {any} Types of Node know no domains, which are deprecated. */
  const inDomain = process;
  while (inDomain.domain) inDomain.domain.exit();
}

/**
 * One request from start to end: its function runs, then all of its work is waited for, then the answer is sent.
 * @param {App} app
 * @param {Settings} settings
 * @param {Router} router
 * @param {Scope} scope
 * @param {Request} request
 * @param {ServerResponse} response
 */
async function handle(app, settings, router, scope, request, response) {
  const sent = readRequest(request, settings.trustedHops);
  const buffered = new BufferedResponse((message) => log('WARNING', message, scope.executionId));
  const answer = await waitForAnswer(
    scope,
    answerRequest(app, settings, router, scope, request, sent, buffered),
  ).catch((error) => {
    const text = failureForLog(error);
    if (text !== undefined) log('ERROR', `${sent.method} ${sent.path}: ${text}`, scope.executionId);
    return errorAnswer(error, settings);
  });
  for (const { cause } of settings.floatingFailure === 'log' ? scope.failures : []) {
    log(
      'ERROR',
      `Work that the function did not wait for failed: ${describeValue(cause)}`,
      scope.executionId,
    );
  }
  buffered.close();
  scope.end();
  if (isDraining()) answer.close = true;
  send(response, sent.method, answer, settings.cors ? originHeaders(sent, app.facts) : []);
}

/**
 * The answer, once no work of the request is pending: until then, a function may still set the body. What failed first
 * is thrown; what followed from it is not told.
 * @param {Scope} scope
 * @param {Promise<() => Answer>} composing
 * @returns {Promise<Answer>}
 */
async function waitForAnswer(scope, composing) {
  /** @type {() => Answer} */
  let compose;
  try {
    compose = await scope.until(composing);
  } catch (error) {
    const first = scope.failure ?? error;
    // The rest of the work is done all the same.
    await scope.until(scope.quiet()).catch(() => {});
    throw first;
  }
  await scope.until(scope.quiet());
  if (scope.failure !== undefined) throw scope.failure;
  return compose();
}

/**
 * @param {App} app
 * @param {Settings} settings
 * @param {Router} router
 * @param {Scope} scope
 * @param {Request} request
 * @param {SentRequest} sent
 * @param {BufferedResponse} buffered
 * @returns {Promise<() => Answer>} composes the answer, when all work is done
 */
async function answerRequest(app, settings, router, scope, request, sent, buffered) {
  if (isDraining()) {
    throw new RequestError(503, 'ServiceUnavailable', 'the service is shutting down', { close: true });
  }
  checkOrigin(sent, app.facts);
  if (settings.cors && isPreflight(sent)) {
    const headers = preflightHeaders(sent, router).map(
      ([name, value]) => /** @type {[string, string[]]} */ ([name, [value]]),
    );
    return () => ({ status: 204, headers, body: Buffer.alloc(0) });
  }
  const entry = router.find(sent.method, sent.path);
  const body = await readBody(request, settings.maxBodyBytes);
  validate(entry, sent, body, settings);
  const user = await authenticate(app, entry, sent, body, scope);
  if (entry.refused !== undefined) throw new RequestError(500, 'FunctionSyntaxError', entry.refused);
  const broken = app.functions.get(entry.function)?.error;
  if (broken !== undefined) throw new RequestError(500, 'FunctionSyntaxError', String(broken));
  const callFunction = functionCaller({
    app,
    scope,
    request: requestFacts(sent, entry),
    user,
    preserveNumberTypes: settings.preserveNumberTypes ?? resultFormat(entry, sent.headers).format === 'EJSON',
  });
  const argument =
    entry.payload === undefined ? functionRequest(sent, body, entry) : parsePayload(entry.payload, body);
  const result = await settle(() => callFunction(entry.function, [argument, buffered.facade]));
  // Reading a cursor is work that is done for a result that is sent, and for no other.
  const value = sendsResult(entry, buffered) ? await resolveResult(result) : undefined;
  return () => composeAnswer(entry, sent.headers, buffered, value, settings);
}

module.exports = { requestHandler };
