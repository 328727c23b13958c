import { listFunctions } from '../../../src/inspect/list-functions';
import type { FunctionUse } from '../../../src/inspect/inventory';
import type { App } from '../../../src/model/app';
import type { ComponentName } from '../../../src/model/component';
import type { JsonObject } from '../../../src/model/json';
import { openApp } from '../../../src/reader/open-app';
import type { Reference } from '../../../src/model/reference';
import { buildCallGraph } from '../../../src/references/call-graph';
import { findSupport } from '../../../src/references/support-status';
import { inspectTree } from '../../support/inspect-tree';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

const root = {
  'root_config.json': { name: 'shop', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
};
const functions = (...names: string[]): Tree => ({
  'functions/config.json': names.map((name) => ({ name, private: name.startsWith('_') })),
  ...Object.fromEntries(names.map((name) => [`functions/${name}.js`, ''])),
});

function read(tree: Tree): App {
  const { app } = openApp(writeTree(temporaryFolder(), { ...root, ...tree }), {
    answers: new Map(),
    skipBroken: false,
  });
  return app!;
}

const at: JsonObject = { kind: 'object', members: [], offset: -1 };

/** A call, as `component caller -> function`. */
function call(text: string): Reference {
  const [, component, by, name] = /^(\S+) (.+) -> (\S+)$/.exec(text)!;
  return { kind: 'function', component: component as ComponentName, by: by!, name: name!, at };
}

/** The functions of an app, if these were all of its references. */
function usesOf(app: App, references: readonly Reference[]): FunctionUse[] {
  const graph = buildCallGraph(references, []);
  return listFunctions(app, graph, findSupport({ app, graph, references }));
}

const short = ({ life, reached, through }: FunctionUse): string =>
  [life, reached ? `through ${through!.component} ${through!.name}` : 'reached by nothing'].join(', ');

function graph(tree: Tree, calls: readonly string[]): Record<string, string> {
  return Object.fromEntries(usesOf(read(tree), calls.map(call)).map((use) => [use.name, short(use)]));
}

const trigger = (name: string, type: string): Tree => ({
  [`triggers/${name}.json`]: { name, type, config: {}, event_processors: { AWS_EVENTBRIDGE: {} } },
});

test('a function runs when a trigger calls it, and so do those that it calls, however far', () => {
  expect(
    graph({ ...functions('a', 'b', 'c', 'd'), ...trigger('t', 'DATABASE') }, [
      'functions c -> d',
      'functions b -> c',
      'functions a -> b',
      'triggers t -> a',
    ]),
  ).toEqual({
    a: 'runs, through triggers t',
    b: 'runs, through functions a',
    c: 'runs, through functions b',
    d: 'runs, through functions c',
  });
});

test('the way is the shortest, and what still runs goes before what ended', () => {
  expect(
    graph({ ...functions('a', 'b', 'c'), ...trigger('t', 'SCHEDULED') }, [
      'endpoints GET /c -> c',
      'triggers t -> a',
      'functions a -> b',
      'functions b -> c',
      'functions a -> c',
    ]),
  ).toEqual({
    a: 'runs, through triggers t',
    b: 'runs, through functions a',
    c: 'runs, through functions a',
  });
});

test('all callers but triggers ended; an authentication trigger did, too, and of log forwarders nobody knows', () => {
  expect(
    graph({ ...functions('a', 'b', 'c', 'd', 'e'), ...trigger('t', 'AUTHENTICATION') }, [
      'triggers t -> a',
      'graphql query_b -> b',
      'auth local-userpass -> c',
      'log-forwarders l -> d',
      'functions d -> e',
      'endpoints GET /e -> e',
    ]),
  ).toEqual({
    a: 'ended, through triggers t',
    b: 'ended, through graphql query_b',
    c: 'ended, through auth local-userpass',
    d: 'unknown, through log-forwarders l',
    e: 'unknown, through functions d',
  });
});

test('what only an unused function calls is not reached, nor is a circle of functions', () => {
  const calls = ['functions a -> b', 'functions c -> d', 'functions d -> c', 'functions e -> e'];
  expect(graph(functions('a', 'b', 'c', 'd', 'e'), calls)).toEqual(
    Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, 'ended, reached by nothing'])),
  );
});

test('a circle that a trigger reaches runs, and ends', () => {
  expect(
    graph({ ...functions('a', 'b'), ...trigger('t', 'DATABASE') }, [
      'functions a -> b',
      'functions b -> a',
      'triggers t -> b',
    ]),
  ).toEqual({ a: 'runs, through functions b', b: 'runs, through triggers t' });
});

