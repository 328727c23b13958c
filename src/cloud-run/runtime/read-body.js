'use strict';

/** @import { IncomingMessage } from 'node:http' */

const { Buffer } = require('node:buffer');
const { RequestError } = require('./errors');

/** What is read and dropped of a body that is too large, so that the caller gets to read the answer. */
const DROPPED_BYTES = 32 * 1024 * 1024;

/**
 * Whether a request has a body (RFC 9112, 6.3).
 * @param {IncomingMessage} request
 */
function hasBody({ headers }) {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/**
 * The bytes of a request's body as they were sent. Rejects with 413 above the limit.
 * @param {IncomingMessage & { rawBody?: unknown }} request
 * @param {number} limit
 * @returns {Promise<Buffer>}
 */
function readBody(request, limit) {
  if (request.readableDidRead) return Promise.resolve(readBefore(request, limit));
  return new Promise((resolve, reject) => {
    /** @type {Buffer[]} */
    const chunks = [];
    let length = 0;
    request.on('data', (/** @type {Buffer} */ chunk) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else chunks.length = 0;
      if (length > limit + DROPPED_BYTES) {
        request.pause();
        reject(tooLarge(limit));
      }
    });
    request.on('end', () =>
      length > limit ? reject(tooLarge(limit)) : resolve(Buffer.concat(chunks, length)),
    );
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete)
        reject(new RequestError(400, 'BadRequest', 'the request ended before its body did'));
    });
  });
}

/**
 * On a host that reads bodies itself, what it kept of the bytes.
 * @param {IncomingMessage & { rawBody?: unknown, body?: unknown }} request
 * @param {number} limit
 */
function readBefore(request, limit) {
  const kept = [request.rawBody, request.body].find(Buffer.isBuffer);
  if (kept === undefined) {
    throw new Error(
      'A parser read the body of the request before its handler, and kept no bytes: mount the handler before any body parser.',
    );
  }
  if (kept.length > limit) throw tooLarge(limit);
  return kept;
}

/** @param {number} limit */
function tooLarge(limit) {
  return new RequestError(413, 'ReadSizeLimitExceeded', `request body is larger than ${limit} bytes`, {
    close: true,
  });
}

module.exports = { hasBody, readBody };
