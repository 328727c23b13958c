import { entry } from './example-app';
const { promiseOfLong, promote } = require('../../../src/cloud-run/runtime/number-types');
const { resolveResult, resultFormat, writeResult } = require('../../../src/cloud-run/runtime/result');
const { Cursor } = require('../../../src/cloud-run/runtime/cursor');
const { BSON } = require('mongodb');

const later = <T>(value: T): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), 2));
const cursorOf = (documents: unknown[]): unknown => {
  const cursor = new Cursor(() => {}, { track: (promise: unknown) => promise, preserveNumberTypes: false });
  cursor.toArray = () => later(documents);
  return cursor;
};

describe('what is sent of a result', () => {
  test.each([
    ['a promise of a promise', () => later(later(1)), 1],
    ['a list of promises', () => [later(1), 2, later([later(3)])], [1, 2, [3]]],
    ['a promise in an object', () => ({ a: { b: later('x') }, c: 1 }), { a: { b: 'x' }, c: 1 }],
    ['a cursor', () => cursorOf([{ a: 1 }]), [{ a: 1 }]],
    ['a promise of a cursor', () => later(cursorOf([{ a: 1 }])), [{ a: 1 }]],
    ['a cursor in an object', () => ({ rows: cursorOf([]) }), { rows: [] }],
    ['null', () => null, null],
    ['undefined', () => undefined, undefined],
    ['a key that is __proto__', () => JSON.parse('{"__proto__":1}'), JSON.parse('{"__proto__":1}')],
  ])('%s', async (_, made, expected) => {
    expect(await resolveResult(made())).toEqual(expected);
  });

  test('an object with nothing to wait for stays the same object', async () => {
    const value = { a: [{ b: new Date() }] };
    expect(await resolveResult(value)).toBe(value);
  });

  test('types of numbers are kept beside a promise', async () => {
    const document = promote(
      BSON.deserialize(BSON.serialize({ n: BSON.Long.fromNumber(5) }), { promoteValues: false }),
    );
    const value = await resolveResult({ document, count: promiseOfLong(later(3)) });
    expect(writeResult(value, 'EJSON')).toBe(
      '{"document":{"n":{"$numberLong":"5"}},"count":{"$numberLong":"3"}}',
    );
  });

  test('a rejection inside of it is the failure of the function', async () => {
    await expect(resolveResult({ a: Promise.reject(new Error('x')) })).rejects.toMatchObject({
      text: '{"message":"x","name":"Error"}',
    });
  });

  test('what contains itself is refused, with a promise and without', async () => {
    const withPromise: any = { work: later(1) };
    withPromise.self = withPromise;
    await expect(resolveResult(withPromise)).rejects.toMatchObject({
      text: expect.stringContaining('contains itself'),
    });
    const without: any = {};
    without.self = without;
    expect(await resolveResult(without)).toBe(without);
    expect(() => writeResult(without, 'JSON')).toThrow('contains itself');
  });

  test('the same object twice is no circle', async () => {
    const shared = { a: later(1) };
    expect(await resolveResult([shared, shared])).toEqual([{ a: 1 }, { a: 1 }]);
  });
});

describe('the format', () => {
  test.each([
    ['JSON', undefined, 'JSON', 'application/json'],
    ['EJSON', undefined, 'EJSON', 'application/json'],
    ['EJSON', '*/*', 'EJSON', 'application/json'],
    ['EJSON', 'text/html, application/xhtml+xml', 'EJSON', 'application/json'],
    ['EJSON', 'application/json', 'JSON', 'application/json'],
    ['EJSON', 'application/json, text/plain, */*', 'JSON', 'application/json'],
    ['JSON', 'application/ejson', 'EJSON', 'application/ejson'],
    ['EJSON', 'Application/EJSON', 'EJSON', 'application/ejson'],
    ['JSON', 'application/json;q=0.5, application/ejson', 'EJSON', 'application/ejson'],
    ['JSON', 'application/ejson;q=0', 'JSON', 'application/json'],
    ['JSON', 'application/ejson;q=x', 'JSON', 'application/json'],
    ['EJSON', 'application/vnd.api+json', 'EJSON', 'application/json'],
  ] as const)('of an entry with %s that is asked for %s is %s as %s', (format, accept, expected, type) => {
    const headers = accept === undefined ? {} : { Accept: [accept] };
    expect(resultFormat(entry({ format }), headers)).toEqual({ format: expected, type });
  });
});
