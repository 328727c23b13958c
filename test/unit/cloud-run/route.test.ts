import { entry } from './example-app';
import type { Entry } from '../../../src/cloud-run/runtime/types';
const { Router } = require('../../../src/cloud-run/runtime/route');

const named = (name: string, changed: Partial<Entry>): Entry => entry({ name, ...changed });
const webhook = (name: string, changed: Partial<Entry> = {}): Entry =>
  entry({ name, kind: 'webhook', service: 'S', webhook: 'W', route: '/S/W', method: 'POST', ...changed });

/** The name of the entry that answers, or the status and, for 405, what is allowed. */
function found(entries: Entry[], method: string, path: string): string {
  try {
    return new Router(entries).find(method, path).name;
  } catch (error: any) {
    return [error.status, error.code, ...error.headers.flat()].join(' ');
  }
}
const NOT_FOUND = '404 EndpointNotFound';

describe('paths', () => {
  const entries = [named('hello', { route: '/Hello/latest_1' }), named('special', { route: '/a b/é{x}' })];
  test.each([
    ['/Hello/latest_1', 'hello'],
    ['/%48ello/latest%5F1', 'hello'],
    ['/app/shop-abcde/endpoint/Hello/latest_1', 'hello'],
    ['/hello/latest_1', NOT_FOUND],
    ['/Hello/latest_1/', NOT_FOUND],
    ['//Hello/latest_1', NOT_FOUND],
    ['/Hello//latest_1', NOT_FOUND],
    ['/Hello%2Flatest_1', NOT_FOUND],
    ['/Hello/latest_1%', NOT_FOUND],
    ['/Hello/latest_1%zz', NOT_FOUND],
    ['/a%20b/%C3%A9%7Bx%7D', 'special'],
    ['/a%20b/%c3%a9{x}', 'special'],
    ['/a+b/%C3%A9%7Bx%7D', NOT_FOUND],
    ['/app/x/endpoint', NOT_FOUND],
    ['/constructor', NOT_FOUND],
    ['/', NOT_FOUND],
  ])('%s: %s', (path, expected) => {
    expect(found(entries, 'GET', path)).toBe(expected);
  });
});

describe('methods', () => {
  const entries = [
    named('any', { method: '*' }),
    named('get', { method: 'GET' }),
    named('post', { method: 'POST', route: '/one' }),
    named('put', { method: 'PUT', route: '/one' }),
    webhook('head', { method: '*' }),
  ];
  test.each([
    ['GET', '/hello', 'get'],
    ['PATCH', '/hello', 'any'],
    ['PROPFIND', '/hello', 'any'],
    ['OPTIONS', '/hello', 'any'],
    ['HEAD', '/hello', '405 MethodNotAllowed Allow GET, POST, PUT, PATCH, DELETE'],
    ['POST', '/one', 'post'],
    ['GET', '/one', '405 MethodNotAllowed Allow POST, PUT'],
    ['get', '/one', '405 MethodNotAllowed Allow POST, PUT'],
    ['HEAD', '/S/W', 'head'],
    ['DELETE', '/S/W', 'head'],
  ])('%s %s: %s', (method, path, expected) => {
    expect(found(entries, method, path)).toBe(expected);
  });
});

test('what is disabled is not there, and neither is its method', () => {
  const entries = [named('off', { disabled: true }), named('on', { method: 'POST' })];
  expect(found(entries, 'GET', '/hello')).toBe('405 MethodNotAllowed Allow POST');
  expect(found([named('off', { disabled: true })], 'GET', '/hello')).toBe(NOT_FOUND);
  expect(found([webhook('off', { disabled: true })], 'POST', '/S/W')).toBe(NOT_FOUND);
});

describe('webhooks', () => {
  const old = '/api/client/v2.0/app/shop-abcde/service/S/incoming_webhook/W';
  test.each([[old], ['/app/x/endpoint/S/W'], ['/S/W'], [old.replace('S/', '%53/')]])('%s', (path) => {
    expect(found([webhook('hook')], 'POST', path)).toBe('hook');
  });

  test('beside the endpoint that was made of it, a webhook has its old path only', () => {
    const entries = [webhook('hook'), named('made', { route: '/S/W', method: 'POST' })];
    expect(found(entries, 'POST', old)).toBe('hook');
    expect(found(entries, 'POST', '/S/W')).toBe('made');
    expect(found(entries, 'POST', '/app/x/endpoint/S/W')).toBe('made');
  });

  test('names of services may hold what paths escape', () => {
    const hook = webhook('hook', { service: 'my service', webhook: 'é', route: '/my service/é' });
    const path = '/api/client/v2.0/app/x/service/my%20service/incoming_webhook/%c3%a9';
    expect(found([hook], 'POST', path)).toBe('hook');
  });
});

test('a service of its own has the root as well, and no other path', () => {
  const router = Router.ofOne(named('hello', {}));
  expect(router.find('GET', '/').name).toBe('hello');
  expect(router.find('GET', '/hello').name).toBe('hello');
  expect(() => router.find('GET', '/other')).toThrow('endpoint not found');
  expect(() => Router.ofOne(named('off', { disabled: true })).find('GET', '/')).toThrow('endpoint not found');
});
