import { services } from '../../../../migrations/20210101/services';
import { plain } from '../../../support/plain';
import { runTransform, type TransformResult } from '../../../support/run-transform';
import { migrateTree, type StageOptions } from '../../../support/run-stages';
import type { Tree } from '../../../support/write-tree';

const run = (tree: Tree, answers: StageOptions['answers'] = {}): TransformResult =>
  runTransform(services, { 'config.json': { config_version: 20200603, name: 'a' }, ...tree }, { answers });
const sourcesAfter = ({ after }: TransformResult): unknown[] =>
  after.dataSources.map(({ config }) => plain(config));
const atlas = (name: string, config: object = {}, more: object = {}): object => ({
  name,
  type: 'mongodb-atlas',
  config,
  ...more,
});

test.each(['mongodb-atlas', 'datalake'])(
  'a service of type %s becomes a data source without id and secrets',
  (type) => {
    const result = run({
      'services/m/config.json': {
        id: '1',
        name: 'm',
        type,
        config: { clusterName: 'C' },
        version: 1,
        secret_config: { a: 'b' },
      },
    });
    expect(sourcesAfter(result)).toEqual([{ name: 'm', type, config: { clusterName: 'C' }, version: 1 }]);
    expect(result.after.services).toEqual([]);
    expect(result.dropped).toEqual(['1', { a: 'b' }]);
  },
);

test.each(['http', 'github', 'twilio', 'aws', 'gcm'])(
  'a service of type %s stays one, without ids and with its version',
  (type) => {
    const result = run({
      'services/s/config.json': { id: '1', name: 's', type },
      'services/s/rules/r.json': { id: '2', name: 'allow', actions: [] },
    });
    const [service] = result.after.services;
    expect(plain(service!.config)).toEqual({ name: 's', type, version: 1 });
    expect(service!.rules.map(({ name, document }) => [name, plain(document)])).toEqual([
      ['allow', { name: 'allow', actions: [] }],
    ]);
    expect(result.after.dataSources).toEqual([]);
  },
);

test('a service without config.json is known by its rules or webhooks', () => {
  const result = run({
    'services/a/rules/r.json': { database: 'd', collection: 'c', roles: [] },
    'services/b/incoming_webhooks/w/config.json': { name: 'w' },
    'services/c/default_rule.json': { roles: [] },
  });
  expect(result.after.dataSources.map(({ name }) => name)).toEqual(['a', 'c']);
  expect(result.after.services.map(({ name }) => name)).toEqual(['b']);
});

test('rules become collections, and the default rule loses its id', () => {
  const { after } = run({
    'services/m/config.json': atlas('m'),
    'services/m/default_rule.json': { id: '1', roles: [] },
    'services/m/rules/x.json': { database: 'd', collection: 'c', roles: [] },
  });
  expect(plain(after.dataSources[0]!.defaultRule)).toEqual({ roles: [] });
  expect(after.dataSources[0]!.collections).toMatchObject([{ database: 'd', collection: 'c' }]);
});

test("keys of the server's own records are left out, and told", () => {
  const result = run({
    'services/m/config.json': atlas('m', {
      clusterName: 'C',
      uri: 'u',
      clusterId: 'i',
      groupName: 'g',
      odd: 1,
    }),
  });
  expect(sourcesAfter(result)).toEqual([{ ...atlas('m', { clusterName: 'C', odd: 1 }), version: 1 }]);
  expect(result.findings).toMatchObject(
    ['uri', 'clusterId', 'groupName'].map((subject) => ({
      code: 'data-source/server-key',
      component: 'data-sources',
      subject,
    })),
  );
});

test('webhooks of a MongoDB service are left out, secrets included', () => {
  const result = run({
    'services/m/config.json': atlas('m'),
    'services/m/incoming_webhooks/w/config.json': { name: 'w', options: { secret: 's' } },
    'services/m/incoming_webhooks/w/source.js': '',
  });
  expect(result.dropped).toEqual([
    { name: 'w', options: {} },
    'services/m/incoming_webhooks/w/source.js',
    's',
  ]);
});

