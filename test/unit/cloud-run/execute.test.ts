import { appFacts } from './example-app';
import type { AppFacts, Values } from '../../../src/cloud-run/runtime/types';
const { BSON } = require('../../../src/cloud-run/runtime/bson');
const { functionCaller } = require('../../../src/cloud-run/runtime/execute');
const { Scope } = require('../../../src/cloud-run/runtime/track');
const { compileExpression } = require('../../../src/cloud-run/runtime/expression');

const GLOBALS =
  'context, BSON, EJSON, utils, require, console, setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate';
let scope: any;
beforeEach(() => (scope = new Scope({ executionId: 'e1', deadline: 5000, floatingFailure: 'error' })));
afterEach(() => scope.end());

interface Setup {
  sources: Record<string, string>;
  rules?: Record<string, unknown>;
  runAs?: 'system' | 'caller';
  user?: unknown;
  values?: Values;
  facts?: Partial<AppFacts>;
  environment?: unknown;
}
/** Calls `main` of an app whose sources are wrapped as the project's are. */
function call({ sources, rules = {}, runAs = 'system', ...setup }: Setup, ...args: unknown[]): any {
  const functions = new Map(
    Object.entries(sources).map(([name, source]) => [
      name,
      {
        name,
        runAs,
        mayRun: name in rules ? compileExpression(rules[name]) : () => true,
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- sources are texts, as in a project
        evaluate: new Function(
          `return function (${GLOBALS}) { var exports;\n${source}\n;return exports; };`,
        )(),
      },
    ]),
  );
  const app = {
    functions,
    values: setup.values ?? {},
    environment: setup.environment ?? { tag: '', values: {} },
    facts: appFacts(setup.facts),
    require,
    startedAt: '2026-11-29T00:00:00.000Z',
  };
  const request = { remoteIPAddress: '10.0.0.1', requestHeaders: {} };
  return functionCaller({ app, scope, facts: () => request, user: setup.user, preserveNumberTypes: false })(
    'main',
    args,
  );
}

describe('context.functions.execute', () => {
  test('gives the value of a synchronous function at once', () => {
    const sources = {
      main: `exports = (a, b) => context.functions.execute('sum', a, -1 * b) + 100;`,
      sum: 'exports = (a, b) => a + b;',
    };
    expect(call({ sources }, 5, 3)).toBe(102);
  });

  test('gives a promise of an asynchronous one, and waits for it though nobody does', async () => {
    const log: string[] = [];
    const sources = {
      main: `exports = (log) => { const promise = context.functions.execute('later', log); return promise instanceof Promise; };`,
      later: `exports = async (log) => { await null; await new Promise((resolve) => setTimeout(resolve, 5)); log.push('done'); };`,
    };
    expect(call({ sources }, log)).toBe(true);
    await scope.quiet();
    expect(log).toEqual(['done']);
  });

  test('hands over the very objects: functions, responses, results', () => {
    const given = { touched: 0 };
    const sources = {
      main: `exports = (given) => { const back = context.functions.execute('touch', given, () => 7); return [back === given, given.touched]; };`,
      touch: 'exports = (given, callback) => { given.touched = callback(); return given; };',
    };
    expect(call({ sources }, given)).toEqual([true, 7]);
  });

  test('throws what the function throws, at once or by its promise', async () => {
    const main = `exports = () => { try { context.functions.execute('fail'); return 'no'; } catch (error) { return error.message; } };`;
    expect(call({ sources: { main, fail: `exports = () => { throw new Error('x'); };` } })).toBe('x');
    const waits = `exports = () => context.functions.execute('fail').catch((error) => error.message);`;
    expect(
      await call({ sources: { main: waits, fail: `exports = async () => { throw new Error('x'); };` } }),
    ).toBe('x');
  });

  test.each(['other', 'constructor', '__proto__', 'toString'])('does not find %s', (name) => {
    const main = `exports = () => context.functions.execute('${name}');`;
    expect(() => call({ sources: { main } })).toThrow(`function not found: '${name}'`);
  });

  test('finds functions in folders', () => {
    const sources = {
      main: `exports = () => context.functions.execute('a/b');`,
      'a/b': 'exports = () => 1;',
    };
    expect(call({ sources })).toBe(1);
  });

  test('goes 64 deep, and no deeper', () => {
    const main = `exports = (n) => n === 1 ? 'bottom' : context.functions.execute('main', n - 1);`;
    expect(call({ sources: { main } }, 64)).toBe('bottom');
    expect(() => call({ sources: { main } }, 65)).toThrow('64 deep');
  });

  test('asks the rule of the function that it calls', () => {
    const sources = {
      main: `exports = () => context.functions.execute('guarded');`,
      guarded: `exports = () => 'in';`,
    };
    const from = (address: string): unknown => ({ '%%request.remoteIPAddress': address });
    expect(call({ sources, rules: { guarded: from('10.0.0.1') } })).toBe('in');
    expect(() => call({ sources, rules: { guarded: from('10.0.0.2') } })).toThrow(
      'rule not matched for function "guarded"',
    );
  });
});

describe('a rule', () => {
  const sources = { main: 'exports = () => 1;' };
  test('sees user, values and environment', () => {
    const setup = {
      sources,
      values: { allowed: { value: 'ada' } },
      user: { id: 'ada' },
      environment: { tag: 'qa', values: {} },
    };
    const rule = { '%%user.id': '%%values.allowed', '%%environment.tag': 'qa' };
    expect(call({ ...setup, rules: { main: rule } })).toBe(1);
    expect(() => call({ ...setup, user: { id: 'eve' }, rules: { main: rule } })).toThrow('rule not matched');
  });

  test('that fails does not hold', () => {
    const rules = { main: { '%%values.secret': { $ne: 'x' } } };
    const values = { secret: { secret: 'A_VARIABLE_THAT_IS_NOT_SET' } };
    expect(() => call({ sources, rules, values })).toThrow('rule not matched for function "main"');
  });
});

