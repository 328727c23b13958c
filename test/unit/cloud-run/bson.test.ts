import { Double, Long, MinKey, ObjectId } from 'mongodb';

const { BSON, EJSON } = require('../../../src/cloud-run/runtime/bson');
const { promote, promiseOfLong, typedResult } = require('../../../src/cloud-run/runtime/number-types');
const { toDriver } = require('../../../src/cloud-run/runtime/to-driver');

const id = '5d505646cf6d4fe581014ab2';

describe('BSON', () => {
  test.each([
    ['ObjectId', [id]],
    ['ObjectID', [id]],
    ['Binary', [Buffer.from('a')]],
    ['BSONRegExp', ['a', 'i']],
    ['Int32', [42]],
    ['Long', [600206158, 342]],
    ['Double', [1234.5678]],
    ['Decimal128', ['1234.5678']],
    ['MinKey', []],
    ['MaxKey', []],
    ['Timestamp', [{ t: 1, i: 2 }]],
  ])('%s can be called with new and without', (name, args) => {
    const [called, made] = [BSON[name](...args), new BSON[name](...args)];
    expect(called).toBeInstanceOf(BSON[name]);
    expect(made).toBeInstanceOf(BSON[name]);
    expect(EJSON.stringify(called)).toBe(EJSON.stringify(made));
  });

  test('its types are those of the driver', () => {
    expect(BSON.ObjectId(id)).toBeInstanceOf(ObjectId);
    expect(new ObjectId(id)).toBeInstanceOf(BSON.ObjectId);
    expect(new ObjectId(id).equals(BSON.ObjectId(id))).toBe(true);
    expect({} instanceof BSON.ObjectId).toBe(false);
  });

  test('what is static is there', () => {
    expect(BSON.ObjectId.createFromHexString(id).toHexString()).toBe(id);
    expect(BSON.ObjectId.isValid('x')).toBe(false);
    expect(BSON.Decimal128.fromString('1.50').toString()).toBe('1.50');
    expect(BSON.Long.fromString('9007199254740993').toString()).toBe('9007199254740993');
  });

  test('a class may extend a type', () => {
    class Mine extends BSON.ObjectId {}
    expect(new Mine()).toBeInstanceOf(Mine);
  });

  test('ObjectId takes 12 bytes of text, makes an id of nothing, and refuses other texts', () => {
    expect(BSON.ObjectId('abcdefghijkl').toHexString()).toBe('6162636465666768696a6b6c');
    expect(BSON.ObjectId().toHexString()).toMatch(/^[0-9a-f]{24}$/);
    expect(() => BSON.ObjectId('no id')).toThrow(/24 character hex string/);
  });

  test('numbers are 0 without an argument', () => {
    expect([BSON.Int32(), BSON.Double()].map(Number)).toEqual([0, 0]);
    expect(BSON.Long().toString()).toBe('0');
  });

  test('Long is made of its low and high bits', () => {
    expect(BSON.Long(600206158, 342).toString()).toBe(String(342 * 2 ** 32 + 600206158));
  });

  test('BSONRegExp takes the flags of the vendor’s example', () => {
    expect(BSON.BSONRegExp('the great', 'ig')).toMatchObject({ pattern: 'the great', options: 'i' });
  });

  test('cannot be changed for the next request', () => {
    expect(Object.isFrozen(BSON)).toBe(true);
    expect(Object.isFrozen(EJSON)).toBe(true);
  });
});

describe('BSON.Binary', () => {
  test('is made of hexadecimal digits, base64 and text, and gives them', () => {
    expect(BSON.Binary.fromHex('00FF80').toHex()).toBe('00ff80');
    expect(BSON.Binary.fromBase64('AP+ACg==').toBase64()).toBe('AP+ACg==');
    expect(BSON.Binary.fromBase64('VGVzdCBtZXNzYWdlIHBsZWFzZSBpZ25vcmU=').text()).toBe(
      'Test message please ignore',
    );
    expect(BSON.Binary.fromText('\uFEFFé😀').text()).toBe('\uFEFFé😀');
    expect(BSON.Binary.fromText('').length()).toBe(0);
  });

  test('takes the subtype', () => {
    expect(BSON.Binary.fromHex('00', 5).sub_type).toBe(5);
    expect(BSON.Binary.fromBase64('AAAA', 128).sub_type).toBe(128);
    expect(BSON.Binary.fromText('a').sub_type).toBe(0);
  });

  test.each(['AP+ACg', 'AP+ACg=', '!!!!', 'AP-ACg=='])('refuses the base64 text %s', (text) => {
    expect(() => BSON.Binary.fromBase64(text)).toThrow('BSON.Binary.fromBase64: expected padded base64 text');
  });

  test.each(['0', '0g', '0011='])('refuses the hexadecimal text %s', (text) => {
    expect(() => BSON.Binary.fromHex(text)).toThrow(
      'BSON.Binary.fromHex: expected pairs of hexadecimal digits',
    );
  });

  test('its methods see what was written, not the whole buffer, and are not enumerable', () => {
    const binary = BSON.Binary();
    binary.put('a');
    expect([binary.text(), binary.toHex(), binary.toBase64()]).toEqual(['a', '61', 'YQ==']);
    const keys: string[] = [];
    for (const key in binary) keys.push(key);
    expect(keys).not.toContain('text');
  });
});

