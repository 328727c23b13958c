'use strict';

/** @import { IncomingMessage } from 'node:http' */
/** @import { Entry } from './types' */
/** @import { Answer } from './answer' */
/** @import { App } from './load-app' */
/** @import { SentRequest } from './request' */
/** @import { BufferedResponse } from './response' */
/** @import { Router } from './route' */
/** @import { Settings } from './settings' */
/** @import { Scope } from './track' */

const { Buffer } = require('node:buffer');
const { composeAnswer, sendsResult } = require('./answer');
const { authenticate, runsAsSystem } = require('./authenticate');
const { checkOrigin, isPreflight, preflightHeaders } = require('./cors');
const { RequestError } = require('./errors');
const { functionCaller } = require('./execute');
const { isThenable } = require('./is-thenable');
const { parsePayload } = require('./payload');
const { isDraining } = require('./process');
const { hasBody, readBody } = require('./read-body');
const { functionRequest, requestFacts } = require('./request');
const { holdsWork, resolveResult, resultFormat } = require('./result');
const { callEntry, settle } = require('./settle');
const { validate } = require('./validate');

const NO_BODY = Buffer.alloc(0);

/**
 * What one handler serves: all of an app's entries, or one.
 * @typedef {object} Service
 * @property {App} app
 * @property {Settings} settings
 * @property {Router} router
 */

/**
 * Does what a request asks for: each check in its turn, then the function. Gives what composes the answer, for when all
 * of the function's work is done; throws where a check does not hold.
 * @param {Service} service
 * @param {Scope} scope
 * @param {IncomingMessage} request
 * @param {SentRequest} sent
 * @param {BufferedResponse} response
 * @returns {Promise<() => Answer>}
 */
async function answerRequest({ app, settings, router }, scope, request, sent, response) {
  if (isDraining()) {
    throw new RequestError(503, 'ServiceUnavailable', 'the service is shutting down', { close: true });
  }
  checkOrigin(sent, app.facts);
  if (settings.cors && isPreflight(sent)) return answerPreflight(sent, router);
  const entry = router.find(sent.method, sent.path);
  const body = hasBody(request) ? await readBody(request, settings.maxBodyBytes) : NO_BODY;
  validate(entry, sent, body, settings);
  const user = runsAsSystem(entry) ? undefined : await authenticate(app, entry, sent, body, scope);
  mustRun(app, entry);
  const { format } = resultFormat(entry, sent.headers);
  const callFunction = functionCaller({
    app,
    scope,
    facts: once(() => requestFacts(sent, entry)),
    user,
    preserveNumberTypes: settings.preserveNumberTypes ?? format === 'EJSON',
  });
  const argument =
    entry.payload === undefined ? functionRequest(sent, body, entry) : parsePayload(entry.payload, body);
  const returned = callEntry(() => callFunction(entry.function, [argument, response.facade]));
  const given = isThenable(returned) ? await settle(returned) : returned;
  // `return response.setBody(text)` gives the response, which is no result.
  const result = given === response.facade ? undefined : given;
  // Reading a cursor is work that is done for a result that is sent, and for no other.
  const value = sendsResult(entry, response) && holdsWork(result) ? await resolveResult(result) : result;
  return () => composeAnswer(entry, sent.headers, response, value, settings);
}

/**
 * What is made at most once, when it is asked for.
 * @template T
 * @param {() => T} make
 * @returns {() => T}
 */
function once(make) {
  /** @type {{ value: T } | undefined} */
  let made;
  return () => (made ??= { value: make() }).value;
}

/**
 * @param {SentRequest} sent
 * @param {Router} router
 * @returns {() => Answer}
 */
function answerPreflight(sent, router) {
  const headers = preflightHeaders(sent, router);
  return () => ({
    status: 204,
    headers: headers.map(([name, value]) => [name, [value]]),
    body: NO_BODY,
  });
}

/**
 * A function that cannot be evaluated is answered for; the others run.
 * @param {App} app
 * @param {Entry} entry
 */
function mustRun(app, entry) {
  const error = app.functions.get(entry.function)?.error;
  const reason = entry.refused ?? (error === undefined ? undefined : String(error));
  if (reason !== undefined) throw new RequestError(500, 'FunctionSyntaxError', reason);
}

module.exports = { answerRequest };
