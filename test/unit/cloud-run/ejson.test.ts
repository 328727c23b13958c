import { BSON as bson, Binary, Code, DBRef, Decimal128, Double, Int32, Long, MaxKey, MinKey } from 'mongodb';
import { BSONRegExp, BSONSymbol, ObjectId, Timestamp, UUID } from 'mongodb';
import fc from 'fast-check';

const { toEjson } = require('../../../src/cloud-run/runtime/ejson');
const { BSON, EJSON } = require('../../../src/cloud-run/runtime/bson');

const id = '5d505646cf6d4fe581014ab2';

describe('canonical EJSON', () => {
  // The vendor's page "Data Formats".
  test.each([
    ['an array', [], '[]'],
    [
      'a binary',
      Binary.createFromBase64('e67803a39588be8a95731a21e27d7391', 5),
      '{"$binary":{"base64":"e67803a39588be8a95731a21e27d7391","subType":"05"}}',
    ],
    ['a date', new Date(1641954803067), '{"$date":{"$numberLong":"1641954803067"}}'],
    ['a decimal', Decimal128.fromString('9823.1297'), '{"$numberDecimal":"9823.1297"}'],
    ['a document', {}, '{}'],
    ['a double', 10.5, '{"$numberDouble":"10.5"}'],
    ['an integer', 10, '{"$numberInt":"10"}'],
    ['a 64-bit integer', Long.fromNumber(50), '{"$numberLong":"50"}'],
    ['MaxKey', new MaxKey(), '{"$maxKey":1}'],
    ['MinKey', new MinKey(), '{"$minKey":1}'],
    ['an ObjectId', new ObjectId(id), `{"$oid":"${id}"}`],
    [
      'a regular expression',
      new BSONRegExp('^H', 'i'),
      '{"$regularExpression":{"pattern":"^H","options":"i"}}',
    ],
    ['a timestamp', new Timestamp({ t: 1565545664, i: 1 }), '{"$timestamp":{"t":1565545664,"i":1}}'],
  ])('%s of the vendor’s page', (_name, value, text) => {
    expect(toEjson(value)).toBe(text);
  });

  test.each([
    [2 ** 31 - 1, '{"$numberInt":"2147483647"}'],
    [-(2 ** 31), '{"$numberInt":"-2147483648"}'],
    [2 ** 31, '{"$numberLong":"2147483648"}'],
    [-(2 ** 31) - 1, '{"$numberLong":"-2147483649"}'],
    [2 ** 53, '{"$numberLong":"9007199254740992"}'],
    [2 ** 62, '{"$numberLong":"4611686018427387904"}'],
    [-(2 ** 63), '{"$numberLong":"-9223372036854775808"}'],
    [2 ** 63, '{"$numberDouble":"9223372036854776000"}'],
    [1e21, '{"$numberDouble":"1e+21"}'],
    [-0, '{"$numberDouble":"-0.0"}'],
    [NaN, '{"$numberDouble":"NaN"}'],
    [Infinity, '{"$numberDouble":"Infinity"}'],
    [-Infinity, '{"$numberDouble":"-Infinity"}'],
    [5n, '{"$numberLong":"5"}'],
    [new Int32(5), '{"$numberInt":"5"}'],
    [new Double(5), '{"$numberDouble":"5.0"}'],
  ])('the number %p', (value, text) => {
    expect(toEjson(value)).toBe(text);
  });

  test.each([
    ['undefined', undefined, '{"$undefined":true}'],
    ['null', null, 'null'],
    ['a text', 'Hello world', '"Hello world"'],
    ['a text that is JSON', JSON.stringify({ a: 1 }), '"{\\"a\\":1}"'],
    ['true', true, 'true'],
    ['undefined in an object', { a: undefined }, '{"a":{"$undefined":true}}'],
    ['undefined in an array', [undefined], '[{"$undefined":true}]'],
    ['a function in an object', { a() {}, b: 1 }, '{"b":{"$numberInt":"1"}}'],
    ['a symbol in an object', { a: Symbol('a') }, '{}'],
    ['an error', new RangeError('too far'), '{"message":"too far","name":"RangeError"}'],
    ['a regular expression of JavaScript', /a b/gi, '{"$regularExpression":{"pattern":"a b","options":"i"}}'],
    ['a date that is none', new Date(NaN), 'null'],
    ['BSON.MinKey as a plain value', { a: BSON.MinKey }, '{"a":{"$minKey":1}}'],
    ['a buffer', Buffer.from('ab'), '{"$binary":{"base64":"YWI=","subType":"00"}}'],
    ['what has a form of its own', new URL('http://a/b'), '"http://a/b"'],
    ['a map', new Map([['a', null]]), '{"a":null}'],
    ['< and >', '<a>', '"<a>"'],
    ['an own key __proto__', JSON.parse('{"__proto__":"x"}'), '{"__proto__":"x"}'],
    ['what only looks like BSON', { _bsontype: 'ObjectId' }, '{"_bsontype":"ObjectId"}'],
    ['code', new Code('a()'), '{"$code":"a()"}'],
    ['code with a scope', new Code('a()', { n: 1 }), '{"$code":"a()","$scope":{"n":{"$numberInt":"1"}}}'],
    ['a symbol of BSON', new BSONSymbol('s'), '{"$symbol":"s"}'],
    ['a reference', new DBRef('c', new ObjectId(id), 'd'), `{"$ref":"c","$id":{"$oid":"${id}"},"$db":"d"}`],
    [
      'a UUID',
      new UUID('00112233-4455-6677-8899-aabbccddeeff'),
      '{"$binary":{"base64":"ABEiM0RVZneImaq7zN3u/w==","subType":"04"}}',
    ],
  ])('%s', (_name, value, text) => {
    expect(toEjson(value)).toBe(text);
  });

  test('keys stay in their order', () => {
    expect(toEjson({ b: null, a: null })).toBe('{"b":null,"a":null}');
  });

  test('the same object twice is no circle, and one that contains itself is refused', () => {
    const twice = { a: 1 };
    expect(toEjson([twice, twice])).toBe('[{"a":{"$numberInt":"1"}},{"a":{"$numberInt":"1"}}]');
    const circle: any = { list: [{}] };
    circle.list[0].back = circle;
    expect(() => toEjson(circle)).toThrow(TypeError);
    expect(() => toEjson(circle)).toThrow(/contains itself/);
  });

  test('a bigint beyond 64 bits is refused', () => {
    expect(() => toEjson(2n ** 63n)).toThrow(TypeError);
    expect(toEjson(-(2n ** 63n))).toBe('{"$numberLong":"-9223372036854775808"}');
  });

  const leaf = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger(),
    fc.integer(),
    // bson writes whole numbers beyond 2^53 with digits that are rounded.
    fc.double().filter((value) => !Number.isInteger(value) || Number.isSafeInteger(value)),
    fc.date({ noInvalidDate: true }),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => Long.fromBigInt(value)),
    fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
    fc
      .tuple(fc.uint8Array(), fc.constantFrom(0, 1, 5, 128, 255))
      .map(([bytes, type]) => new Binary(bytes, type)),
    fc.integer().map((value) => new Int32(value)),
    fc.double().map((value) => new Double(value)),
    fc
      .tuple(
        fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }),
        fc.integer({ min: -6000, max: 6000 }),
      )
      .map(([digits, exponent]) => Decimal128.fromString(`${digits}E${exponent}`)),
    fc.tuple(fc.nat(), fc.nat()).map(([t, i]) => new Timestamp({ t, i })),
    fc.constantFrom(
      /a+/i,
      /^b$/m,
      new BSONRegExp('c', 'ix'),
      new MinKey(),
      new MaxKey(),
      new BSONSymbol('s'),
    ),
    fc.string().map((code) => new Code(code, { n: 1 })),
  );
  // Keys that start with $ mean something to EJSON.parse.
  const key = fc.string().filter((text) => !text.startsWith('$'));
  const { value: anything } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value')), fc.dictionary(key, tie('value'))),
  }));

  test('is what bson writes, for all but undefined', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(toEjson(value)).toBe(bson.EJSON.stringify(value, { relaxed: false }));
      }),
      { numRuns: 500 },
    );
  });

  test('is read back by EJSON.parse to what is written the same', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const text = toEjson({ value });
        expect(EJSON.stringify(EJSON.parse(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
