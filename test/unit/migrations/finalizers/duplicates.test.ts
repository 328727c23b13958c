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

const closed = { apply_when: { '%%user.id': '1' }, name: 'one', read: true };
const open = { apply_when: {}, name: 'all', read: true, write: true };
const rules = (...roles: object[]): object => ({ database: 'd', collection: 'c', roles });
const keptRules = (result: TransformResult): any =>
  result.after.dataSources[0]!.collections.map((each) => plain(each.rules));

describe('of rules for one collection', () => {
  const tree = (own: object, other: object, schema?: object): Tree => ({
    'data_sources/m/d/a/rules.json': other,
    'data_sources/m/d/c/rules.json': own,
    ...(schema && { 'data_sources/m/d/c/schema.json': schema }),
  });

  test('the one in the folder of the collection is carried, also where it grants more', () => {
    const result = run(tree(rules(open), rules()));
    expect(keptRules(result)).toEqual([rules(open)]);
    expect(result.decisions[0]).toMatchObject({ answer: 'data_sources/m/d/c/rules.json' });
    expect(result.decisions[0]!.why).toContain('data_sources/m/d/c/rules.json is called after the name');
  });

  test('the one in the file called after it, before 20210101', () => {
    const { output, decisions, ledger } = migrateTree({
      'config.json': { config_version: 20200603, name: 'a', security: {} },
      'services/m/config.json': { name: 'm', type: 'mongodb-atlas', config: { clusterName: 'C' } },
      'services/m/rules/a.json': rules(open),
      'services/m/rules/d.c.json': rules(closed),
    });
    expect(decisions).toContainEqual(
      expect.objectContaining({ id: 'duplicate:rules/m/d.c', answer: 'services/m/rules/d.c.json' }),
    );
    expect(JSON.parse(output['data_sources/m/d/c/rules.json']!)).toMatchObject({ roles: [{ name: 'one' }] });
    expect(ledger.gaps).toEqual([]);
  });

  const astray = (a: object, b: object): TransformResult =>
    run({ 'data_sources/m/d/a/rules.json': a, 'data_sources/m/d/b/rules.json': b });

  test.each<[string, object, object]>([
    ['no role', rules(), rules(open)],
    ['a role that nobody has', rules({ ...open, write: false, read: false }), rules(open)],
    ['a role that may write under a condition', rules({ ...open, write: { a: 1 } }), rules(open)],
    ['a role that may not insert', rules({ ...open, insert: false }), rules(open)],
    ['a role that leaves it to fields', rules({ ...open, write: undefined }), rules(open)],
    [
      'a role that is denied, not left to fields',
      rules({ ...open, write: false }),
      rules({ ...open, write: undefined }),
    ],
    ['fewer roles of those in the same order', rules(closed), rules(closed, open)],
    ['a filter', { ...rules(open), filters: [{ name: 'f', query: { a: 1 } }] }, rules(open)],
  ])('without a file called after it, the one with %s is carried', (_, less, more) => {
    for (const result of [astray(less, more), astray(more, less)]) {
      expect(keptRules(result)).toEqual([JSON.parse(JSON.stringify(less))]);
      expect(result.decisions[0]!.why).toMatch(/The one in \S+ grants no more than any other of them/);
    }
  });

  test.each<[string, object, object]>([
    ['conditions differ', rules({ ...open, read: { a: 1 } }), rules({ ...open, read: { b: 1 } })],
    [
      'each grants something of its own',
      rules({ ...open, insert: false }),
      rules({ ...open, delete: false }),
    ],
    ['another role comes first', rules(closed, open), rules(open, closed)],
    ['fields differ', rules({ ...closed, fields: { a: {} } }), rules({ ...closed, fields: { b: {} } })],
    ['other roles are left out', rules(open), rules(closed, open)],
    [
      'other filters narrow',
      { ...rules(open), filters: [{ a: 1 }] },
      { ...rules(open), filters: [{ b: 1 }] },
    ],
  ])('where %s, none is carried and the collection gets no role', (_, a, b) => {
    const result = astray(a, b);
    expect(keptRules(result)).toEqual([rules()]);
    expect(result.decisions[0]).toMatchObject({ answer: 'none', answeredBy: 'default' });
    expect(result.held).toHaveLength(2);
  });

  test('a schema limits what can be written, and counts as less', () => {
    const result = run({
      'data_sources/m/d/a/rules.json': rules(open),
      'data_sources/m/d/b/rules.json': rules(open),
      'data_sources/m/d/b/schema.json': { required: ['a'] },
    });
    expect(result.after.dataSources[0]!.collections).toMatchObject([{ schema: { kind: 'object' } }]);
  });

  test('none can be answered, and so can any file', () => {
    const both = tree(rules(open), rules(closed));
    const id = 'duplicate:rules/m/d.c';
    expect(keptRules(run(both, { [id]: 'none' }))).toEqual([rules()]);
    expect(keptRules(run(both, { [id]: 'data_sources/m/d/a/rules.json' }))).toEqual([rules(closed)]);
  });
});

