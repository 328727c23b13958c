const { firstValues, readPairs, withoutSecret } = require('../../../src/cloud-run/runtime/query');
const query = (raw: string): Record<string, string> => firstValues(readPairs(raw));

test.each([
  ['a=1&a=2', { a: '1' }],
  ['regions=na,eu&currency=USD', { regions: 'na,eu', currency: 'USD' }],
  ['a+b=c%20d&e', { 'a b': 'c d', e: '' }],
  ['a=&b', { a: '', b: '' }],
  ['a=%zz&b=1', { b: '1' }],
  ['%z=1&b=%4', {}],
  ['n=42', { n: '42' }],
  ['a=b=c', { a: 'b=c' }],
  ['a%3Db=%26', { 'a=b': '&' }],
  ['=x&&a=1&', { '': 'x', a: '1' }],
  ['e=%C3%A9%F0%9F%98%80', { e: 'é😀' }],
  ['bad=%ff', { bad: '�' }],
  ['b[c]=1', { 'b[c]': '1' }],
  ['', {}],
])('%s', (raw, expected) => {
  expect(query(raw)).toEqual(expected);
});

test('names of the prototype are names like any other', () => {
  const parsed = query('__proto__=x&constructor=y&hasOwnProperty=z');
  expect(Object.entries(parsed)).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
    ['hasOwnProperty', 'z'],
  ]);
  expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

test.each([
  ['secret=x&a=1&b=2', 'a=1&b=2'],
  ['a=1&secret=x', 'a=1'],
  ['secret=x', ''],
  ['a=1&secret=x&secret=y&b=%20', 'a=1&b=%20'],
  ['s%65cret=x&a=%zz', 'a=%zz'],
  ['secrets=x&a=secret', 'secrets=x&a=secret'],
  ['', ''],
])('the raw query %s is %s without its secret', (raw, expected) => {
  expect(withoutSecret(raw)).toBe(expected);
});
