import { generateKeyPairSync, type KeyObject } from 'node:crypto';
const { jwt } = require('../../../src/cloud-run/runtime/jwt');

// The page prints a name that is not in its token: the token holds this one.
const CLAIMS = { sub: '1234567890', name: 'Joe Schmoe', iat: 1565721223187 };
const SAMPLE =
  'eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvZSBTY2htb2UiLCJpYXQiOjE1NjU3MjEyMjMxODd9.-QL15ldu2BYuJokNWT6YRiwZQIiIpvq6Kyv-C6qslNdNiUVxo8zqLJZ1iEkNf2yZKMIrQuMCtIC1tzd2H31AxA';

const pem = (key: KeyObject): string =>
  key.export({ format: 'pem', type: key.type === 'private' ? 'pkcs8' : 'spki' }).toString();
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test('the sample of the page on global modules is encoded and decoded', () => {
  expect(jwt.encode('HS512', CLAIMS, 'SuperSecret')).toBe(SAMPLE);
  expect(jwt.decode(SAMPLE, 'SuperSecret', false, ['HS512'])).toEqual(CLAIMS);
});

test('the header is given if asked for, with fields of the app that name no other method', () => {
  const token = jwt.encode('HS256', { a: 1 }, 'secret', { kid: '7', alg: 'none' });
  expect(jwt.decode(token, 'secret', true)).toEqual({
    header: { alg: 'HS256', typ: 'JWT', kid: '7' },
    payload: { a: 1 },
  });
});

describe('signing methods with two keys', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const curves = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' };
  const keys = (method: string): { publicKey: KeyObject; privateKey: KeyObject } =>
    method in curves ? generateKeyPairSync('ec', { namedCurve: curves[method as keyof typeof curves] }) : rsa;

  test.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'])(
    '%s',
    (method) => {
      const { publicKey, privateKey } = keys(method);
      const token: string = jwt.encode(method, { a: 1 }, pem(privateKey));
      expect(jwt.decode(token, pem(publicKey), false, [method])).toEqual({ a: 1 });
      const [head, , signature] = token.split('.');
      expect(() => jwt.decode(`${head}.${part({ a: 2 })}.${signature}`, pem(publicKey))).toThrow(
        'the signature is wrong',
      );
    },
  );

  test('two numbers of 32 bytes are the signature of ES256 (RFC 7518, section 3.4)', () => {
    const token: string = jwt.encode('ES256', {}, pem(keys('ES256').privateKey));
    expect(Buffer.from(token.split('.')[2] ?? '', 'base64url')).toHaveLength(64);
  });

  test('a public key is no secret: who signs with it is refused', () => {
    const publicKey = pem(rsa.publicKey);
    const token = jwt.encode('HS256', { a: 1 }, publicKey);
    expect(() => jwt.decode(token, publicKey)).toThrow('the key is a PEM key');
  });

  test('a key of another kind is refused', () => {
    expect(() => jwt.encode('ES256', {}, pem(rsa.privateKey))).toThrow('needs a key of type ec');
  });
});

const hourAgo = Math.floor(Date.now() / 1000) - 3600;
test.each<[string, string]>([
  ['the signature is wrong', jwt.encode('HS256', {}, 'another')],
  ["signing method 'HS512' is not accepted", jwt.encode('HS512', {}, 'secret')],
  ["unknown signing method 'none'", `${part({ alg: 'none' })}.${part({ a: 1 })}.`],
  ["unknown signing method 'undefined'", `${part({})}.${part({ a: 1 })}.`],
  ['it is expired', jwt.encode('HS256', { exp: hourAgo }, 'secret')],
  ['it is expired', jwt.encode('HS256', { exp: 'never' }, 'secret')],
  ['it is not valid yet', jwt.encode('HS256', { nbf: hourAgo + 7200 }, 'secret')],
  ['three parts', 'a.b'],
  ['no JSON', '!.!.!'],
  ['no object', `${part('text')}.${part({})}.`],
])('refused: %s', (message, token) => {
  expect(() => jwt.decode(token, 'secret', false, ['HS256', 'none', 'undefined'])).toThrow(message);
});

test('a key is text, a method is known, a payload is an object', () => {
  expect(() => jwt.encode('HS256', {}, undefined)).toThrow('the key is no text');
  expect(() => jwt.decode(SAMPLE, '')).toThrow('the key is no text');
  expect(() => jwt.encode('none', {}, 'secret')).toThrow("unknown signing method 'none'");
  expect(() => jwt.encode('HS256', 'text', 'secret')).toThrow('an object expected');
});