test('a long chain of functions is followed to its end', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `f${index}`);
  const app = read({ 'functions/config.json': names.map((name) => ({ name })), ...trigger('t', 'DATABASE') });
  const chain = names.slice(1).map((name, index) => `functions f${index} -> ${name}`);
  const used = usesOf(app, ['triggers t -> f0', ...chain].map(call));
  expect(used.every(({ life }) => life === 'runs')).toBe(true);
  expect(used.at(-1)).toMatchObject({ through: { component: 'functions', name: 'f19998' } });
});

test('a caller is listed once, with whether it is switched off; a call to nothing makes no function', () => {
  const app = read({
    ...functions('a', '_b'),
    'triggers/t.json': { name: 't', type: 'DATABASE', disabled: true, config: {} },
  });
  const calls = ['triggers t -> a', 'triggers t -> a', 'values a -> a', 'triggers t -> missing'].map(call);
  const secret: Reference = { ...call('auth a -> _b'), kind: 'secret' };
  expect(usesOf(app, [...calls, secret])).toEqual([
    {
      name: 'a',
      private: false,
      life: 'off',
      reached: true,
      through: { component: 'triggers', name: 't' },
      calledBy: [
        { component: 'triggers', name: 't', disabled: true },
        { component: 'values', name: 'a', disabled: false },
      ],
    },
    { name: '_b', private: true, life: 'ended', reached: false, calledBy: [] },
  ]);
});

test('every kind of caller in the configuration is seen, with its place', () => {
  const names = 'insert errors often reset confirm login logs route query rule schema user can'.split(' ');
  const call = (name: string): Tree => ({ '%%true': { '%function': { name, arguments: [] } } });
  const { functions: used } = inspectTree({
    ...root,
    ...functions(...names),
    'functions/config.json': names.map((name) =>
      name === 'route' ? { name, can_evaluate: call('can') } : { name },
    ),
    'triggers/t.json': {
      name: 't',
      type: 'DATABASE',
      config: {},
      event_processors: { FUNCTION: { config: { function_name: 'insert' } } },
      error_handler: { config: { enabled: true, function_name: 'errors' } },
    },
    'triggers/s.json': { name: 's', type: 'SCHEDULED', config: {}, function_name: 'often' },
    'auth/providers.json': {
      'local-userpass': {
        name: 'local-userpass',
        type: 'local-userpass',
        config: {
          runResetFunction: true,
          resetFunctionName: 'reset',
          runConfirmationFunction: true,
          confirmationFunctionName: 'confirm',
        },
      },
      'custom-function': {
        name: 'custom-function',
        type: 'custom-function',
        config: { authFunctionName: 'login' },
      },
    },
    'auth/custom_user_data.json': { enabled: true, on_user_creation_function_name: 'user' },
    'log_forwarders/l.json': {
      name: 'l',
      log_types: ['trigger'],
      action: { type: 'function', name: 'logs' },
    },
    'https_endpoints/config.json': [{ route: '/r', http_method: 'GET', function_name: 'route' }],
    'graphql/custom_resolvers/query_q.json': { on_type: 'Query', field_name: 'q', function_name: 'query' },
    'data_sources/db/config.json': { name: 'db', type: 'mongodb-atlas', config: { clusterName: 'C' } },
    'data_sources/db/shop/orders/rules.json': {
      database: 'shop',
      collection: 'orders',
      roles: [{ name: 'r', apply_when: call('rule') }],
    },
    'data_sources/db/shop/orders/schema.json': { properties: { a: { validate: call('schema') } } },
  });
  const seen = used.map(({ name, life, calledBy: [caller, ...more] }) => {
    expect([name, more]).toEqual([name, []]);
    return [name, `${life}: ${caller?.component} ${caller?.name}`, caller?.place?.file];
  });
  expect(seen).toEqual([
    ['insert', 'runs: triggers t', 'triggers/t.json'],
    ['errors', 'runs: triggers t', 'triggers/t.json'],
    ['often', 'runs: triggers s', 'triggers/s.json'],
    ['reset', 'ended: auth local-userpass', 'auth/providers.json'],
    ['confirm', 'ended: auth local-userpass', 'auth/providers.json'],
    ['login', 'ended: auth custom-function', 'auth/providers.json'],
    ['logs', 'unknown: log-forwarders l', 'log_forwarders/l.json'],
    ['route', 'ended: endpoints GET /r', 'https_endpoints/config.json'],
    ['query', 'ended: graphql query_q', 'graphql/custom_resolvers/query_q.json'],
    ['rule', 'ended: rules shop.orders', 'data_sources/db/shop/orders/rules.json'],
    ['schema', 'ended: rules shop.orders', 'data_sources/db/shop/orders/schema.json'],
    ['user', 'ended: custom-user-data custom user data', 'auth/custom_user_data.json'],
    ['can', 'ended: functions route', 'functions/config.json'],
  ]);
});
