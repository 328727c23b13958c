const { copyHeaders, firstHeader, readHeaders } = require('../../../src/cloud-run/runtime/headers');

test.each([
  ['content-type', 'Content-Type'],
  ['x-hub-signature', 'X-Hub-Signature'],
  ['X-HUB-SIGNATURE-256', 'X-Hub-Signature-256'],
  ['apiKey', 'Apikey'],
  ['jwtTokenString', 'Jwttokenstring'],
  ['firma', 'Firma'],
  ['a--b', 'A--B'],
])('a header sent as %s is %s, as Go spells it', (sent, seen) => {
  expect(Object.keys(readHeaders([sent, 'v']))).toEqual([seen]);
});

test('each line of a header is a value of its own, in their order', () => {
  expect(readHeaders(['X-Custom', 'b', 'x-custom', 'a, c'])).toEqual({ 'X-Custom': ['b', 'a, c'] });
});

test('Host is no header of the request', () => {
  expect(readHeaders(['host', 'example.com', 'A', '1'])).toEqual({ A: ['1'] });
});

test('headers are a plain object, whatever their names are', () => {
  const headers = readHeaders(['__proto__', 'x', 'firma', 'y']);
  // As sources ask.
  const { hasOwnProperty } = headers;
  expect(hasOwnProperty.call(headers, 'Firma')).toBe(true);
  expect(hasOwnProperty.call(headers, 'Other')).toBe(false);
  expect(Object.getPrototypeOf(headers)).toBe(Object.prototype);
  expect(firstHeader(headers, '__proto__')).toBe('x');
  expect(firstHeader(headers, 'constructor')).toBeUndefined();
});

test('bytes of UTF-8 are text; others stay the characters that Node made of them', () => {
  const utf8 = Buffer.from('Zoë', 'utf8').toString('latin1');
  expect(readHeaders(['A', utf8, 'B', 'Zo\xeb'])).toEqual({ A: ['Zoë'], B: ['Zo\xeb'] });
});

test('a copy shares no array with what it was made of', () => {
  const headers = readHeaders(['A', '1']);
  const copy = copyHeaders(headers);
  copy.A.push('2');
  expect(headers).toEqual({ A: ['1'] });
});
