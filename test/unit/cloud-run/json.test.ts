import { Binary, Code, DBRef, Decimal128, Double, Int32, Long, MaxKey, MinKey } from 'mongodb';
import { BSONRegExp, BSONSymbol, ObjectId, Timestamp } from 'mongodb';
import fc from 'fast-check';

const { toJson } = require('../../../src/cloud-run/runtime/json');
const { BSON } = require('../../../src/cloud-run/runtime/bson');
const { promote } = require('../../../src/cloud-run/runtime/number-types');

const id = '5d505646cf6d4fe581014ab2';

describe('JSON', () => {
  // The vendor's page "Data Formats".
  test.each([
    ['an array', [], '[]'],
    [
      'a binary',
      Binary.createFromBase64('e67803a39588be8a95731a21e27d7391', 5),
      '{"Subtype":5,"Data":"e67803a39588be8a95731a21e27d7391"}',
    ],
    ['a date', new Date(1641954803067), '"2022-01-12T02:33:23.067Z"'],
    ['a decimal', Decimal128.fromString('9823.1297'), '"9823.1297"'],
    ['a document', {}, '{}'],
    ['a double', 10.5, '10.5'],
    ['an integer', 10, '10'],
    ['a 64-bit integer', Long.fromNumber(50), '50'],
    ['MaxKey', new MaxKey(), '{}'],
    ['MinKey', new MinKey(), '{}'],
    ['an ObjectId', new ObjectId(id), `"${id}"`],
    ['a regular expression', new BSONRegExp('^H', 'i'), '{"Pattern":"^H","Options":"i"}'],
    ['a timestamp', new Timestamp({ t: 1565545664, i: 1 }), '{"T":1565545664,"I":1}'],
  ])('%s of the vendor’s page', (_name, value, text) => {
    expect(toJson(value)).toBe(text);
  });

  test('the document of the vendor’s page', () => {
    const document = {
      Name: 'Mango',
      Year: Long.fromNumber(2022),
      Weight: Decimal128.fromString('9823.1297'),
      Date: new Date(1641954803067),
    };
    expect(toJson(document)).toBe(
      '{"Name":"Mango","Year":2022,"Weight":"9823.1297","Date":"2022-01-12T02:33:23.067Z"}',
    );
  });

  test.each([
    ['undefined', undefined, 'null'],
    ['null', null, 'null'],
    ['undefined in an object', { a: undefined, b: 1 }, '{"b":1}'],
    ['undefined in an array', [undefined, 1], '[null,1]'],
    ['a function in an object', { a() {} }, '{}'],
    ['NaN', [NaN, Infinity, -Infinity], '[null,null,null]'],
    ['a whole date', new Date(0), '"1970-01-01T00:00:00.000Z"'],
    ['a date that is none', new Date(NaN), 'null'],
    ['a text that is JSON', JSON.stringify({ a: 1 }), '"{\\"a\\":1}"'],
    ['a large 64-bit integer', Long.MAX_VALUE, '9223372036854775807'],
    ['a bigint', 5n, '5'],
    ['numbers of BSON', [new Int32(1), new Double(2)], '[1,2]'],
    ['an error', new TypeError('no'), '{"message":"no","name":"TypeError"}'],
    ['a regular expression of JavaScript', /^H/gi, '{"Pattern":"^H","Options":"i"}'],
    ['BSON.MinKey as a plain value', { a: BSON.MinKey }, '{"a":{}}'],
    ['a buffer', Buffer.from('ab'), '{"Subtype":0,"Data":"YWI="}'],
    ['what has a form of its own', new URL('http://a/b'), '"http://a/b"'],
    ['a symbol of BSON', new BSONSymbol('s'), '"s"'],
    ['code', new Code('a()'), '"a()"'],
    ['code with a scope', new Code('a()', { n: 1 }), '{"Code":"a()","Scope":{"n":1}}'],
    ['a reference', new DBRef('c', new ObjectId(id)), `{"$ref":"c","$id":"${id}"}`],
    ['what only looks like BSON', { _bsontype: 'ObjectId' }, '{"_bsontype":"ObjectId"}'],
    [
      'numbers that were read as others',
      promote({ a: new Double(5), b: [Long.fromNumber(6)] }),
      '{"a":5,"b":[6]}',
    ],
  ])('%s', (_name, value, text) => {
    expect(toJson(value)).toBe(text);
  });

  test('what contains itself is refused', () => {
    const circle: any[] = [];
    circle.push({ circle });
    expect(() => toJson(circle)).toThrow(TypeError);
  });

  test('is what JSON.stringify writes for what JSON has', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(toJson(value)).toBe(JSON.stringify(value));
      }),
    );
  });
});