describe('of functions with one name', () => {
  const legacy = (configs: Readonly<Record<string, object>>): Tree => ({
    'config.json': { config_version: 20200603, name: 'a', security: {} },
    ...Object.fromEntries(
      Object.entries(configs).flatMap(([folder, config]) => [
        [`functions/${folder}/config.json`, { name: 'f', ...config }],
        [`functions/${folder}/source.js`, folder],
      ]),
    ),
  });
  const kept = (tree: Tree): string | undefined => migrateTree(tree).output['functions/f.js'];

  test('the one in the folder called so is carried', () => {
    expect(kept(legacy({ a: { private: true }, f: { private: false } }))).toBe('f');
  });

  test.each<[string, object, object]>([
    ['private', { private: true }, { private: false }],
    [
      'that only runs under a condition',
      { private: false, can_evaluate: { a: 1 } },
      { private: false, can_evaluate: {} },
    ],
    ['that runs as its caller', { private: false }, { private: false, run_as_system: true }],
    ['that runs as one user', { run_as_user_id: '1' }, { run_as_system: true }],
    [
      'private, whatever else is alike',
      { private: true, can_evaluate: { a: 1 } },
      { can_evaluate: { a: 1 } },
    ],
  ])('else the one %s', (_, less, more) => {
    expect(kept(legacy({ a: less, b: more }))).toBe('a');
    expect(kept(legacy({ a: more, b: less }))).toBe('b');
  });

  test.each<[string, object, object]>([
    ['users differ', { run_as_user_id: '1' }, { run_as_user_id: '2' }],
    ['a user and the caller', { run_as_user_id: '1' }, {}],
    ['conditions differ', { can_evaluate: { a: 1 } }, { can_evaluate: { a: 2 } }],
    ['one is private and runs as system', { private: true, run_as_system: true }, { private: false }],
  ])('where that cannot be told, as %s, none', (_, a, b) => {
    const result = migrateTree(legacy({ a, b }));
    expect(result.output).not.toHaveProperty('functions/f.js');
    expect(result.decisions).toContainEqual(
      expect.objectContaining({ id: 'duplicate:functions/f', answer: 'none' }),
    );
    expect(result.ledger.gaps).toEqual([]);
  });
});

test('of triggers that are in no file of their own, one that is switched off is carried', () => {
  const result = run({
    'triggers/a.json': { name: 't', disabled: false },
    'triggers/b.json': { name: 't', disabled: true },
  });
  expect(result.after.triggers.map(({ document }) => plain(document))).toEqual([
    { name: 't', disabled: true },
  ]);
});

describe('of data sources with one name', () => {
  const source = (folder: string, defaultRoles: readonly object[], more: Tree = {}): Tree => ({
    [`data_sources/${folder}/config.json`]: {
      name: 'm',
      type: 'mongodb-atlas',
      config: { clusterName: 'C' },
    },
    [`data_sources/${folder}/default_rule.json`]: { roles: defaultRoles },
    ...more,
  });

  test('the one in its own folder is carried', () => {
    const result = run({ ...source('a', []), ...source('m', [open]) });
    expect(plain(result.after.dataSources[0]!.defaultRule)).toEqual({ roles: [open] });
  });

  test.each([
    [[], [open]],
    [[open], []],
  ])('else the one whose rules grant less, by default and for each collection', (a, b) => {
    const result = run({ ...source('a', a), ...source('b', b) });
    expect(result.after.dataSources.map(({ defaultRule }) => plain(defaultRule))).toEqual([{ roles: [] }]);
  });

  test('else none: rules of one collection grant less, and the default rule more', () => {
    const result = run({
      ...source('a', [], { 'data_sources/a/d/c/rules.json': rules(open) }),
      ...source('b', [open], { 'data_sources/b/d/c/rules.json': rules() }),
    });
    expect(result.after.dataSources).toEqual([]);
    expect(result.decisions).toMatchObject([{ answer: 'none' }]);
  });
});

test('a question about duplicates names the place of the first', () => {
  const { decisions } = run({ 'values/a.json': { name: 'x' }, 'values/b.json': { name: 'x' } });
  expect(decisions[0]!.place).toMatchObject({ file: 'values/a.json', line: 1 });
});

test('of two data sources, all of the one that is left out is held back', () => {
  const config = { name: 'm', type: 'mongodb-atlas', config: { clusterName: 'C' } };
  const rules = { database: 'd', collection: 'c', roles: [] };
  const result = run({
    'data_sources/m/config.json': config,
    'data_sources/x/config.json': config,
    'data_sources/x/default_rule.json': { roles: [] },
    'data_sources/x/d/c/rules.json': rules,
    'data_sources/x/d/c/schema.json': { title: 'c' },
    'data_sources/x/d/c/relationships.json': { a: { ref: '#/relationship/m/d/e' } },
  });
  expect(result.after.dataSources).toEqual([result.before.dataSources[0]]);
  expect(result.held).toEqual([
    config,
    { roles: [] },
    rules,
    { title: 'c' },
    { a: { ref: '#/relationship/m/d/e' } },
  ]);
});

describe('of services with one name', () => {
  const service = (folder: string): Tree => ({
    [`services/${folder}/config.json`]: { name: 's', type: 'http', config: {} },
    [`services/${folder}/rules/r.json`]: { name: 'r', actions: ['get'], when: {} },
    [`services/${folder}/incoming_webhooks/w/config.json`]: { name: 'w', run_as_user_id: folder },
    [`services/${folder}/incoming_webhooks/w/source.js`]: `exports = () => '${folder}';`,
  });

  test('the one in its own folder is carried, and all of the other is held back', () => {
    const result = run({ ...service('a'), ...service('s') });
    expect(result.decisions).toMatchObject([{ answer: 'services/s/config.json', answeredBy: 'default' }]);
    expect(result.after.services).toEqual([result.before.services[1]]);
    expect(result.held).toEqual([
      { name: 's', type: 'http', config: {} },
      { name: 'r', actions: ['get'], when: {} },
      { name: 'w', run_as_user_id: 'a' },
      'services/a/incoming_webhooks/w/source.js',
    ]);
  });

  test('else none: what they grant cannot be told', () => {
    const result = run({ ...service('a'), ...service('b') });
    expect(result.decisions).toMatchObject([{ answer: 'none', answeredBy: 'default' }]);
    expect(result.after.services).toEqual([]);
    expect(result.held).toHaveLength(8);
  });
});
