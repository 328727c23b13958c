import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { entry, sentRequest } from './example-app';
import type { Entry } from '../../../src/cloud-run/runtime/types';
const { validate } = require('../../../src/cloud-run/runtime/validate');

const KEY = '12345';
const settings = { publicUrl: undefined as string | undefined };
beforeEach(() => {
  process.env['HOOK_SECRET'] = KEY;
  settings.publicUrl = undefined;
});
afterAll(() => delete process.env['HOOK_SECRET']);

type Sent = { url?: string; headers?: Record<string, string>; body?: string | Buffer };
function isLetIn(changed: Partial<Entry>, { body = '', ...sent }: Sent): boolean {
  try {
    validate(entry({ secret: 'HOOK_SECRET', ...changed }), sentRequest(sent), Buffer.from(body), settings);
    return true;
  } catch (error: any) {
    expect(error).toMatchObject({
      status: 401,
      code: 'IncomingWebhookAuthFailed',
      message: 'webhook authentication failed',
    });
    return false;
  }
}
const hmac = (body: string | Buffer, key = KEY): string =>
  createHmac('sha256', key).update(body).digest('hex');

describe('a secret in the query', () => {
  const bySecret = { validation: 'secret' } as const;
  test.each([
    ['?secret=12345', true],
    ['?a=1&secret=12345', true],
    ['?secret=%31%32345', true],
    ['?secret=12345&secret=wrong', true],
    ['?secret=wrong&secret=12345', false],
    ['', false],
    ['?secret', false],
    ['?secret=', false],
    ['?secret=1234', false],
    ['?secret=123456', false],
    ['?Secret=12345', false],
    ['?secret=%zz&secret=12345', true],
  ])('%s: %s', (query, expected) => {
    expect(isLetIn(bySecret, { url: `/hello${query}` })).toBe(expected);
  });

  test.each([[undefined], ['']])('nobody is let in where the variable is %j', (value) => {
    if (value === undefined) delete process.env['HOOK_SECRET'];
    else process.env['HOOK_SECRET'] = value;
    expect(isLetIn(bySecret, { url: '/hello?secret=' })).toBe(false);
    expect(isLetIn(bySecret, { url: '/hello?secret=undefined' })).toBe(false);
  });

  test('nobody is let in where no variable is named', () => {
    expect(isLetIn({ ...bySecret, secret: undefined }, { url: '/hello?secret=undefined' })).toBe(false);
  });
});

describe('a signature', () => {
  const endpoint = { validation: 'signature' } as const;
  const webhook = { validation: 'signature', kind: 'webhook' } as const;
  // Of the vendor's page on webhooks.
  const published = '828ee180512eaf8a6229eda7eea72323f68e9c0f0093b11a578b0544c5777862';
  const body = '{"message":"MESSAGE"}';

  test.each([
    ['endpoint', endpoint, 'Endpoint-Signature', true],
    ['webhook', webhook, 'X-Hook-Signature', true],
    ['webhook', webhook, 'Endpoint-Signature', true],
    ['endpoint', endpoint, 'X-Hook-Signature', false],
  ])('of the published %s %j in %s: %s', (_, kind, header, expected) => {
    expect(isLetIn(kind, { headers: { [header]: `sha256=${published}` }, body })).toBe(expected);
  });

  test.each([
    [published, true],
    [`sha256=${published.toUpperCase()}`, true],
    [` sha256=${published}`, true],
    [`sha1=${published}`, false],
    [`sha256=${published.slice(2)}`, false],
    [`sha256=${published}00`, false],
    [`sha256=${hmac(body, 'other')}`, false],
    ['sha256=zz', false],
    ['sha256=', false],
    ['', false],
    ['a'.repeat(1_000_000), false],
  ])('%.80s: %s', (signature, expected) => {
    expect(isLetIn(endpoint, { headers: { 'Endpoint-Signature': signature }, body })).toBe(expected);
  });

  test('is over the bytes as sent: other spaces are another body', () => {
    const headers = { 'Endpoint-Signature': `sha256=${hmac('{ "message": "Hello!" }')}` };
    expect(isLetIn(endpoint, { headers, body: '{ "message": "Hello!" }' })).toBe(true);
    expect(isLetIn(endpoint, { headers, body: '{"message":"Hello!"}' })).toBe(false);
    const zipped = gzipSync(body);
    expect(isLetIn(endpoint, { headers: { 'Endpoint-Signature': hmac(zipped) }, body: zipped })).toBe(true);
  });

  test('without a body is over the raw query, or over nothing', () => {
    const url = '/hello?num=5';
    expect(isLetIn(endpoint, { url, headers: { 'Endpoint-Signature': hmac('num=5') } })).toBe(true);
    expect(isLetIn(endpoint, { url, headers: { 'Endpoint-Signature': hmac('') } })).toBe(true);
    expect(isLetIn(endpoint, { url, headers: { 'Endpoint-Signature': hmac('num=6') } })).toBe(false);
    expect(isLetIn(endpoint, { headers: { 'Endpoint-Signature': hmac('') } })).toBe(true);
    // With a body, the query proves nothing.
    expect(isLetIn(endpoint, { url, headers: { 'Endpoint-Signature': hmac('num=5') }, body })).toBe(false);
    expect(isLetIn(endpoint, { url, headers: { 'Endpoint-Signature': hmac('') }, body })).toBe(false);
  });

  test('nobody is let in without the variable, or without the header', () => {
    expect(isLetIn(endpoint, { body })).toBe(false);
    delete process.env['HOOK_SECRET'];
    expect(isLetIn(endpoint, { headers: { 'Endpoint-Signature': hmac(body, 'undefined') }, body })).toBe(
      false,
    );
  });
});

