import { duplicates } from '../../../../migrations/finalizers/duplicates';
import { plain } from '../../../support/plain';
import { migrateTree, type StageOptions } from '../../../support/run-stages';
import { runTransform, type TransformResult } from '../../../support/run-transform';
import type { Tree } from '../../../support/write-tree';

const run = (tree: Tree, answers?: StageOptions['answers']): TransformResult =>
  runTransform(
    duplicates,
    { 'realm_config.json': { config_version: 20210101, name: 'a' }, ...tree },
    { answers, migrates: false },
  );

test.each(['values', 'triggers', 'log_forwarders'])(
  'of %s with one name, the one in its own file is carried',
  (folder) => {
    const result = run({
      [`${folder}/a.json`]: { name: 'b', of: 1 },
      [`${folder}/b.json`]: { name: 'b', of: 2 },
      [`${folder}/c.json`]: { name: 'c' },
    });
    const { after } = result;
    expect(
      [...after.values, ...after.triggers, ...after.logForwarders].map(({ document }) => plain(document)),
    ).toEqual([{ name: 'b', of: 2 }, { name: 'c' }]);
    expect(result.held).toEqual([{ name: 'b', of: 1 }]);
    expect(result.decisions).toMatchObject([
      { kind: 'duplicate', answer: `${folder}/b.json`, answeredBy: 'default' },
    ]);
  },
);

test('of values of which none is in its own file, the first is carried, or the one that is answered', () => {
  const tree = { 'values/a.json': { name: 'x', of: 1 }, 'values/b.json': { name: 'x', of: 2 } };
  expect(run(tree).after.values.map(({ document }) => plain(document))).toEqual([{ name: 'x', of: 1 }]);
  expect(
    run(tree, { 'duplicate:values/x': 'values/b.json' }).after.values.map(({ document }) => plain(document)),
  ).toEqual([{ name: 'x', of: 2 }]);
});

test('of two folders that hold one collection, one is carried whole', () => {
  const rules = { database: 'd', collection: 'c', roles: [] };
  const result = run({
    'data_sources/m/d/c/rules.json': rules,
    'data_sources/m/d/old/rules.json': rules,
    'data_sources/m/d/old/schema.json': {},
    'data_sources/n/d/c/rules.json': rules,
  });
  expect(result.after.dataSources.map(({ name, collections }) => [name, collections.length])).toEqual([
    ['m', 1],
    ['n', 1],
  ]);
  expect(result.held).toEqual([rules, {}]);
});

test('names that differ by case are two names, and things of two kinds may have one', () => {
  const tree = {
    'values/a.json': { name: 'a' },
    'values/b.json': { name: 'A' },
    'triggers/a.json': { name: 'a' },
  };
  const result = run(tree);
  expect(result.decisions).toEqual([]);
  expect(result.after.values).toBe(result.before.values);
  expect(result.after.triggers).toBe(result.before.triggers);
});

test('of providers that have one type, one is carried', () => {
  const tree = {
    'config.json': { config_version: 20200603, name: 'a', security: {} },
    'auth_providers/a.json': { name: 'mine', type: 'api-key', disabled: true },
    'auth_providers/b.json': { name: 'api-key', type: 'api-key', disabled: false },
  };
  const { decisions, output, ledger } = migrateTree(tree, {
    answers: { 'duplicate:auth/api-key': 'auth_providers/a.json' },
  });
  expect(decisions).toContainEqual(
    expect.objectContaining({ id: 'duplicate:auth/api-key', answeredBy: 'answer' }),
  );
  expect(JSON.parse(output['auth/providers.json']!)).toEqual({
    'api-key': { name: 'api-key', type: 'api-key', disabled: true },
  });
  expect(ledger.gaps).toEqual([]);
});
