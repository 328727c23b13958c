import { dataSources } from '../../../../migrations/20230101/data-sources';
import { plain } from '../../../support/plain';
import { migrateTree, type StageOptions } from '../../../support/run-stages';
import { runTransform, type TransformResult } from '../../../support/run-transform';
import type { Tree } from '../../../support/write-tree';

const run = (tree: Tree, options: StageOptions = {}): TransformResult =>
  runTransform(
    dataSources,
    { 'realm_config.json': { config_version: 20210101, name: 'a' }, ...tree },
    options,
  );
const configsAfter = ({ after }: TransformResult): unknown[] =>
  after.dataSources.map(({ config }) => plain(config));
const atlas = (config: unknown, more: object = {}): object => ({
  name: 'm',
  type: 'mongodb-atlas',
  config,
  ...more,
});

test('ids go from the source, its default rule and its rules', () => {
  const result = run({
    'data_sources/m/config.json': { _id: '1', ...atlas({ clusterName: 'C' }) },
    'data_sources/m/default_rule.json': { id: '2', roles: [] },
    'data_sources/m/d/c/rules.json': { id: '3', database: 'd', collection: 'c', roles: [{ id: 'kept' }] },
  });
  expect(configsAfter(result)).toEqual([atlas({ clusterName: 'C' })]);
  expect(plain(result.after.dataSources[0]!.collections[0]!.rules)).toEqual({
    database: 'd',
    collection: 'c',
    roles: [{ id: 'kept' }],
  });
  expect(result.dropped).toEqual(['1', '2', '3']);
});

describe('a missing cluster', () => {
  test.each<[string, unknown]>([
    ['missing', {}],
    ['empty', { clusterName: '' }],
    ['without config', undefined],
    ['no text', { clusterName: 5 }],
  ])('that is %s stays so until somebody answers', (_, config) => {
    const result = run({ 'data_sources/m/config.json': atlas(config) });
    expect(result.after.dataSources[0]!.config).toBe(result.before.dataSources[0]!.config);
    expect(result.decisions).toMatchObject([
      {
        id: 'cluster:m',
        kind: 'cluster',
        subject: 'm',
        choices: [{ value: 'leave-out' }],
        answer: 'leave-out',
        answeredBy: 'default',
      },
    ]);
  });

  test('is asked for of a source without a type, too', () => {
    const result = run({ 'data_sources/m/config.json': { name: 'm', config: {} } });
    expect(result.decisions).toMatchObject([{ id: 'cluster:m' }]);
  });

  test.each<[unknown, string]>([
    [{ readPreference: 'primary' }, 'Cluster0'],
    [{ clusterName: '' }, 'my-cluster'],
    [undefined, '%(%%environment.values.cluster)'],
    ['odd', 'Cluster0'],
  ])('with the config %j is named %s on demand', (config, cluster) => {
    const tree = { 'data_sources/m/config.json': atlas(config) };
    const result = run(tree, { answers: { cluster } });
    expect(configsAfter(result)).toMatchObject([{ config: { clusterName: cluster } }]);
    const root = { config_version: 20210101, name: 'a', location: 'AU', deployment_model: 'LOCAL' };
    const { ledger } = migrateTree({ 'realm_config.json': root, ...tree }, { answers: { cluster } });
    expect(ledger.gaps).toEqual([]);
  });

  test.each(['', '-cluster', 'a cluster', 'a/b', 'x'.repeat(65)])('is never named %j', (cluster) => {
    expect(() => run({ 'data_sources/m/config.json': atlas({}) }, { answers: { cluster } })).toThrow(
      'refused',
    );
  });

  test('is nothing to ask of a federated database, or of a source without config.json', () => {
    const result = run({
      'data_sources/m/config.json': { name: 'm', type: 'datalake', config: {} },
      'data_sources/n/default_rule.json': { roles: [] },
    });
    expect(result.decisions).toEqual([]);
  });
});

describe('an empty placeholder', () => {
  const tree = {
    'data_sources/m/d/c/rules.json': { roles: [] },
    'data_sources/m/d/c/schema.json': {},
    'data_sources/m/d/c/relationships.json': {},
  };

  test('that a file holds stays, like any file that does not change', () => {
    const { before, after } = run(tree);
    expect(after.dataSources[0]!.collections[0]).toEqual(before.dataSources[0]!.collections[0]);
  });

  test("goes to normalize, as today's exporter writes none", () => {
    const result = run(tree, { normalize: true });
    expect(result.after.dataSources[0]!.collections[0]).toMatchObject({
      schema: undefined,
      relationships: undefined,
    });
    expect(result.dropped).toEqual([{}, {}]);
  });
});

describe('sync settings inside the source, as in April 2021', () => {
  const source = {
    'data_sources/m/config.json': atlas({
      clusterName: 'C',
      sync: { state: 'enabled', partition: { key: 'p' } },
    }),
  };

  test('move to the file of sync, which names the source', () => {
    const result = run({ ...source, 'sync/config.json': { development_mode_enabled: true } });
    expect(plain(result.after.sync)).toEqual({
      development_mode_enabled: true,
      state: 'enabled',
      partition: { key: 'p' },
      service_name: 'm',
    });
    expect(configsAfter(result)).toEqual([atlas({ clusterName: 'C' })]);
  });

  test('make the file of sync where there is none', () => {
    expect(plain(run(source).after.sync)).toEqual({
      state: 'enabled',
      partition: { key: 'p' },
      service_name: 'm',
    });
  });

  test('never overwrite what the file of sync says', () => {
    const has = { partition: { key: 'mine' }, service_name: 'n' };
    const result = run({ ...source, 'sync/config.json': has });
    expect(plain(result.after.sync)).toEqual({ ...has, state: 'enabled' });
    expect(result.dropped).toEqual([{ key: 'p' }]);
  });

  test('that are empty go, and make no file', () => {
    const result = run({ 'data_sources/m/config.json': atlas({ clusterName: 'C', sync: {} }) });
    expect(result.after.sync).toBeUndefined();
    expect(result.dropped).toEqual([{}]);
    expect(configsAfter(result)).toEqual([atlas({ clusterName: 'C' })]);
  });

  test('name the source by its name, as the account says', () => {
    const text =
      '{"type": "mongodb-atlas", "name": "m", "config": {"clusterName": "C", "sync": {"state": "x"}}}';
    const root = { config_version: 20210101, name: 'a', location: 'AU', deployment_model: 'LOCAL' };
    const { ledger } = migrateTree({ 'realm_config.json': root, 'data_sources/m/config.json': text });
    expect(ledger.gaps).toEqual([]);
    expect(ledger.made().filter(({ output }) => output!.pointer === '/service_name')).toMatchObject([
      { input: { file: 'data_sources/m/config.json', column: 35 } },
    ]);
  });

  test('are left out when the file of sync has a state', () => {
    const result = run({ ...source, 'sync/config.json': { state: 'disabled' } });
    expect(result.after.sync).toBe(result.before.sync);
    expect(result.dropped).toEqual([{ state: 'enabled', partition: { key: 'p' } }]);
  });
});

test('a source of which nothing changes keeps its documents', () => {
  const { before, after } = run({
    'data_sources/m/config.json': atlas({ clusterName: 'C' }),
    'data_sources/m/d/c/rules.json': { roles: [] },
  });
  expect(after.dataSources[0]!.config).toBe(before.dataSources[0]!.config);
  expect(after.dataSources[0]!.collections[0]!.rules).toBe(before.dataSources[0]!.collections[0]!.rules);
});
