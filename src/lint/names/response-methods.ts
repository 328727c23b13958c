import { platformSetters } from './platform-members';

/** Methods of Express' response that end it; Express 5 API, "Response", and Node's http.ServerResponse. */
export const senders: ReadonlySet<string> = new Set([
  ...['send', 'json', 'jsonp', 'end', 'sendStatus', 'redirect', 'render', 'sendFile', 'download', 'destroy'],
]);

/** Methods that set a status or a header, and give the response back. */
export const headerSetters: ReadonlySet<string> = new Set([
  ...['status', 'set', 'header', 'setHeader', 'setHeaders', 'appendHeader', 'append', 'type', 'contentType'],
  ...['cookie', 'clearCookie', 'vary', 'links', 'location', 'attachment', 'removeHeader'],
]);

/** Methods that put headers on their way and leave the response open. */
export const writers: ReadonlySet<string> = new Set(['write', 'writeHead', 'flushHeaders']);

/** Methods that neither send nor change a response that is still to be sent. */
export const plainMethods: ReadonlySet<string> = new Set([
  ...['get', 'getHeader', 'getHeaders', 'getHeaderNames', 'hasHeader', 'getRawHeaderNames', 'setTimeout'],
  ...['off', 'removeListener', 'removeAllListeners', 'listeners', 'listenerCount', 'emit', 'eventNames'],
  ...['cork', 'uncork', 'flush', 'setDefaultEncoding', 'addTrailers', 'setMaxListeners', 'toString'],
  ...['writeContinue', 'writeProcessing', 'writeEarlyHints'],
]);

/** Whether a method is one by which a response acts. */
export const isResponseMethod = (name: string): boolean =>
  senders.has(name) || headerSetters.has(name) || writers.has(name) || platformSetters.has(name);
