import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openApp } from '../../../../src/reader/open-app';
import { runStages, type StagesResult } from '../../../support/run-stages';
import { temporaryFolder } from '../../../support/temporary-folder';
import { writeTree, type Tree } from '../../../support/write-tree';

/** The ways in which a file is there and cannot be read as what it should be. */
const ways: readonly [string, (path: string) => void][] = [
  ['is empty', (path) => writeFileSync(path, '')],
  ['holds blanks only', (path) => writeFileSync(path, ' \n')],
  ['is broken and skipped', (path) => writeFileSync(path, '{ "private": true,,')],
  ['leads out of the app', (path) => symlinkSync('/etc/hostname', path)],
  ['leads to nothing', (path) => symlinkSync('gone.json', path)],
  ['holds a text', (path) => writeFileSync(path, '"private"')],
  ['holds null in a list', (path) => writeFileSync(path, '[null]')],
];

function spoil(tree: Tree, path: string, way: (path: string) => void): string {
  const folder = writeTree(temporaryFolder(), tree);
  const file = join(folder, path);
  rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true });
  way(file);
  return folder;
}

function run(tree: Tree, path: string, way: (path: string) => void): StagesResult {
  return runStages(spoil(tree, path, way), { skipBroken: true });
}

const written = ({ output }: StagesResult, path: string): any => JSON.parse(output[path] ?? 'null');

/** One error is told of the file, in one place, and every value has its account. */
function expectTold(result: StagesResult, file: string): void {
  const told = result.findings.filter(({ place }) => place?.file === file);
  expect(told.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['error access/unreadable']);
  expect(result.ledger.gaps).toEqual([]);
}

const legacy: Tree = { 'config.json': { config_version: 20200603, name: 'a', security: {} } };
const realm: Tree = { 'realm_config.json': { config_version: 20210101, name: 'a' } };
const atlas = { name: 'm', type: 'mongodb-atlas', config: { clusterName: 'C' } };
const open = { roles: [{ name: 'all', apply_when: {}, read: true, write: true }] };
const closed = { database: 'd', collection: 'c.e', roles: [] };

