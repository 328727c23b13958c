import { inspectApp, type SupportStatus } from '../../../src';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

const root: Tree = {
  'root_config.json': { name: 'shop', provider_region: 'aws-us-east-1', deployment_model: 'GLOBAL' },
  '.mdb/meta.json': { config_version: 20230101 },
};

const calling = (name: string): object => ({
  event_processors: { FUNCTION: { config: { function_name: name } } },
});
const trigger = (name: string, more: object = {}): Tree => ({
  [`triggers/${name}.json`]: { name, type: 'SCHEDULED', config: { schedule: '* * * * *' }, ...more },
});
const functions = (sources: Readonly<Record<string, string>>): Tree => ({
  'functions/config.json': Object.keys(sources).map((name) => ({ name, private: true })),
  ...Object.fromEntries(
    Object.entries(sources).map(([name, body]) => [
      `functions/${name}.js`,
      `exports = async (x) => { ${body} };`,
    ]),
  ),
});
const call = (name: string): string => `context.functions.execute("${name}");`;

/** What is said of each thing, as `component name`. */
function statuses(tree: Tree): Record<string, SupportStatus> {
  const { life } = inspectApp(writeTree(temporaryFolder(), { ...root, ...tree }));
  return Object.fromEntries(
    life.flatMap(({ component, names, status }) => names.map((name) => [`${component} ${name}`, status])),
  );
}

test('what a source asks is a data source where one is called so', () => {
  const tree = {
    ...root,
    ...functions({ f: 'context.services.get("atlas"); context.services.get("mail");' }),
    'data_sources/atlas/config.json': {
      name: 'atlas',
      type: 'mongodb-atlas',
      config: { clusterName: 'Cluster0' },
    },
  };
  const { references } = inspectApp(writeTree(temporaryFolder(), tree));
  expect(references.map(({ by, kind, name }) => [by, kind, name])).toEqual([
    ['f', 'data-source', 'atlas'],
    ['f', 'service', 'mail'],
  ]);
});

test('what calls a function is told, and what leads to it, where anything but functions does', () => {
  const tree = {
    ...root,
    ...functions({ f: call('g'), g: '', h: '', i: call('h'), e: '' }),
    ...trigger('t', calling('f')),
    'https_endpoints/config.json': [
      { route: '/a', http_method: 'GET', function_name: 'e', validation_method: 'NO_VALIDATION' },
    ],
  };
  const told = inspectApp(writeTree(temporaryFolder(), tree)).functions.map(({ name, calledBy, through }) => [
    name,
    calledBy.map((caller) => `${caller.component} ${caller.name}`),
    through && `${through.component} ${through.name}`,
  ]);
  expect(told).toEqual([
    ['f', ['triggers t'], 'triggers t'],
    ['g', ['functions f'], 'functions f'],
    ['h', ['functions i'], undefined],
    ['i', [], undefined],
    ['e', ['endpoints GET /a'], 'endpoints GET /a'],
  ]);
});

describe('triggers', () => {
  test.each<[string, object, SupportStatus]>([
    ['that calls a function of the app runs', calling('f'), 'runs'],
    ['that names its function in the old way runs', { function_name: 'f' }, 'runs'],
    ['that sends to AWS EventBridge runs', { event_processors: { AWS_EVENTBRIDGE: { config: {} } } }, 'runs'],
    ['whose function is an expansion runs', calling('%(%%environment.values.f)'), 'runs'],
    ['that is switched off does not', { ...calling('f'), disabled: true }, 'off'],
    ['without a processor does not', {}, 'off'],
    ['with a processor that names nothing does not', calling(''), 'off'],
    ['that calls a function that is not there does not', calling('g'), 'off'],
    ['of authentication ended', { ...calling('f'), type: 'AUTHENTICATION' }, 'ended'],
    ['of a type that nobody knows is not known', { ...calling('f'), type: 'QUEUE' }, 'unknown'],
  ])('one %s', (_, more, status) => {
    expect(statuses({ ...functions({ f: '' }), ...trigger('t', more) })['triggers t']).toBe(status);
  });
});