describe('a MongoDB outside of Atlas', () => {
  const tree = {
    'services/m/config.json': { name: 'm', type: 'mongodb', config: {}, secret_config: { uri: 'u' } },
    'services/m/default_rule.json': { roles: [] },
    'services/m/rules/x.json': { database: 'd', collection: 'c', roles: [] },
  };

  test('is left out with its rules until somebody answers', () => {
    const result = run(tree);
    expect(result.after.dataSources).toEqual([]);
    expect(result.decisions).toMatchObject([
      {
        id: 'mongodb-service:m',
        kind: 'mongodb-service',
        subject: 'm',
        choices: [{ value: 'leave-out' }, { value: 'atlas' }],
        answer: 'leave-out',
        answeredBy: 'default',
        place: { file: 'services/m/config.json' },
      },
    ]);
    expect(result.held).toHaveLength(3);
  });

  test('becomes an Atlas data source on demand', () => {
    const result = run(tree, { 'mongodb-service': 'atlas' });
    expect(sourcesAfter(result)).toEqual([{ name: 'm', type: 'mongodb-atlas', config: {}, version: 1 }]);
    expect(result.after.dataSources[0]!.collections).toHaveLength(1);
  });
});

describe('sync', () => {
  const synced = (name: string, sync: unknown): object => atlas(name, { clusterName: 'C', sync });
  const on = { state: 'enabled', partition: { key: 'p' } };

  test('leaves the service and names it, last', () => {
    const result = run({ 'services/m/config.json': synced('m', on) });
    expect(sourcesAfter(result)).toEqual([{ ...atlas('m', { clusterName: 'C' }), version: 1 }]);
    expect(JSON.stringify(plain(result.after.sync))).toBe(
      '{"state":"enabled","partition":{"key":"p"},"service_name":"m"}',
    );
  });

  test.each([
    [true, { state: 'enabled', service_name: 'm' }],
    [false, { service_name: 'm' }],
    ['', { state: '', service_name: 'm' }],
  ])('with the state %j has the state that the server writes', (state, wanted) => {
    expect(plain(run({ 'services/m/config.json': synced('m', { state }) }).after.sync)).toEqual(wanted);
  });

  test('of one service that is on leaves out those that are off', () => {
    const result = run({
      'services/a/config.json': synced('a', { state: '' }),
      'services/b/config.json': synced('b', on),
    });
    expect(plain(result.after.sync)).toMatchObject({ service_name: 'b' });
    expect(result.dropped).toEqual([{ state: '' }]);
    expect(result.decisions).toEqual([]);
  });

  test('of two services that are on is a question without default', () => {
    const tree = {
      'services/a/config.json': synced('a', on),
      'services/b/config.json': synced('b', { state: true }),
    };
    const open = run(tree);
    expect(open.decisions).toMatchObject([
      { id: 'sync-service', kind: 'sync-service', subject: 'a, b', answeredBy: 'nobody' },
    ]);
    expect(open.held).toEqual([on, { state: 'enabled' }]);
    expect(open.dropped).toEqual([]);
    const result = run(tree, { 'sync-service': 'b' });
    expect(plain(result.after.sync)).toEqual({ state: 'enabled', service_name: 'b' });
    expect(result.dropped).toEqual([on]);
    expect(result.held).toEqual([]);
  });

  test('without a state, or with one that is none, is carried as it is', () => {
    for (const sync of [{ partition: { key: 'p' } }, { state: { a: 1 } }, { state: 1 }])
      expect(plain(run({ 'services/m/config.json': synced('m', sync) }).after.sync)).toEqual({
        ...sync,
        service_name: 'm',
      });
  });

  test('that the app has beside the service is added; what both say, the service says', () => {
    const result = run({
      'services/m/config.json': synced('m', { ...on, a: 1 }),
      'sync/config.json': { a: 2, development_mode_enabled: true },
    });
    expect(plain(result.after.sync)).toEqual({
      ...on,
      a: 1,
      development_mode_enabled: true,
      service_name: 'm',
    });
    expect(result.dropped).toEqual([2]);
  });

  test('names the service by its name, as the account says', () => {
    const tree = {
      'config.json': { config_version: 20200603, name: 'a' },
      'services/m/config.json':
        '{"type": "mongodb-atlas", "name": "m", "config": {"sync": {"state": "enabled"}}}',
    };
    const { ledger } = migrateTree(tree, { to: 20210101 });
    expect(ledger.gaps).toEqual([]);
    expect(ledger.made().filter(({ output }) => output!.file === 'sync/config.json')).toMatchObject([
      { input: { file: 'services/m/config.json', column: 35 }, output: { pointer: '/service_name' } },
      { input: { file: 'services/m/config.json' }, output: { file: 'sync/config.json' } },
    ]);
  });

  test('that is no object says nothing', () => {
    const result = run({ 'services/m/config.json': synced('m', 'on') });
    expect(result.after.sync).toBeUndefined();
    expect(result.dropped).toEqual(['on']);
  });
});