describe('a webhook of GitHub', () => {
  const github = { validation: 'signature', kind: 'webhook', payload: 'github' } as const;
  const body = '{"zen":"Keep it logically awesome."}';
  const sha1 = `sha1=${createHmac('sha1', KEY).update(body).digest('hex')}`;

  test.each([
    [{ 'X-Hub-Signature-256': `sha256=${hmac(body)}` }, true],
    [{ 'X-Hub-Signature': sha1 }, true],
    [{ 'X-Hub-Signature-256': `sha256=${hmac('other')}`, 'X-Hub-Signature': sha1 }, false],
    [{ 'X-Hub-Signature-256': hmac(body) }, false],
    [{ 'X-Hook-Signature': `sha256=${hmac(body)}` }, false],
    [{}, false],
  ] as [Record<string, string>, boolean][])('%j: %s', (headers, expected) => {
    expect(isLetIn(github, { headers, body })).toBe(expected);
  });
});

describe('a webhook of Twilio', () => {
  const twilio = { validation: 'signature', kind: 'webhook', payload: 'twilio' } as const;
  // Of Twilio's page on validating requests.
  const url = '/myapp.php?foo=1&bar=2';
  const body =
    'CallSid=CA1234567890ABCDE&Caller=%2B12349013030&Digits=1234&From=%2B12349013030&To=%2B18005551212';
  const signature = '0/KCTR6DLpKmkAf8muzZqo1nDgQ=';

  test('is signed with its public URL and its fields', () => {
    const headers = { 'X-Twilio-Signature': signature };
    settings.publicUrl = 'https://mycompany.com/';
    expect(isLetIn(twilio, { url, headers, body })).toBe(true);
    expect(isLetIn(twilio, { url, headers, body: body.replace('1234&', '1235&') })).toBe(false);
    expect(isLetIn(twilio, { url: `${url}&x=1`, headers, body })).toBe(false);
    expect(isLetIn(twilio, { url, headers: {}, body })).toBe(false);
  });

  test('is refused without the public URL', () => {
    expect(isLetIn(twilio, { url, headers: { 'X-Twilio-Signature': signature }, body })).toBe(false);
  });
});

test('an entry without validation asks for nothing, one with an unknown validation lets nobody in', () => {
  expect(isLetIn({ validation: 'none', secret: undefined }, {})).toBe(true);
  expect(isLetIn({ validation: 'other' as 'none' }, { url: '/hello?secret=12345' })).toBe(false);
});