describe.each(ways)('a file that %s', (_, way) => {
  test('as the configuration of a function before 20210101 makes it private', () => {
    const path = 'functions/f/config.json';
    const result = run({ ...legacy, 'functions/f/source.js': '1' }, path, way);
    expect(written(result, 'functions/config.json')).toEqual([{ name: 'f', private: true }]);
    expect(result.output['functions/f.js']).toBe('1');
    expectTold(result, path);
  });

  test('as the manifest makes all functions private', () => {
    const path = 'functions/config.json';
    const tree = { ...realm, 'functions/f.js': '1', 'functions/g/h.js': '2' };
    const result = run(tree, path, way);
    expect(written(result, path)).toEqual([
      { name: 'f', private: true },
      { name: 'g/h', private: true },
    ]);
    expectTold(result, path);
  });

  test('as the rule of a collection before 20210101 leaves the collection without roles', () => {
    const path = 'services/m/rules/d.c.e.json';
    const tree = { ...legacy, 'services/m/config.json': atlas, 'services/m/default_rule.json': open };
    const result = run(tree, path, way);
    expect(written(result, 'data_sources/m/d/c.e/rules.json')).toEqual(closed);
    expect(written(result, 'data_sources/m/default_rule.json').roles).toHaveLength(1);
    expectTold(result, path);
  });

  test('as a rule of no known collection closes the default rule, which would take its place', () => {
    const path = 'services/m/rules/orders.json';
    const tree = { ...legacy, 'services/m/config.json': atlas, 'services/m/default_rule.json': open };
    const result = run(tree, path, way);
    expect(written(result, 'data_sources/m/default_rule.json')).toEqual({ roles: [] });
    expectTold(result, path);
  });

  test.each(['rules.json', 'schema.json'])('as %s of a collection leaves it without roles', (name) => {
    const path = `data_sources/m/d/c.e/${name}`;
    const tree = {
      ...realm,
      'data_sources/m/config.json': atlas,
      'data_sources/m/default_rule.json': open,
      'data_sources/m/d/c.e/rules.json': { database: 'd', collection: 'c.e', ...open },
    };
    const result = run(tree, path, way);
    expect(written(result, 'data_sources/m/d/c.e/rules.json')).toEqual(closed);
    expect(written(result, 'data_sources/m/default_rule.json').roles).toHaveLength(1);
    expectTold(result, path);
  });

  test.each([
    ['data_sources/m/default_rule.json', realm, 'data_sources/m/config.json'],
    ['services/m/default_rule.json', legacy, 'services/m/config.json'],
  ])('as %s leaves no role', (path, root, config) => {
    const result = run({ ...root, [config]: atlas }, path, way);
    expect(written(result, 'data_sources/m/default_rule.json')).toEqual({ roles: [] });
    expectTold(result, path);
  });

  test.each([
    ['http_endpoints', realm],
    ['services', legacy],
  ])('as the configuration of a webhook in %s leaves the webhook out', (folder, root) => {
    const path = `${folder}/s/incoming_webhooks/w/config.json`;
    const tree = {
      ...root,
      [`${folder}/s/config.json`]: { name: 's', type: 'http' },
      [`${folder}/s/incoming_webhooks/w/source.js`]: '1',
    };
    const result = run(tree, path, way);
    expect(written(result, 'https_endpoints/config.json') ?? []).toEqual([]);
    expect(result.output).not.toHaveProperty('functions/s_w.js');
    expectTold(result, path);
  });

  test('as the configuration of GraphQL switches introspection off', () => {
    const result = run(realm, 'graphql/config.json', way);
    expect(written(result, 'graphql/config.json')).toMatchObject({ disable_schema_introspection: true });
    expectTold(result, 'graphql/config.json');
  });

  test('as the list of endpoints is not replaced by a stale one', () => {
    const stale = [
      { route: '/a', http_method: 'GET', function_name: 'f', validation_method: 'NO_VALIDATION' },
    ];
    const tree = {
      ...realm,
      'https_endpoints/config.json': stale,
      'http_endpoints/gen_endpoints_config.json': { disabled: true },
    };
    const { output } = run(tree, 'http_endpoints/config.json', way);
    expect(JSON.parse(output['https_endpoints/config.json'] ?? '[]')).toEqual([]);
  });

  test('as the settings of the Data API is not replaced by another file', () => {
    const tree = { ...realm, 'http_endpoints/data_api_config.json': { disabled: false } };
    const { output } = run(tree, 'http_endpoints/gen_endpoints_config.json', way);
    expect(output).not.toHaveProperty('https_endpoints/gen_endpoints_config.json');
  });

  test.each([
    ['realm_config.json', 'data_sources/m/config.json'],
    ['root_config.json', 'data_sources/m/config.json'],
  ])('as %s, the root, is refused', (root, other) => {
    const folder = spoil({ [other]: atlas }, root, way);
    const { app, problems } = openApp(folder, { answers: new Map(), skipBroken: true });
    expect(app).toBeUndefined();
    expect(problems).toMatchObject([{ place: { file: root } }]);
  });
});

describe('a manifest', () => {
  test('with an entry that names no function makes those private that no other entry names', () => {
    const tree = {
      ...realm,
      'functions/config.json': [{ name: 'f', private: false }, { private: true }],
      'functions/f.js': '1',
      'functions/g.js': '2',
    };
    const result = runStages(writeTree(temporaryFolder(), tree));
    expect(written(result, 'functions/config.json')).toEqual([
      { name: 'f', private: false },
      { name: 'g', private: true },
    ]);
    expectTold(result, 'functions/config.json');
  });

  test('that is null, as Go writes an empty one, is none', () => {
    const tree = { ...realm, 'functions/config.json': null, 'functions/f.js': '1' };
    const { findings } = runStages(writeTree(temporaryFolder(), tree));
    expect(findings.map(({ code }) => code)).not.toContain('access/unreadable');
  });

  test('that lists all functions of which one entry is odd says nothing of access', () => {
    const tree = {
      ...realm,
      'functions/config.json': [{ name: 'f', private: false }, 5],
      'functions/f.js': '1',
    };
    const { findings } = runStages(writeTree(temporaryFolder(), tree));
    expect(findings.map(({ code }) => code)).not.toContain('access/unreadable');
    expect(findings.map(({ code }) => code)).toContain('json/unexpected-shape');
  });
});