describe('functions', () => {
  test('run with the trigger that leads to them, however far', () => {
    const tree = {
      ...functions({ a: call('b'), b: call('c'), c: '', d: '' }),
      ...trigger('t', calling('a')),
    };
    expect(statuses(tree)).toMatchObject({
      'functions a': 'runs',
      'functions b': 'runs',
      'functions c': 'runs',
      'functions d': 'ended',
    });
  });

  test('that handle the errors of a trigger run, unless the handler is switched off', () => {
    const handler = (enabled: boolean): object => ({
      type: 'DATABASE',
      ...calling('a'),
      error_handler: { config: { enabled, function_name: 'b' } },
    });
    const of = (enabled: boolean) =>
      statuses({ ...functions({ a: '', b: '' }), ...trigger('t', handler(enabled)) })['functions b'];
    expect([of(true), of(false)]).toEqual(['runs', 'off']);
  });

  test('that only a trigger leads to that is switched off do not run, nor do those that they call', () => {
    const tree = {
      ...functions({ a: call('b'), b: '', c: call('b') }),
      ...trigger('off', { ...calling('a'), disabled: true }),
    };
    expect(statuses(tree)).toMatchObject({
      'functions a': 'off',
      'functions b': 'off',
      'functions c': 'ended',
    });
    expect(statuses({ ...tree, ...trigger('on', calling('c')) })).toMatchObject({
      'functions a': 'off',
      'functions b': 'runs',
    });
  });

  test('that a function which runs names in can_evaluate run with it', () => {
    const tree = {
      ...functions({ a: '', b: '' }),
      'functions/config.json': [
        { name: 'a', private: true, can_evaluate: { '%%true': { '%function': { name: 'b' } } } },
        { name: 'b', private: true },
      ],
      ...trigger('t', calling('a')),
    };
    expect(statuses(tree)['functions b']).toBe('runs');
  });

  test.each([
    ['by a name that is made', 'context.functions.execute(x);'],
    ['in a source that is no script', 'if ('],
    ['by handing context on', 'x(context);'],
  ])('may be called by what runs %s', (_, body) => {
    const tree = { ...functions({ a: body, b: '' }), ...trigger('t', calling('a')) };
    expect(statuses(tree)).toMatchObject({ 'functions a': 'runs', 'functions b': 'only-if-called' });
  });

  test('are not called by what does not run, whatever it calls', () => {
    const tree = {
      ...functions({ a: '', b: 'context.functions.execute(x);', c: '' }),
      ...trigger('t', calling('a')),
    };
    expect(statuses(tree)).toMatchObject({ 'functions b': 'ended', 'functions c': 'ended' });
  });

  test('that only a log forwarder calls are not known, unless all that it forwards has ended', () => {
    const forwarder = (...types: string[]): Tree => ({
      'log_forwarders/l.json': { name: 'l', log_types: types, action: { type: 'function', name: 'a' } },
    });
    const of = (...types: string[]) => statuses({ ...functions({ a: '' }), ...forwarder(...types) });
    expect(of('trigger', 'auth')).toEqual({ 'functions a': 'unknown', 'log-forwarders l': 'unknown' });
    expect(of('auth', 'sync')).toEqual({ 'functions a': 'ended', 'log-forwarders l': 'ended' });
  });
});

describe('what goes on matters as far as something that runs uses it', () => {
  const cluster = (name: string): Tree => ({
    [`data_sources/${name}/config.json`]: { name, type: 'mongodb-atlas', config: { clusterName: 'C' } },
  });
  const tree: Tree = {
    ...functions({
      a: 'context.values.get("read"); context.environment.values.e; context.services.get("asked");',
      b: 'context.values.get("dead");',
    }),
    'values/read.json': { name: 'read', value: 'behindRead', from_secret: true },
    'values/dead.json': { name: 'dead', value: 'behindDead', from_secret: true },
    'environments/qa.json': { values: { e: 1, f: 2, c: 'C' } },
    ...cluster('asked'),
    ...cluster('idle'),
    'data_sources/asked/config.json': {
      name: 'asked',
      type: 'mongodb-atlas',
      config: { clusterName: '%(%%environment.values.c)' },
    },
    'auth/providers.json': {
      'oauth2-google': {
        name: 'oauth2-google',
        type: 'oauth2-google',
        config: { clientId: 'i' },
        secret_config: { clientSecret: 'ofGoogle' },
        disabled: false,
      },
    },
  };

  test('values, secrets, environments and data sources', () => {
    expect(statuses({ ...tree, ...trigger('t', calling('a')) })).toEqual({
      'triggers t': 'runs',
      'functions a': 'runs',
      'functions b': 'ended',
      'values read': 'runs',
      'values dead': 'only-if-called',
      'secrets behindRead': 'runs',
      'secrets behindDead': 'only-if-called',
      'secrets ofGoogle': 'ended',
      'environments e': 'runs',
      'environments f': 'only-if-called',
      'environments c': 'runs',
      'data-sources asked': 'runs',
      'data-sources idle': 'only-if-called',
      'auth oauth2-google': 'ended',
    });
  });

  test('where no trigger runs, nothing is said to', () => {
    const all = Object.values(statuses(tree));
    expect(all).not.toContain('runs');
    expect(all).toContain('only-if-called');
  });

  test('a trigger on a data source uses it', () => {
    const watching = {
      type: 'DATABASE',
      config: { service_name: 'idle', database: 'd', collection: 'c', operation_types: ['INSERT'] },
      ...calling('b'),
    };
    expect(statuses({ ...tree, ...trigger('t', watching) })['data-sources idle']).toBe('runs');
  });
});