describe('a source', () => {
  test('is evaluated anew for each call', () => {
    const sources = {
      main: `exports = () => [context.functions.execute('count'), context.functions.execute('count')];`,
      count: 'let count = 0; exports = () => ++count;',
    };
    expect(call({ sources })).toEqual([1, 1]);
  });

  test('has an empty `this`, at its top and in its function, and leaves nothing in it', () => {
    const sources = {
      main: `exports = () => [context.functions.execute('left'), context.functions.execute('left')];`,
      left: `const top = this; exports = function () { const before = [Object.keys(this).length, this === globalThis, top === globalThis]; this.x = 1; return before; };`,
    };
    expect(call({ sources })).toEqual([
      [0, false, false],
      [0, false, false],
    ]);
  });

  test('that exports no function cannot be called', () => {
    expect(() => call({ sources: { main: 'exports = { a: 1 };' } })).toThrow("'main' exports no function");
    expect(() => call({ sources: { main: '' } })).toThrow("'main' exports no function");
  });

  test('has the platform’s globals', () => {
    const main = `exports = () => [BSON.ObjectId('5d505646cf6d4fe581014ab2').toHexString(), EJSON.stringify({ a: 1 }), utils.crypto.hash('md5', 'a').toHex(), require('node:path').basename('/a/b'), typeof utils.jwt.encode];`;
    expect(call({ sources: { main } })).toEqual([
      '5d505646cf6d4fe581014ab2',
      '{"a":{"$numberInt":"1"}}',
      '0cc175b9c0f1b6a831c399e269772661',
      'b',
      'function',
    ]);
  });
});

describe('context', () => {
  const main = (expression: string): { main: string } => ({ main: `exports = () => (${expression});` });

  test('has values, each a copy, and the variables of secrets', () => {
    process.env['TEST_HIDDEN'] = 'shh';
    const values = {
      list: { value: [1] },
      hidden: { secret: 'TEST_HIDDEN' },
      missing: { secret: 'A_VARIABLE_THAT_IS_NOT_SET' },
      none: { value: null },
    };
    const get = (name: string): any => call({ sources: main(`context.values.get('${name}')`), values });
    get('list').push(2);
    expect(get('list')).toEqual([1]);
    expect(get('hidden')).toBe('shh');
    expect(get('none')).toBeNull();
    expect(get('other')).toBeUndefined();
    expect(get('constructor')).toBeUndefined();
    expect(() => get('missing')).toThrow('secret A_VARIABLE_THAT_IS_NOT_SET is not set');
    delete process.env['TEST_HIDDEN'];
  });

  test('has the environment, which calls cannot change for others', () => {
    const environment = { tag: 'qa', values: { a: { b: 1 } } };
    const change = 'context.environment.values.a.b = 2, context.environment';
    expect(call({ sources: main(change), environment })).toEqual({ tag: 'qa', values: { a: { b: 2 } } });
    expect(environment.values.a.b).toBe(1);
  });

  test('has the system user, or the one who was let in', () => {
    const who = main('[context.user, context.runningAsSystem()]');
    expect(call({ sources: who })).toEqual([
      { id: '', type: 'system', data: {}, custom_data: {}, identities: [] },
      true,
    ]);
    const user = { id: 'ada' };
    expect(call({ sources: who, user, runAs: 'caller' })).toEqual([user, false]);
  });

  test('has the app', () => {
    expect(call({ sources: main('context.app'), facts: { client_app_id: 'shop-abcde' } })).toEqual({
      id: '60c8e59866b0c33d14ee634a',
      clientAppId: 'shop-abcde',
      name: 'shop',
      deployment: { model: 'LOCAL', providerRegion: 'aws-us-east-1' },
      lastDeployed: '2026-11-29T00:00:00.000Z',
      hostingUri: undefined,
    });
  });

  test('has services by their names', async () => {
    const services = {
      'mongodb-atlas': { kind: 'mongodb', uri: 'A_VARIABLE_THAT_IS_NOT_SET' },
      web: { kind: 'http' },
      sms: { kind: 'ended', type: 'twilio' },
    } as const;
    const run = (expression: string): any => call({ sources: main(expression), facts: { services } });
    expect(run(`context.services.get('web') === context.http`)).toBe(true);
    expect(run(`context.services.get('other')`)).toBeUndefined();
    expect(run(`context.services.get('constructor')`)).toBeUndefined();
    expect(() => run(`context.services.get('sms').send({})`)).toThrow('cloud-run: service sms ended');
    await expect(
      (async () => run(`context.services.get('mongodb-atlas').db('a').collection('b').findOne()`))(),
    ).rejects.toThrow('A_VARIABLE_THAT_IS_NOT_SET is not set');
    expect(await run(`Promise.resolve(context.services.get('sms')).then(() => 1)`)).toBe(1);
  });

  test('lacks what the platform lacked', () => {
    expect(call({ sources: main('[context.auth, context.activeuser, context.pathParams]') })).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test('types of BSON are those that results are written by', () => {
  const main = `exports = (Binary) => BSON.Binary.fromText('a') instanceof Binary;`;
  expect(call({ sources: { main } }, BSON.Binary)).toBe(true);
});