test('a function without config.json is private, as nothing tells that it was not', () => {
  const result = runStages(writeTree(temporaryFolder(), { ...legacy, 'functions/f/source.js': '1' }));
  expect(written(result, 'functions/config.json')).toEqual([{ name: 'f', private: true }]);
  expectTold(result, 'functions/f/source.js');
});

describe('a function is private where a setting of access is of another kind', () => {
  test.each<[string, object, boolean]>([
    ['private in a text', { private: 'false' }, true],
    ['private as a number', { private: 0 }, true],
    ['private as null', { private: null }, true],
    ['a condition in a text', { private: false, can_evaluate: '{}' }, true],
    ['a condition in a list', { private: false, can_evaluate: [] }, true],
    ['a user as a number', { private: false, run_as_user_id: 5 }, true],
    ['a script in a list', { private: false, run_as_user_id_script_source: ['x'] }, true],
    ['system in a text', { private: false, run_as_system: 'false' }, true],
    ['a condition, and no word of who can call it', { can_evaluate: 1 }, true],
    ['nothing odd', { private: false, can_evaluate: {}, run_as_system: false }, false],
    ['an empty user', { private: false, run_as_user_id: null, run_as_user_id_script_source: '' }, false],
    ['a condition that is true', { private: false, can_evaluate: true }, false],
  ])('%s', (_, config, wanted) => {
    for (const [tree, file] of [
      [
        { ...legacy, 'functions/f/config.json': { name: 'f', ...config }, 'functions/f/source.js': '1' },
        'functions/f/config.json',
      ],
      [
        { ...realm, 'functions/config.json': [{ name: 'f', ...config }], 'functions/f.js': '1' },
        'functions/config.json',
      ],
    ] as const) {
      const result = runStages(writeTree(temporaryFolder(), tree));
      expect(written(result, 'functions/config.json')).toMatchObject([{ name: 'f', private: wanted }]);
      if (wanted) expectTold(result, file);
      else expect(result.findings.map(({ code }) => code)).not.toContain('access/unreadable');
    }
  });

  test('but for a template, which stands for any value', () => {
    const config = { name: 'f', private: '%(%%environment.values.private)' };
    const tree = { ...realm, 'functions/config.json': [config], 'functions/f.js': '1' };
    expect(written(runStages(writeTree(temporaryFolder(), tree)), 'functions/config.json')).toEqual([config]);
  });
});

