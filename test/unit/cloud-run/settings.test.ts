import { appFacts } from './example-app';
const { readSettings } = require('../../../src/cloud-run/runtime/settings');
const read = (env: Record<string, string>, facts = {}): any => readSettings(env, appFacts(facts));

test('without variables, the documented values and those of app.json hold', () => {
  expect(read({}, { error_status: 422, floating_failure: 'log' })).toEqual({
    errorStatus: 422,
    floatingFailure: 'log',
    hideErrors: false,
    deadline: 295_000,
    maxBodyBytes: 18 * 1024 * 1024,
    bodyContentType: 'application/json',
    cors: true,
    trustedHops: 0,
    preserveNumberTypes: undefined,
    publicUrl: undefined,
  });
});

test('each variable sets what it says', () => {
  expect(
    read({
      ERROR_STATUS: '500',
      FLOATING_FAILURE: 'log',
      ERROR_DETAIL: 'hide',
      DEADLINE_MS: '500',
      MAX_BODY_BYTES: '33554432',
      BODY_CONTENT_TYPE: 'text/plain',
      CORS: 'off',
      TRUSTED_HOPS: '2',
      PRESERVE_NUMBER_TYPES: '0',
      PUBLIC_URL: 'https://shop.example.com',
    }),
  ).toEqual({
    errorStatus: 500,
    floatingFailure: 'log',
    hideErrors: true,
    deadline: 500,
    maxBodyBytes: 33_554_432,
    bodyContentType: 'text/plain',
    cors: false,
    trustedHops: 2,
    preserveNumberTypes: false,
    publicUrl: 'https://shop.example.com',
  });
});

test.each([
  ['ERROR_STATUS', '399'],
  ['ERROR_STATUS', '600'],
  ['ERROR_STATUS', 'bad'],
  ['FLOATING_FAILURE', 'ignore'],
  ['ERROR_DETAIL', 'Hide'],
  ['DEADLINE_MS', '0'],
  ['DEADLINE_MS', '1.5'],
  ['MAX_BODY_BYTES', '33554433'],
  ['CORS', 'no'],
  ['TRUSTED_HOPS', '-1'],
  ['PRESERVE_NUMBER_TYPES', 'yes'],
])('%s=%s ends the start, and is named', (name, value) => {
  expect(() => read({ [name]: value })).toThrow(`${name} is "${value}"`);
});

test.each([
  ['300', undefined, 295_000],
  ['60', undefined, 55_000],
  ['60', '1000', 1000],
  ['6', undefined, 3000],
  ['', undefined, 295_000],
])('with a service timeout of %s s and DEADLINE_MS %s, the deadline is %d', (timeout, deadline, expected) => {
  const env = {
    CLOUD_RUN_TIMEOUT_SECONDS: timeout,
    ...(deadline === undefined ? {} : { DEADLINE_MS: deadline }),
  };
  expect(read(env).deadline).toBe(expected);
});
