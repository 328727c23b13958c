import { entry } from './example-app';
const { composeAnswer, errorAnswer } = require('../../../src/cloud-run/runtime/answer');
const { FunctionFailure, PlatformError, RequestError } = require('../../../src/cloud-run/runtime/errors');
const { BufferedResponse } = require('../../../src/cloud-run/runtime/response');

const settings = { bodyContentType: 'application/json', errorStatus: 400, hideErrors: false };
type Use = (response: any) => void;
const untouched: Use = () => {};

function answered(
  kind: 'endpoint' | 'webhook',
  respond_result: boolean,
  use: Use,
  result: unknown = { ok: 1 },
): unknown {
  const response = new BufferedResponse(() => {});
  use(response.facade);
  const { status, headers, body } = composeAnswer(
    entry({ kind, respond_result }),
    {},
    response,
    result,
    settings,
  );
  return [status, String(body), Object.fromEntries(headers)];
}
const json = { 'Content-Type': ['application/json'] };

describe.each(['endpoint', 'webhook'] as const)('an %s', (kind) => {
  test('sends its result where it leaves the response alone', () => {
    expect(answered(kind, true, untouched)).toEqual([200, '{"ok":1}', json]);
  });

  test('without respond_result, an untouched response is 204', () => {
    expect(answered(kind, false, untouched)).toEqual([204, '', {}]);
  });

  test('without respond_result, a response that is touched is sent as it is set', () => {
    const use: Use = (response) => {
      response.setStatusCode(500);
      response.setHeader('X', '1');
      response.setBody('GET-failure');
    };
    expect(answered(kind, false, use)).toEqual([500, 'GET-failure', { ...json, X: ['1'] }]);
    expect(answered(kind, false, (response) => response.setStatusCode(202))).toEqual([202, '', {}]);
  });

  test('a body that is set is sent, whatever is returned', () => {
    const use: Use = (response) => {
      response.setStatusCode(201);
      response.setBody('text');
    };
    expect(answered(kind, true, use)).toEqual([201, 'text', json]);
  });

  test('a body with a type has that type alone', () => {
    const use: Use = (response) => {
      response.setHeader('content-type', 'text/html');
      response.setBody('<p>');
    };
    expect(answered(kind, true, use)).toEqual([200, '<p>', { 'content-type': ['text/html'] }]);
  });

  test('an empty body has no type', () => {
    expect(answered(kind, true, (response) => response.setBody(null))).toEqual([200, '', {}]);
  });

  test('what cannot be sent is an error, though the function caught it, and set the rest', () => {
    const use: Use = (response) => {
      response.setHeader('Y', '1');
      try {
        response.setHeader('X', 'a\r\nb');
      } catch {
        response.setBody('all is well');
      }
    };
    expect(() => answered(kind, true, use)).toThrow(FunctionFailure);
  });

  test('a result that contains itself is an error', () => {
    const circle: any = {};
    circle.self = circle;
    expect(() => answered(kind, true, untouched, circle)).toThrow(FunctionFailure);
  });
});

test('touched without a body, an endpoint sends its result with it, and a webhook nothing', () => {
  const use: Use = (response) => {
    response.setStatusCode(201);
    response.setHeader('X', '1');
  };
  expect(answered('endpoint', true, use)).toEqual([201, '{"ok":1}', { ...json, X: ['1'] }]);
  expect(answered('webhook', true, use)).toEqual([201, '', { X: ['1'] }]);
});

describe('of a failure', () => {
  const told = (error: unknown, changed = {}): unknown => {
    const { status, body } = errorAnswer(error, { ...settings, ...changed });
    return [status, JSON.parse(String(body))];
  };
  const failure = (cause: unknown, how = 'thrown', changed = {}): unknown =>
    told(new FunctionFailure(cause, how), changed);
  const functionError = (error: string): unknown => [400, { error, error_code: 'FunctionExecutionError' }];

  test.each([
    ['an Error that is thrown', new Error('x'), 'thrown', 'Error: x'],
    ['a subclass', new TypeError('y'), 'thrown', 'TypeError: y'],
    ['an Error without a message', new Error(), 'thrown', 'Error'],
    [
      'an Error that a promise is rejected with',
      new Error('x'),
      'rejected',
      '{"message":"x","name":"Error"}',
    ],
    ['a text', 'plain', 'thrown', 'plain'],
    ['a text of a rejection', 'plain', 'rejected', 'plain'],
    ['undefined', undefined, 'thrown', 'undefined'],
    ['null', null, 'rejected', 'null'],
    ['a number', 7, 'thrown', '7'],
    ['an object', { a: 1 }, 'thrown', '{"a":1}'],
    [
      "the platform's own",
      new PlatformError("function not found: 'x'"),
      'rejected',
      "function not found: 'x'",
    ],
  ])('%s', (_, cause, how, text) => {
    expect(failure(cause, how)).toEqual(functionError(text));
  });

  test('whatever is thrown has some text', () => {
    const hostile = new Proxy({}, { get: () => { throw new Error('no'); } }); // prettier-ignore
    const circle: any = {};
    circle.self = circle;
    for (const cause of [hostile, circle, Symbol('s'), () => {}, Object.create(null)]) {
      expect(failure(cause)).toEqual([
        400,
        { error: expect.any(String), error_code: 'FunctionExecutionError' },
      ]);
    }
  });

  test('ERROR_STATUS and ERROR_DETAIL=hide', () => {
    expect(failure(new Error('x'), 'thrown', { errorStatus: 500 })).toMatchObject([500, {}]);
    expect(failure(new Error('x'), 'thrown', { hideErrors: true })).toEqual(functionError('internal error'));
  });

  test('a request that is refused has its own status, code, text and headers', () => {
    const error = new RequestError(405, 'MethodNotAllowed', 'no', {
      headers: [['Allow', 'GET']],
      reason: 'why',
    });
    expect(told(error, { hideErrors: true })).toEqual([405, { error: 'no', error_code: 'MethodNotAllowed' }]);
    expect(errorAnswer(error, settings).headers).toEqual([
      ['Content-Type', ['application/json']],
      ['Allow', ['GET']],
    ]);
  });

  test('a mistake of the runtime tells callers nothing', () => {
    expect(told(new Error('inside'))).toEqual([
      500,
      { error: 'internal error', error_code: 'InternalServerError' },
    ]);
  });
});
