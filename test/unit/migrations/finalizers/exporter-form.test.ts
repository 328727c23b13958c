import { exporterForm } from '../../../../migrations/finalizers/exporter-form';
import { plain } from '../../../support/plain';
import { runTransform, type TransformResult } from '../../../support/run-transform';

const tree = {
  'realm_config.json': { config_version: 20210101, name: 'a' },
  'functions/config.json': [
    { name: 'quiet', private: false, run_as_system: false, can_evaluate: {}, disable_arg_logs: true },
    { name: 'plain', private: true },
    { name: 'nobody', private: true, run_as_user_id: '', run_as_user_id_script_source: '', x: '' },
    { name: 'somebody', private: true, run_as_user_id: '1', run_as_system: true, disable_arg_logs: [] },
  ],
  'functions/quiet.js': 'exports = () => 1;',
  'functions/plain.js': 'exports = () => 2;',
  'functions/nobody.js': 'exports = () => 3;',
  'functions/somebody.js': 'exports = () => 4;',
  'triggers/t.json': { name: 't', type: 'SCHEDULED', config: { schedule: '* * * * *' } },
  'triggers/u.json': { name: 'u', type: 'SCHEDULED' },
  'data_sources/db/config.json': { name: 'db', type: 'mongodb-atlas', config: { clusterName: 'c' } },
  'data_sources/db/shop/orders/schema.json': {},
  'data_sources/db/shop/orders/rules.json': { database: 'shop', collection: 'orders', roles: [] },
};

const run = (normalize: boolean): TransformResult => runTransform(exporterForm, tree, { normalize });
const configOf = ({ after }: TransformResult, index: number): unknown =>
  plain(after.functions.items[index]!.config);

test('with --normalize, a manifest entry loses flags that are false, and nothing else', () => {
  expect(configOf(run(true), 0)).toEqual({
    name: 'quiet',
    private: false,
    can_evaluate: {},
    disable_arg_logs: true,
  });
  expect(configOf(run(true), 1)).toEqual({ name: 'plain', private: true });
});

test('with --normalize, users that are empty go, and neither those that are set nor what is no flag', () => {
  const result = run(true);
  expect(configOf(result, 2)).toEqual({ name: 'nobody', private: true, x: '' });
  expect(configOf(result, 3)).toEqual({
    name: 'somebody',
    private: true,
    run_as_user_id: '1',
    run_as_system: true,
    disable_arg_logs: [],
  });
  expect(result.dropped).toEqual([false, '', '', {}]);
});

test('with --normalize, a trigger without a config gets none', () => {
  expect(plain(run(true).after.triggers[1]!.document)).toEqual({ name: 'u', type: 'SCHEDULED' });
});

test('of the current version alone, as each writes in its own form', () => {
  const { before, after, dropped } = runTransform(exporterForm, tree, { normalize: true, to: 20210101 });
  expect(after.functions).toBe(before.functions);
  expect(after.triggers).toBe(before.triggers);
  expect(after.dataSources).toBe(before.dataSources);
  expect(dropped).toEqual([]);
});

test('with --normalize, the flags of a trigger are completed with false', () => {
  const [trigger] = run(true).after.triggers;
  expect(plain(trigger!.document)).toMatchObject({
    config: { schedule: '* * * * *', skip_catchup_events: false },
  });
});

test('with --normalize, an empty schema is not written', () => {
  expect(run(true).after.dataSources[0]!.collections[0]!.schema).toBeUndefined();
});

test('without it, nothing changes', () => {
  const { before, after } = run(false);
  expect(after.functions).toBe(before.functions);
  expect(after.triggers).toBe(before.triggers);
});
