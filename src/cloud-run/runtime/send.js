'use strict';

/** @import { ServerResponse } from 'node:http' */
/** @import { Answer } from './answer' */

/**
 * Sends an answer, once and whole. Nothing is sent to a caller who has gone.
 * @param {ServerResponse} response
 * @param {string} method of the request
 * @param {Answer} answer
 * @param {[string, string][]} more headers that stand where the answer has none of their name
 */
function send(response, method, { status, headers, body, close }, more) {
  if (response.headersSent || response.writableEnded || response.destroyed) return;
  response.statusCode = status;
  for (const [name, values] of headers)
    response.setHeader(name, values.length === 1 ? String(values[0]) : values);
  for (const [name, value] of more) {
    if (name === 'Vary') response.appendHeader(name, value);
    else if (!response.hasHeader(name)) response.setHeader(name, value);
  }
  if (close === true) response.setHeader('Connection', 'close');
  const bodiless = status === 204 || status === 304;
  if (bodiless) response.removeHeader('Content-Type');
  // HEAD tells the length of what GET would send.
  else response.setHeader('Content-Length', body.length);
  response.end(bodiless || method === 'HEAD' ? undefined : body);
}

module.exports = { send };
