import { BSON } from 'mongodb';
const { crypto } = require('../../../src/cloud-run/runtime/crypto');

const AES_KEY = '603082712271C525E087BD999A4E0738';
const base64 = (binary: BSON.Binary): string => Buffer.from(binary.value()).toString('base64');
const binary = (text: string): BSON.Binary => new BSON.Binary(Buffer.from(text, 'base64'));

describe('samples of the page on global modules', () => {
  test('hmac', () => {
    expect(crypto.hmac('hello!', 'super-secret', 'sha256', 'base64')).toBe(
      'SUXd6PRMaTXXgBGaGsIHzaDWgTSa6C3D44lRGrvRak0=',
    );
  });

  test('hash', () => {
    expect(base64(crypto.hash('sha256', 'hello!'))).toBe('zgYJL7lI2f+sfRo3bkBLJrdXW8wR7gWkYV/vT+w6MIs=');
  });

  test('decrypt', () => {
    const encrypted = binary('WPBuIvJ6Bity43Uh822dW8QlVYVJaFUiDeUjlTiJXzptUuTYIKPlXekBQAJb');
    const message = crypto.decrypt('aes', encrypted, AES_KEY);
    expect(Buffer.from(message.value()).toString()).toBe('MongoDB is great!');
  });
});

test('hmac signs as hex, too, and by the longer and the shorter functions', () => {
  // RFC 2202, test case 2, and RFC 4231, test case 2.
  const message = 'what do ya want for nothing?';
  expect(crypto.hmac(message, 'Jefe', 'sha1', 'hex')).toBe('effcdf6ae5eb2fa2d27416d5f184df9c259a7c79');
  expect(crypto.hmac(message, 'Jefe', 'sha512', 'hex')).toMatch(/^164b7a7bfcf819e2e395fbe73b56e0a3/);
});

test('hash takes binary, and md5 and sha1', () => {
  // RFC 1321 and FIPS 180: the hashes of `abc`.
  expect(Buffer.from(crypto.hash('md5', 'abc').value()).toString('hex')).toBe(
    '900150983cd24fb0d6963f7d28e17f72',
  );
  const bytes = new BSON.Binary(Buffer.from('abc'));
  expect(Buffer.from(crypto.hash('sha1', bytes).value()).toString('hex')).toBe(
    'a9993e364706816aba3e25717850c26c9cd0d89d',
  );
});

test.each([16, 24, 32])('a message that was encrypted with a key of %d bytes comes back', (length) => {
  const key = 'k'.repeat(length);
  const encrypted = crypto.encrypt('aes', 'Grüße', key);
  expect(Buffer.from(crypto.decrypt('aes', encrypted, key).value()).toString()).toBe('Grüße');
  expect(base64(crypto.encrypt('aes', 'Grüße', key))).not.toBe(base64(encrypted));
});

test('a message that was changed is not decrypted', () => {
  const bytes = Buffer.from(crypto.encrypt('aes', 'secret', AES_KEY).value());
  bytes[14] = (bytes[14] ?? 0) ^ 1;
  expect(() => crypto.decrypt('aes', new BSON.Binary(bytes), AES_KEY)).toThrow();
});

test.each<[string, () => unknown]>([
  ['sha1, sha256, sha512 expected', () => crypto.hmac('a', 'b', 'md5', 'hex')],
  ['hex, base64 expected', () => crypto.hmac('a', 'b', 'sha1', 'binary')],
  ['hmac: secret: text expected', () => crypto.hmac('a', undefined, 'sha1', 'hex')],
  ['sha1, sha256, md5 expected', () => crypto.hash('sha512', 'a')],
  ['text or BSON.Binary expected', () => crypto.hash('md5', { a: 1 })],
  ['16, 24 or 32 bytes expected, not 5', () => crypto.encrypt('aes', 'a', 'short')],
  ["aes expected, not 'rsa'", () => crypto.encrypt('rsa', 'a', AES_KEY)],
  ['BSON.Binary expected', () => crypto.decrypt('aes', 'text', AES_KEY)],
  ['too short', () => crypto.decrypt('aes', binary('AAAA'), AES_KEY)],
  ['utils.crypto.sign is not supported', () => crypto.sign('rsa', 'a', 'key')],
  ['utils.crypto.verify is not supported', () => crypto.verify('rsa', 'a', 'key', binary('AAAA'))],
])('refused: %s', (message, call) => expect(call).toThrow(message));