describe('EJSON', () => {
  test('parse gives plain numbers, dates and the types of BSON', () => {
    const value = EJSON.parse(
      `{"int":{"$numberInt":"1"},"long":{"$numberLong":"42"},"double":{"$numberDouble":"1.5"},"plain":7,` +
        `"at":{"$date":{"$numberLong":"1583167607977"}},"iso":{"$date":"2020-03-02T16:46:47.977Z"},"id":{"$oid":"${id}"}}`,
    );
    expect(value).toEqual({
      int: 1,
      long: 42,
      double: 1.5,
      plain: 7,
      at: new Date(1583167607977),
      iso: new Date(1583167607977),
      id: new ObjectId(id),
    });
  });

  test('parse keeps integers that a number cannot hold', () => {
    expect(EJSON.parse('{"a":{"$numberLong":"9007199254740993"}}').a).toEqual(
      Long.fromString('9007199254740993'),
    );
  });

  test('parse ignores further arguments, and takes a binary for its text', () => {
    expect(EJSON.parse('{"a":{"$numberLong":"1"}}', { strict: false, relaxed: false })).toEqual({ a: 1 });
    expect(EJSON.parse(BSON.Binary.fromText('{"a":1}'))).toEqual({ a: 1 });
  });

  test('parse gives a key __proto__ as one of the object', () => {
    const value = EJSON.parse('{"__proto__":{"polluted":{"$numberLong":"1"}},"n":{"$numberLong":"1"}}');
    expect(Object.keys(value)).toEqual(['__proto__', 'n']);
    expect(({} as any).polluted).toBeUndefined();
  });

  test('parse throws for what is no JSON', () => {
    expect(() => EJSON.parse('{"a":')).toThrow(SyntaxError);
  });

  test('the vendor’s example of parse gives the same EJSON again', () => {
    const text = '{"answer":{"$numberLong":"42"},"submittedAt":{"$date":{"$numberLong":"1583167607977"}}}';
    expect(EJSON.stringify(EJSON.parse(text))).toBe(text);
  });

  test('stringify is canonical, and its further arguments are ignored', () => {
    expect(EJSON.stringify({ a: 1, b: undefined }, null, 2)).toBe(
      '{"a":{"$numberInt":"1"},"b":{"$undefined":true}}',
    );
  });
});

describe('types of numbers', () => {
  test('are remembered for the object and key that they were read at, while the value stays', () => {
    const value = EJSON.parse(
      '{"a":{"$numberLong":"1"},"b":{"$numberLong":"1"},"list":[{"$numberDouble":"2"}]}',
    );
    value.b = 2;
    value.c = value.a;
    expect(EJSON.stringify(value)).toBe(
      '{"a":{"$numberLong":"1"},"b":{"$numberInt":"2"},"list":[{"$numberDouble":"2.0"}],"c":{"$numberInt":"1"}}',
    );
    expect(EJSON.stringify({ ...value })).toContain('"a":{"$numberInt":"1"}');
  });

  test('are the driver’s again where a value goes back to the database', () => {
    const value = promote({ a: Long.fromNumber(1), list: [new Double(2), 3] });
    expect(value).toEqual({ a: 1, list: [2, 3] });
    expect(toDriver(value)).toEqual({ a: Long.fromNumber(1), list: [new Double(2), 3] });
  });

  test('of a promise are told by typedResult', () => {
    const promise = promiseOfLong(Promise.resolve(3));
    expect(typedResult(promise, 3)).toEqual(Long.fromNumber(3));
    expect(typedResult(Promise.resolve(3), 3)).toBe(3);
    expect(typedResult(promise, 'no number')).toBe('no number');
  });
});

describe('what the driver gets', () => {
  test('has MinKey and MaxKey where a source names the types', () => {
    const filter = toDriver({ a: { $gt: BSON.MinKey, $lt: BSON.MaxKey }, list: [BSON.MinKey] });
    expect(filter.a.$gt).toBeInstanceOf(MinKey);
    expect(EJSON.stringify(filter)).toBe(
      '{"a":{"$gt":{"$minKey":1},"$lt":{"$maxKey":1}},"list":[{"$minKey":1}]}',
    );
  });

  test('is a copy that later changes do not reach', () => {
    const given = { at: new Date(1), list: [{ n: 1 }] };
    const sent = toDriver(given);
    given.at.setTime(2);
    given.list[0] = { n: 2 };
    expect(sent).toEqual({ at: new Date(1), list: [{ n: 1 }] });
  });

  test('keeps values of BSON and instances of classes as they are', () => {
    class Other {}
    const given = { id: new ObjectId(id), other: new Other(), regex: /a/ };
    const sent = toDriver(given);
    expect(sent.id).toBe(given.id);
    expect(sent.other).toBe(given.other);
    expect(sent.regex).toBe(given.regex);
  });

  test('may contain itself: that the driver tells', () => {
    const circle: any = {};
    circle.circle = circle;
    expect(toDriver(circle).circle).toBe(circle);
  });
});