describe('the default rule of a service, one of whose rules is left out', () => {
  const withRule = (name: string, rule: object, defaultRule?: object): Tree => ({
    'config.json': { config_version: 20200603, name: 'a' },
    'services/m/config.json': atlas('m', { clusterName: 'C' }),
    [`services/m/rules/${name}.json`]: rule,
    'services/m/rules/whole.json': { database: 'd', collection: 'whole', roles: [] },
    ...(defaultRule && { 'services/m/default_rule.json': defaultRule }),
  });
  const open = { roles: [{ name: 'all', apply_when: {}, read: true, write: true, search: true }] };
  const defaultOf = (tree: Tree): unknown => {
    const { output, ledger, migrated } = migrateTree(tree, { to: 20210101 });
    expect(ledger.gaps).toEqual([]);
    expect(migrated.app.dataSources[0]!.collections.map(({ collection }) => collection)).toContain('whole');
    const text = output['data_sources/m/default_rule.json'];
    return text === undefined ? undefined : JSON.parse(text);
  };

  test.each<[string, object]>([
    ['no database', { collection: 'c', roles: [] }],
    ['no collection', { database: 'd', roles: [] }],
    ['nothing', {}],
  ])('grants nothing, where the rule names %s: it would apply to that collection', (_, rule) => {
    expect(defaultOf(withRule('x', rule, open))).toEqual({ roles: [] });
    expect(run(withRule('x', rule, open)).dropped).toEqual([rule, open]);
  });

  test('stays where it grants nothing anyway, and is not made', () => {
    expect(defaultOf(withRule('x', { roles: [] }, { roles: [] }))).toEqual({ roles: [] });
    expect(run(withRule('x', { roles: [] }, { roles: [] })).dropped).toEqual([{ roles: [] }]);
    expect(defaultOf(withRule('x', { roles: [] }))).toBeUndefined();
  });

  test('stays where no rule is left out, or where a file tells the collection', () => {
    expect(defaultOf(withRule('x', { database: 'd', collection: 'c', roles: [] }, open))).toEqual(open);
    const named = withRule('d.c', { roles: [{ name: 'a', read: true }] }, open);
    expect(defaultOf(named)).toEqual(open);
    const { output, findings } = migrateTree(named, { to: 20210101 });
    expect(JSON.parse(output['data_sources/m/d/c/rules.json']!)).toEqual({
      database: 'd',
      collection: 'c',
      roles: [],
    });
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'rule/without-collection', component: 'rules', subject: 'm/d.c' }),
    );
  });
});

test('a service without a config, and a webhook without a source, are no reason to stop', () => {
  const tree = {
    'config.json': { config_version: 20200603, name: 'a' },
    'services/m/config.json': { name: 'm', type: 'mongodb-atlas' },
    'services/m/incoming_webhooks/w/config.json': { name: 'w' },
  };
  const { output, ledger } = migrateTree(tree, { to: 20210101 });
  expect(JSON.parse(output['data_sources/m/config.json']!)).toEqual({
    name: 'm',
    type: 'mongodb-atlas',
    version: 1,
  });
  expect(ledger.gaps).toEqual([]);
});
