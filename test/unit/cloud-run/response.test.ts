import { BSON } from 'mongodb';
const { BufferedResponse } = require('../../../src/cloud-run/runtime/response');

let warnings: string[];
let response: any;
let facade: any;
beforeEach(() => {
  warnings = [];
  response = new BufferedResponse((message: string) => warnings.push(message));
  facade = response.facade;
});
const headers = (): [string, string[]][] =>
  [...response.headers.values()].map(({ name, values }: any) => [name, values]);

test('it starts untouched, and reading it does not touch it', () => {
  void facade.setBody;
  expect(response).toMatchObject({ touched: false, status: undefined, body: undefined });
});

test.each([
  ['setStatusCode', [200]],
  ['setBody', [undefined]],
  ['setHeader', ['A', 'b']],
  ['addHeader', ['A', 'b']],
])('%s touches it', (method, args) => {
  facade[method](...args);
  expect(response.touched).toBe(true);
});

test('each method gives the response back, so that calls can be chained', () => {
  const chained = facade.setStatusCode(201).setHeader('A', 'b').addHeader('A', 'c').setBody('d');
  expect(chained).toBe(facade);
  expect(response).toMatchObject({ status: 201, body: Buffer.from('d') });
  expect(headers()).toEqual([['A', ['b', 'c']]]);
  response.close();
  expect(facade.setStatusCode(500).setBody('e')).toBe(facade);
  expect(response).toMatchObject({ status: 201, body: Buffer.from('d') });
});

describe('setStatusCode', () => {
  test.each([
    [201, 201],
    ['201', 201],
    [new BSON.Int32(404), 404],
    [599, 599],
  ])('takes %p', (status, expected) => {
    facade.setStatusCode(500);
    facade.setStatusCode(status);
    expect(response.status).toBe(expected);
  });

  test.each([[99], [100], [600], [200.5], ['abc'], [''], [null], [undefined], [NaN], [true], [{}]])(
    'fails the function for %p, even if that catches the error',
    (status) => {
      expect(() => facade.setStatusCode(status)).toThrow(
        'setStatusCode: an integer from 200 to 599 expected',
      );
      expect(response.fault).toBeInstanceOf(TypeError);
      expect(response.status).toBeUndefined();
    },
  );
});

describe('setBody', () => {
  test.each([
    ['a text', 'é', 'c3a9'],
    ['an empty text', '', ''],
    ['a Binary', new BSON.Binary(Buffer.from([0, 255])), '00ff'],
    ['undefined', undefined, ''],
    ['null', null, ''],
  ])('takes %s', (_, body, hex) => {
    facade.setBody('before');
    facade.setBody(body);
    expect(response.body.toString('hex')).toBe(hex);
  });

  test.each([[42], [true], [{}], [['a']], [Buffer.from('a')], [() => 'a']])('fails for %p', (body) => {
    expect(() => facade.setBody(body)).toThrow('setBody: text or BSON.Binary expected');
    expect(response.fault.message).toBe('setBody: text or BSON.Binary expected');
  });
});

describe('headers', () => {
  test('setHeader replaces, addHeader appends, whatever the case', () => {
    facade.setHeader('content-type', 'a/b');
    facade.setHeader('Content-Type', 'c/d');
    facade.addHeader('X', '1');
    facade.addHeader('x', 2);
    expect(headers()).toEqual([
      ['Content-Type', ['c/d']],
      ['x', ['1', '2']],
    ]);
  });

  test('a list is one line for each of its values', () => {
    facade.setHeader('Content-Type', ['application/json']);
    facade.setHeader('Set-Cookie', ['a=1', 'b=2']);
    expect(headers()).toEqual([
      ['Content-Type', ['application/json']],
      ['Set-Cookie', ['a=1', 'b=2']],
    ]);
  });

  test('text beyond ASCII is sent as UTF-8', () => {
    facade.setHeader('X', 'é€');
    expect(Buffer.from(headers()[0]?.[1][0] ?? '', 'latin1').toString('utf8')).toBe('é€');
  });

  test.each([
    ['X', 'a\r\nY: b'],
    ['X', 'a\nb'],
    ['X', 'a\0b'],
    ['X', ['good', 'a\rb']],
    ['X\r\nY', 'b'],
    ['X:', 'b'],
    ['', 'b'],
    ['Ä', 'b'],
    [7, 'b'],
    ['X', undefined],
    ['X', {}],
    ['X', true],
  ])('%j: %j fails the function, and nothing of it is kept', (name, value) => {
    expect(() => facade.setHeader(name, value)).toThrow(/^setHeader: /);
    expect(() => facade.addHeader(name, value)).toThrow(/^addHeader: /);
    expect(response.fault.message).toMatch(/^setHeader: /);
    expect(headers()).toEqual([]);
  });

  test.each([
    ['Content-Length'],
    ['transfer-encoding'],
    ['Connection'],
    ['Keep-Alive'],
    ['Upgrade'],
    ['TE'],
    ['Trailer'],
  ])('%s belongs to the connection: it is left out, and logged', (name) => {
    facade.setHeader(name, '1');
    expect(headers()).toEqual([]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(name);
  });
});

test('after the answer, calls change nothing, and are told once', () => {
  facade.setBody('a');
  response.close();
  facade.setBody(42);
  facade.setStatusCode(500);
  expect(response).toMatchObject({ status: undefined, fault: undefined });
  expect(response.body.toString()).toBe('a');
  expect(warnings).toEqual(['response.setBody was called after the answer was sent: it changes nothing.']);
});
