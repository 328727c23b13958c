import { entry } from './example-app';
const { functionRequest, readRequest, requestFacts } = require('../../../src/cloud-run/runtime/request');

const incoming = (url: string, rawHeaders: string[] = [], method = 'GET'): any => ({
  method,
  url,
  rawHeaders,
  socket: { remoteAddress: '::ffff:10.0.0.1' },
});

test('a request is read as it was sent', () => {
  const sent = readRequest(incoming('/a%2fb?x=1&secret=s', ['content-type', 'a/b'], 'PROPFIND'), 0);
  expect(sent).toMatchObject({
    method: 'PROPFIND',
    url: '/a%2fb?x=1&secret=s',
    path: '/a%2fb',
    rawQuery: 'x=1&secret=s',
    headers: { 'Content-Type': ['a/b'] },
    remoteIPAddress: '10.0.0.1',
  });
});

test('a target in absolute form is its path', () => {
  expect(readRequest(incoming('http://example.com/a?b=1'), 0)).toMatchObject({ path: '/a', rawQuery: 'b=1' });
  expect(readRequest(incoming('HTTPS://example.com'), 0)).toMatchObject({ path: '/', rawQuery: '' });
});

test.each([
  [['X-Forwarded-For', '1.1.1.1, 2.2.2.2'], 0, '2.2.2.2'],
  [['X-Forwarded-For', '1.1.1.1, 2.2.2.2'], 1, '1.1.1.1'],
  [['X-Forwarded-For', '1.1.1.1', 'x-forwarded-for', '3.3.3.3'], 0, '3.3.3.3'],
  [['X-Forwarded-For', '1.1.1.1'], 1, '10.0.0.1'],
  [['X-Forwarded-For', ''], 0, '10.0.0.1'],
  [[], 0, '10.0.0.1'],
])('with %j and %d trusted hops, the caller is %s', (rawHeaders, hops, expected) => {
  expect(readRequest(incoming('/', rawHeaders), hops).remoteIPAddress).toBe(expected);
});

describe('what a function gets', () => {
  const sent = readRequest(incoming('/x?secret=s&a=1', ['User-Agent', 'u', 'referer', 'r']), 0);

  test('a body is a Binary with all of its bytes', () => {
    const { body } = functionRequest(sent, Buffer.from([0x00, 0xff, 0x80, 0x0a]), entry());
    expect(body.toBase64()).toBe('AP+ACg==');
    expect(functionRequest(sent, Buffer.from('﻿é😀'), entry()).body.text()).toBe('﻿é😀');
  });

  test('no bytes are no body', () => {
    expect(functionRequest(sent, Buffer.alloc(0), entry()).body).toBeUndefined();
  });

  test('the secret stays out of the query of an entry that is validated by it', () => {
    const validated = entry({ validation: 'secret', secret: 'S' });
    expect(functionRequest(sent, Buffer.alloc(0), validated).query).toEqual({ a: '1' });
    expect(functionRequest(sent, Buffer.alloc(0), entry()).query).toEqual({ secret: 's', a: '1' });
  });

  test('what it does to its headers is seen by nobody else', () => {
    const { headers } = functionRequest(sent, Buffer.alloc(0), entry());
    delete headers['Referer'];
    headers['User-Agent'].push('x');
    expect(sent.headers).toEqual({ 'User-Agent': ['u'], Referer: ['r'] });
  });

  test('context.request has the documented fields', () => {
    expect(requestFacts(sent, entry({ route: '/x' }))).toEqual({
      remoteIPAddress: '10.0.0.1',
      requestHeaders: { 'User-Agent': ['u'], Referer: ['r'] },
      webhookUrl: '/x',
      httpMethod: 'GET',
      rawQueryString: 'a=1',
      httpReferrer: 'r',
      httpUserAgent: 'u',
      service: '',
      action: '',
    });
    const webhook = entry({ kind: 'webhook', service: 'S', webhook: 'W', route: '/S/W' });
    const facts = requestFacts(readRequest(incoming('/S/W'), 0), webhook);
    expect(facts).toMatchObject({ service: 'S', httpReferrer: undefined, httpUserAgent: undefined });
  });
});
