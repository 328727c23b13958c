import { appFacts, entry, sentRequest } from './example-app';
const cors = require('../../../src/cloud-run/runtime/cors');
const { Router } = require('../../../src/cloud-run/runtime/route');

const from = (origin: string, more = {}): any => sentRequest({ headers: { Origin: origin, ...more } });
const listed = appFacts({ allowed_request_origins: ['https://shop.example.com'] });

test('with a list, only its origins are let in, and requests that name none', () => {
  expect(() => cors.checkOrigin(from('https://shop.example.com'), listed)).not.toThrow();
  expect(() => cors.checkOrigin(sentRequest(), listed)).not.toThrow();
  for (const origin of ['https://shop.example.com.evil.com', 'http://shop.example.com', 'null', '']) {
    expect(() => cors.checkOrigin(from(origin), listed)).toThrow(
      expect.objectContaining({ status: 403, code: 'DomainNotAllowed' }),
    );
  }
});

test.each([[undefined], [[]]])('without a list (%j), every origin is let in', (allowed_request_origins) => {
  const facts = appFacts({ allowed_request_origins });
  expect(() => cors.checkOrigin(from('https://a.b'), facts)).not.toThrow();
  expect(cors.originHeaders(from('https://a.b'), facts)).toEqual([
    ['Vary', 'Origin'],
    ['Access-Control-Allow-Origin', '*'],
  ]);
});

test('every answer varies by origin; a listed origin is named, another is not', () => {
  expect(cors.originHeaders(sentRequest(), listed)).toEqual([['Vary', 'Origin']]);
  expect(cors.originHeaders(from('https://a.b'), listed)).toEqual([['Vary', 'Origin']]);
  expect(cors.originHeaders(from('https://shop.example.com'), listed)).toEqual([
    ['Vary', 'Origin'],
    ['Access-Control-Allow-Origin', 'https://shop.example.com'],
  ]);
});

describe('a preflight', () => {
  const router = new Router([entry(), entry({ method: 'POST' }), entry({ route: '/any', method: '*' })]);
  const preflight = (url: string, asked?: string): any =>
    sentRequest({
      method: 'OPTIONS',
      url,
      headers: {
        Origin: 'https://a.b',
        'Access-Control-Request-Method': 'POST',
        ...(asked === undefined ? {} : { 'Access-Control-Request-Headers': asked }),
      },
    });

  test('is OPTIONS with an origin and a method', () => {
    expect(cors.isPreflight(preflight('/hello'))).toBe(true);
    expect(cors.isPreflight(sentRequest({ method: 'OPTIONS', headers: { Origin: 'https://a.b' } }))).toBe(
      false,
    );
    expect(cors.isPreflight({ ...preflight('/hello'), method: 'POST' })).toBe(false);
  });

  test('is told the methods of the route, and the headers that it asks for but credentials', () => {
    const asked = 'content-type,X-One, email, Password, apikey, api-key, jwtTokenString, authorization';
    expect(cors.preflightHeaders(preflight('/hello', asked), router)).toEqual([
      ['Access-Control-Allow-Methods', 'GET, POST'],
      ['Access-Control-Allow-Headers', 'content-type, X-One, authorization'],
      ['Access-Control-Max-Age', '600'],
    ]);
    expect(cors.preflightHeaders(preflight('/any', 'email'), router)).toEqual([
      ['Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE'],
      ['Access-Control-Max-Age', '600'],
    ]);
  });

  test('of no route is 404', () => {
    expect(() => cors.preflightHeaders(preflight('/other'), router)).toThrow('endpoint not found');
  });
});
