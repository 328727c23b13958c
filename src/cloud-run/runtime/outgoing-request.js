'use strict';
// What `context.http` is asked for, as a request that can be sent: its address, header lines and bytes.

const { randomUUID } = require('node:crypto');
const { BSON } = require('mongodb');

/**
 * @typedef {object} HttpOptions What the app hands to `context.http.get` and the like; other keys are ignored.
 * @property {string} [url]
 * @property {string} [scheme] Where there is no url, its parts.
 * @property {string} [host]
 * @property {string} [path]
 * @property {Record<string, string | string[]>} [query]
 * @property {string} [fragment]
 * @property {string} [username]
 * @property {string} [password]
 * @property {Record<string, string | string[]>} [headers]
 * @property {Record<string, string>} [cookies]
 * @property {unknown} [body]
 * @property {boolean} [encodeBodyAsJSON]
 * @property {Record<string, string | string[]>} [form]
 * @property {boolean} [followRedirects]
 * @property {boolean} [digestAuth]
 * @property {string} [authUrl]
 */

/**
 * @typedef {object} OutgoingRequest
 * @property {string} method
 * @property {URL} url
 * @property {Map<string, { name: string, values: string[] }>} headers By their names in lower case.
 * @property {Buffer | undefined} body
 */

/**
 * The request that `context.http[method](options)` stands for. It throws where the options name what cannot be sent.
 * @param {string} method
 * @param {HttpOptions} options
 * @returns {OutgoingRequest}
 */
function outgoingRequest(method, options) {
  if (options === null || typeof options !== 'object') {
    throw new TypeError(`context.http.${method.toLowerCase()}: an object with a url expected`);
  }
  for (const key of /** @type {const} */ (['digestAuth', 'authUrl'])) {
    // Choice: an app that asks for credentials must not send its request without them.
    if (options[key]) throw new Error(`context.http: ${key} is not supported; send an Authorization header`);
  }
  const url = addressOf(options);
  /** @type {OutgoingRequest['headers']} */
  const headers = new Map();
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    headers.set(name.toLowerCase(), { name, values: listOf(value) });
  }
  authorize(url, options, headers);
  const cookies = Object.entries(options.cookies ?? {}).map(([name, value]) => `${name}=${value}`);
  if (cookies.length > 0) headers.set('cookie', { name: 'Cookie', values: [cookies.join('; ')] });
  return { method, url, headers, body: bodyOf(options, headers) };
}

/**
 * @param {HttpOptions} options
 * @returns {URL}
 */
function addressOf(options) {
  if (options.url !== undefined) return httpUrl(options.url);
  if (!options.host) throw new TypeError('context.http: neither url nor host is given');
  // The vendor's default scheme is http (http-action-url-alternative).
  const url = httpUrl(`${options.scheme ?? 'http'}://${options.host}`);
  if (options.path) url.pathname = options.path;
  for (const [name, value] of Object.entries(options.query ?? {})) {
    for (const one of listOf(value)) url.searchParams.append(name, one);
  }
  if (options.fragment) url.hash = options.fragment;
  return url;
}

/**
 * @param {string} text
 * @returns {URL}
 */
function httpUrl(text) {
  if (!URL.canParse(text)) throw new TypeError(`context.http: '${text}' is no URL`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new TypeError(`context.http: http or https expected, not '${url.protocol}'`);
  }
  return url;
}

/**
 * Basic authentication: the user stands in the options or in the URL, unless the app sends the header itself.
 * @param {URL} url
 * @param {HttpOptions} options
 * @param {OutgoingRequest['headers']} headers
 */
function authorize(url, options, headers) {
  const user = options.username ?? decodeURIComponent(url.username);
  const password = options.password ?? decodeURIComponent(url.password);
  url.username = '';
  url.password = '';
  if ((user === '' && password === '') || headers.has('authorization')) return;
  const credentials = Buffer.from(`${user}:${password}`).toString('base64');
  headers.set('authorization', { name: 'Authorization', values: [`Basic ${credentials}`] });
}

/**
 * The bytes to send; the header that says what they are is set where the app set none.
 * @param {HttpOptions} options
 * @param {OutgoingRequest['headers']} headers
 * @returns {Buffer | undefined}
 */
function bodyOf(options, headers) {
  if (options.form !== undefined) return formOf(options.form, headers);
  const { body } = options;
  if (body === undefined || body === null) return undefined;
  if (options.encodeBodyAsJSON) {
    setDefault(headers, 'Content-Type', 'application/json');
    // The vendor encodes with EJSON.stringify. Relaxed, a plain value is plain JSON, which every receiver reads.
    return Buffer.from(BSON.EJSON.stringify(body, { relaxed: true, ignoreUndefined: true }));
  }
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof BSON.Binary) return Buffer.from(body.value());
  if (body instanceof Uint8Array) return Buffer.from(body);
  throw new TypeError('context.http: body is text or BSON.Binary, or any value with encodeBodyAsJSON: true');
}

/**
 * A form is sent url-encoded, or in parts where the app asks for multipart/form-data, as the vendor's pages advise.
 * @param {Record<string, string | string[]>} form
 * @param {OutgoingRequest['headers']} headers
 * @returns {Buffer}
 */
function formOf(form, headers) {
  /** @type {[string, string][]} */
  const fields = [];
  for (const [name, value] of Object.entries(form)) for (const one of listOf(value)) fields.push([name, one]);
  const type = headers.get('content-type')?.values[0] ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) {
    setDefault(headers, 'Content-Type', 'application/x-www-form-urlencoded');
    return Buffer.from(new URLSearchParams(fields).toString());
  }
  const boundary = `form-${randomUUID()}`;
  headers.set('content-type', {
    name: 'Content-Type',
    values: [`multipart/form-data; boundary=${boundary}`],
  });
  const parts = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
  );
  return Buffer.from(`${parts.join('')}--${boundary}--\r\n`);
}

/**
 * A field's name within quotes, as the HTML standard escapes it.
 * @param {string} name
 * @returns {string}
 */
function quoted(name) {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/**
 * @param {OutgoingRequest['headers']} headers
 * @param {string} name
 * @param {string} value
 */
function setDefault(headers, name, value) {
  const key = name.toLowerCase();
  if (!headers.has(key)) headers.set(key, { name, values: [value] });
}

/**
 * A header, query or form value is an array on the platform; a single one is taken, too.
 * @param {unknown} value
 * @returns {string[]}
 */
function listOf(value) {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

module.exports = { outgoingRequest };