describe('rules with a part that cannot be read leave no roles', () => {
  const names = { database: 'd', collection: 'c' };
  test.each<[string, object, boolean]>([
    ['roles in an object', { roles: { name: 'r' } }, true],
    ['an empty object for roles', { roles: {} }, true],
    ['a text for roles', { roles: 'none' }, true],
    ['a role that is none', { roles: [{ name: 'r', apply_when: {} }, 'other'] }, true],
    ['null for a role', { roles: [null] }, true],
    ['filters in an object', { ...open, filters: { name: 'f' } }, true],
    ['a filter that is none', { ...open, filters: ['f'] }, true],
    ['null for roles and filters', { roles: null, filters: null }, false],
    ['nothing odd', { ...open, filters: [] }, false],
  ])('%s', (_, parts, wanted) => {
    const trees: Tree[] = [
      { ...legacy, 'services/m/config.json': atlas, 'services/m/rules/d.c.json': { ...names, ...parts } },
      {
        ...realm,
        'data_sources/m/config.json': atlas,
        'data_sources/m/d/c/rules.json': { ...names, ...parts },
      },
    ];
    for (const tree of trees) {
      const result = runStages(writeTree(temporaryFolder(), tree));
      const rules = written(result, 'data_sources/m/d/c/rules.json');
      if (wanted) {
        expect(rules).toEqual({ ...names, roles: [] });
        expectTold(result, Object.keys(tree).at(-1)!);
      } else expect(result.findings.map(({ code }) => code)).not.toContain('access/unreadable');
    }
  });

  test('a schema inside a rule, too', () => {
    const rule = { ...names, ...open, schema: 'strict' };
    const tree = { ...legacy, 'services/m/config.json': atlas, 'services/m/rules/x.json': rule };
    const result = runStages(writeTree(temporaryFolder(), tree));
    expect(written(result, 'data_sources/m/d/c/rules.json')).toEqual({ ...names, roles: [] });
    expectTold(result, 'services/m/rules/x.json');
  });

  test('an odd rule of no known collection closes the default rule', () => {
    const tree = {
      ...legacy,
      'services/m/config.json': atlas,
      'services/m/default_rule.json': open,
      'services/m/rules/x.json': { roles: {} },
    };
    const result = runStages(writeTree(temporaryFolder(), tree));
    expect(written(result, 'data_sources/m/default_rule.json')).toEqual({ roles: [] });
    expectTold(result, 'services/m/rules/x.json');
  });

  test('an empty object in rules.json is no rule, and leaves no roles', () => {
    const tree = { ...realm, 'data_sources/m/config.json': atlas, 'data_sources/m/d/c/rules.json': {} };
    const result = runStages(writeTree(temporaryFolder(), tree));
    expect(written(result, 'data_sources/m/d/c/rules.json')).toEqual({ ...names, roles: [] });
  });
});

describe('a folder behind a link', () => {
  const elsewhere = (): string =>
    writeTree(temporaryFolder(), { 'rules.json': { database: 'd', collection: 'c', ...open } });
  const app = (): string =>
    writeTree(temporaryFolder(), {
      ...realm,
      'data_sources/m/config.json': atlas,
      'data_sources/m/default_rule.json': open,
      'data_sources/m/d/other/rules.json': { database: 'd', collection: 'other', ...open },
    });

  test('of a collection leaves it without roles', () => {
    const folder = app();
    symlinkSync(elsewhere(), join(folder, 'data_sources/m/d/c'));
    const result = runStages(folder);
    expect(written(result, 'data_sources/m/d/c/rules.json')).toEqual({
      database: 'd',
      collection: 'c',
      roles: [],
    });
    expect(written(result, 'data_sources/m/default_rule.json').roles).toHaveLength(1);
    expectTold(result, 'data_sources/m/d/c');
  });

  test('of a database closes the default rule, as its collections are not known', () => {
    const folder = app();
    symlinkSync(elsewhere(), join(folder, 'data_sources/m/e'));
    const result = runStages(folder);
    expect(written(result, 'data_sources/m/default_rule.json')).toEqual({ roles: [] });
    expectTold(result, 'data_sources/m/e');
  });

  test('of all rules of a service closes the default rule', () => {
    const folder = writeTree(temporaryFolder(), {
      ...legacy,
      'services/m/config.json': atlas,
      'services/m/default_rule.json': open,
    });
    symlinkSync(elsewhere(), join(folder, 'services/m/rules'));
    const result = runStages(folder);
    expect(written(result, 'data_sources/m/default_rule.json')).toEqual({ roles: [] });
    expectTold(result, 'services/m/rules');
  });
});

test('rules of third-party services limit nothing but the service, and are left out as ever', () => {
  const tree = {
    ...legacy,
    'services/s/config.json': { name: 's', type: 'twilio', config: {} },
    'services/s/rules/d.c.json': '',
  };
  const { findings } = runStages(writeTree(temporaryFolder(), tree));
  expect(findings.map(({ code }) => code)).toContain('json/empty');
  expect(findings.map(({ code }) => code)).not.toContain('access/unreadable');
});

test('origins that stand where no list can be are carried for the push to refuse, and do not vanish', () => {
  const tree = { 'config.json': { config_version: 20200603, name: 'a', security: 'https://a.example' } };
  const { output } = runStages(writeTree(temporaryFolder(), tree));
  expect(JSON.parse(output['root_config.json']!)).toMatchObject({
    allowed_request_origins: 'https://a.example',
  });
});
