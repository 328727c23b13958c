import type { App } from '../../../src/model/app';
import { openApp, type ReadResult } from '../../../src/reader/open-app';
import { plain } from '../../support/plain';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

function open(tree: Tree): ReadResult & { app: App } {
  const read = openApp(writeTree(temporaryFolder(), tree), { answers: new Map(), skipBroken: false });
  if (!read.app) throw new Error(JSON.stringify(read.problems));
  return { ...read, app: read.app };
}

const names = (items: readonly { name: string }[]): string[] => items.map(({ name }) => name);
const codes = ({ findings }: ReadResult): string[] =>
  findings.map(({ code, subject }) => `${code} ${subject}`);
const realm = { config_version: 20210101, name: 'a' };
const legacy = { config_version: 20200603, name: 'a', security: {} };

describe('names', () => {
  test('inside count, and a file that is called otherwise is told', () => {
    const read = open({
      'realm_config.json': realm,
      'values/a.json': { name: 'b' },
      'values/c.json': {},
      'values/d.json': { name: '' },
    });
    expect(names(read.app.values)).toEqual(['b', 'c', 'd']);
    expect(codes(read)).toEqual(['file/renamed-after-its-name b']);
  });

  test.each(['environments', 'graphql/custom_resolvers'])('of %s are those of the files', (folder) => {
    const { app } = open({ 'realm_config.json': realm, [`${folder}/a.json`]: { name: 'b' } });
    expect(names([...app.environments, ...app.graphql.resolvers])).toEqual(['a']);
  });

  test('of a collection are those of the rules, and those of the folders without them', () => {
    const { app } = open({
      'realm_config.json': realm,
      'data_sources/m/db/c/rules.json': { database: 'Db', collection: 'C', roles: [] },
      'data_sources/m/db/d/schema.json': {},
      'data_sources/m/db/e/rules.json': { database: '', collection: '', roles: [] },
      'data_sources/m/db/f/notes.txt': '',
    });
    expect(
      app.dataSources[0]!.collections.map(({ database, collection }) => `${database}.${collection}`),
    ).toEqual(['Db.C', 'db.d', 'db.e']);
  });
});

describe('functions', () => {
  test('before 20210101 are folders one level deep with config.json or source.js', () => {
    const { app } = open({
      'config.json': legacy,
      'functions/a/config.json': { name: 'A' },
      'functions/a/source.js': '',
      'functions/b/source.js': '',
      'functions/c/config.json': { name: 'c' },
      'functions/deep/d/config.json': { name: 'd' },
      'functions/deep/d/source.js': '',
      'functions/node_modules/config.json': {},
      'functions/node_modules/source.js': '',
      'functions/package.json': {},
    });
    expect(app.functions.items.map(({ name, config, source }) => [name, !!config, source?.path])).toEqual([
      ['A', true, 'functions/a/source.js'],
      ['b', true, 'functions/b/source.js'],
      ['c', true, undefined],
    ]);
    expect(app.functionFiles.map(({ path }) => path)).toEqual([
      'functions/package.json',
      'functions/deep/d/config.json',
      'functions/deep/d/source.js',
      'functions/node_modules/config.json',
      'functions/node_modules/source.js',
    ]);
  });

  test('from 20210101 on are listed by the manifest, and every other .js file is one too', () => {
    const { app } = open({
      'realm_config.json': realm,
      'functions/config.json': [{ name: 'x/b' }, { name: 'gone' }, { name: 'a' }],
      'functions/a.js': '',
      'functions/x/b.js': '',
      'functions/x/c.js': '',
      'functions/x/C.JS': '',
      'functions/y/node_modules/d.js': '',
      'functions/e.ts': '',
    });
    expect(app.functions.items.map(({ name, config, source }) => [name, !!config, source?.path])).toEqual([
      ['x/b', true, 'functions/x/b.js'],
      ['gone', true, undefined],
      ['a', true, 'functions/a.js'],
      ['x/c', false, 'functions/x/c.js'],
    ]);
    expect(app.functionFiles.map(({ path }) => path).sort()).toEqual([
      'functions/e.ts',
      'functions/x/C.JS',
      'functions/y/node_modules/d.js',
    ]);
  });
});

describe('files of another layout', () => {
  const service = { name: 'm', type: 'mongodb-atlas', config: { clusterName: 'C' } };

  test('that hold nothing of their own are left alone, with a note that nobody needs to act on', () => {
    const read = open({
      'realm_config.json': realm,
      'data_sources/m/config.json': service,
      'services/m/config.json': service,
      'http_endpoints/config.json': [],
      'https_endpoints/config.json': [],
    });
    expect(read.findings).toMatchObject([
      {
        code: 'file/left-alone',
        severity: 'info',
        message: expect.stringContaining('https_endpoints/config.json, services/m/config.json'),
      },
    ]);
    expect(read.findings[0]).not.toHaveProperty('action');
    expect(read.decisions).toEqual([]);
    expect([...read.dropped.keys()]).toHaveLength(2);
  });

  test('that say something are a warning, which offers the other layout only where it was asked about', () => {
    const stray = { 'auth_providers/api-key.json': { name: 'api-key', type: 'api-key' } };
    const read = open({ 'realm_config.json': realm, 'data_sources/m/config.json': service, ...stray });
    expect(read.findings).toMatchObject([{ code: 'file/other-layout', severity: 'warning' }]);
    expect(read.findings[0]!.action).not.toContain('--answer');
    const asked = open({
      'realm_config.json': realm,
      'data_sources/m/config.json': service,
      ...stray,
      'services/n/config.json': { ...service, name: 'n' },
    });
    expect(asked.findings[0]!.action).toContain('--answer layout=VERSION');
  });

  test('are the empty manifest beside legacy functions, which are read', () => {
    const read = open({
      'config.json': legacy,
      'functions/f/config.json': { name: 'f' },
      'functions/f/source.js': '',
      'functions/config.json': [],
    });
    expect(names(read.app.functions.items)).toEqual(['f']);
    expect(read.app.functionFiles).toEqual([]);
    expect(codes(read)).toEqual(['file/left-alone functions/config.json']);
  });
});

describe('services', () => {
  test('keep the secrets of their webhooks out of every document', () => {
    const { app } = open({
      'realm_config.json': realm,
      'http_endpoints/s/config.json': { name: 'S', type: 'http' },
      'http_endpoints/s/incoming_webhooks/w/config.json': {
        name: 'W',
        options: { secret: 'hidden', httpMethod: 'GET' },
      },
      'http_endpoints/s/incoming_webhooks/w/source.js': '',
      'http_endpoints/s/rules/r.json': { name: 'R' },
      'services/t/incoming_webhooks/v/config.json': {},
    });
    expect(names(app.services)).toEqual(['t', 'S']);
    const [webhook] = app.services[1]!.webhooks;
    expect(webhook).toMatchObject({
      name: 'W',
      source: { path: 'http_endpoints/s/incoming_webhooks/w/source.js' },
    });
    expect(plain(webhook!.config)).toEqual({ name: 'W', options: { httpMethod: 'GET' } });
    expect(webhook!.secrets.map(plain)).toEqual(['hidden']);
    expect(names(app.services[1]!.rules)).toEqual(['r']);
  });

  test.each<[string, object, object, unknown[], unknown[]]>([
    ['in the wrong place', { secret: 'a' }, {}, ['a'], []],
    ['in two places', { secret: 'a', options: { secret: 'b' } }, { options: {} }, ['b', 'a'], []],
    ['that are empty', { options: { secret: '' } }, { options: {} }, [], ['']],
  ])('keep secrets %s out as well', (_, config, wanted, kept, dropped) => {
    const read = open({ 'realm_config.json': realm, 'services/s/incoming_webhooks/w/config.json': config });
    const [webhook] = read.app.services[0]!.webhooks;
    expect(plain(webhook!.config)).toEqual(wanted);
    expect(webhook!.secrets.map(plain)).toEqual(kept);
    expect([...read.dropped.keys()].map((node) => 'kind' in node && plain(node))).toEqual(dropped);
  });

  test('may have webhooks directly below, as the docs of 2021 drew them', () => {
    const { app } = open({
      'realm_config.json': realm,
      'http_endpoints/s/w/config.json': { name: 'w' },
      'http_endpoints/s/w/source.js': '',
    });
    expect(names(app.services[0]!.webhooks)).toEqual(['w']);
  });
});

describe('endpoints', () => {
  test.each<[string, Tree]>([
    [
      'http_endpoints/',
      {
        'realm_config.json': realm,
        'http_endpoints/config.json': [{ route: '/a' }],
        'http_endpoints/data_api_config.json': { disabled: true },
      },
    ],
    [
      'the preview of 2021',
      {
        'realm_config.json': realm,
        'https_endpoints/config.json': [{ route: '/a' }],
        'https_endpoints/data_api_config.json': { disabled: true },
      },
    ],
    [
      'https_endpoints/',
      {
        'root_config.json': { name: 'a' },
        'https_endpoints/config.json': [{ route: '/a' }],
        'https_endpoints/gen_endpoints_config.json': { disabled: true },
      },
    ],
    [
      'the documented file name',
      {
        'root_config.json': { name: 'a' },
        'https_endpoints/config.json': [{ route: '/a' }],
        'https_endpoints/data_api_config.json': { disabled: true },
      },
    ],
    [
      'the root of realm-cli',
      {
        'realm_config.json': realm,
        'https_endpoints/config.json': [{ route: '/a' }],
        'data_api_config.json': { disabled: true },
      },
    ],
  ])('are read from %s', (_, tree) => {
    const { app } = open(tree);
    expect(app.endpoints.items.map(plain)).toEqual([{ route: '/a' }]);
    expect(plain(app.dataApi)).toEqual({ disabled: true });
    expect(app.extras).toEqual([]);
  });

  test('come from one folder, and so does the Data API', () => {
    const { app } = open({
      'realm_config.json': realm,
      'http_endpoints/config.json': [{ route: '/a' }],
      'https_endpoints/config.json': [{ route: '/stale' }],
      'https_endpoints/data_api_config.json': { disabled: false },
    });
    expect(app.endpoints.items.map(plain)).toEqual([{ route: '/a' }]);
    expect(app.dataApi).toBeUndefined();
  });

  test('may be null', () => {
    const read = open({ 'root_config.json': { name: 'a' }, 'https_endpoints/config.json': 'null' });
    expect(read.app.endpoints).toMatchObject({ items: [], root: { value: null } });
    expect(codes(read)).toEqual([]);
  });
});

test.each<[string, unknown]>([
  ['values/a.json', [1]],
  ['triggers/a.json', 'text'],
  ['auth/providers.json', []],
  ['auth/providers.json', { 'api-key': true }],
  ['functions/config.json', {}],
  ['functions/config.json', [{ private: true }]],
  ['functions/config.json', ['a']],
  ['http_endpoints/config.json', {}],
  ['http_endpoints/config.json', [1]],
  ['hosting/metadata.json', {}],
  ['hosting/config.json', null],
  ['data_sources/m/config.json', []],
])('%s that holds %j is left out with a finding, and nothing of it is forgotten', (path, content) => {
  const read = open({ 'realm_config.json': realm, [path]: JSON.stringify(content) });
  expect(codes(read)).toEqual([`json/unexpected-shape ${path}`]);
  expect(read.dropped.size).toBe(1);
});

test.each([
  ['.mdb/meta.json', 'settings'],
  ['.mdb/app_meta.json', 'settings'],
  ['auth/providers.json', 'auth'],
  ['auth/custom_user_data.json', 'custom-user-data'],
  ['data_sources/m/config.json', 'data-sources'],
  ['data_sources/m/default_rule.json', 'rules'],
  ['data_sources/m/d/c/schema.json', 'rules'],
  ['environments/qa.json', 'environments'],
  ['functions/config.json', 'functions'],
  ['graphql/config.json', 'graphql'],
  ['graphql/validation_settings.json', 'graphql'],
  ['graphql/custom_resolvers/r.json', 'graphql'],
  ['hosting/config.json', 'hosting'],
  ['hosting/metadata.json', 'hosting'],
  ['http_endpoints/config.json', 'endpoints'],
  ['http_endpoints/data_api_config.json', 'data-api'],
  ['http_endpoints/s/config.json', 'services'],
  ['http_endpoints/s/incoming_webhooks/w/config.json', 'endpoints'],
  ['log_forwarders/l.json', 'log-forwarders'],
  ['realm_config.json', 'settings'],
  ['secrets.json', 'secrets'],
  ['sync/config.json', 'sync'],
  ['triggers/t.json', 'triggers'],
  ['values/v.json', 'values'],
])('what is wrong with %s is told of %s', (path, component) => {
  const { findings } = open({
    'realm_config.json': JSON.stringify(realm),
    [path]: '{"name":"a","name":"a"}',
  });
  expect(findings.find(({ code }) => code === 'json/duplicate-key')).toMatchObject({
    component,
    place: { file: path },
  });
});

test('files of no reader end in the extras, caches and links of tools are dropped', () => {
  const read = open({
    'realm_config.json': realm,
    'auth/a.txt': '',
    'hosting/.asset-cache.json': '',
    '.mdb/other': '',
    'values/.DS_Store': '',
    'sync/more.json': '{}',
  });
  expect(read.app.extras.map(({ path }) => path)).toEqual([
    'auth/a.txt',
    'sync/more.json',
    'values/.DS_Store',
  ]);
  expect([...read.dropped.keys()].map((file) => 'path' in file && file.path)).toEqual([
    '.mdb/other',
    'hosting/.asset-cache.json',
  ]);
});

test('what only another layout has is left out in one finding', () => {
  const read = open({
    'config.json': legacy,
    'realm_config.json': realm,
    'functions/a/config.json': { name: 'a' },
    'services/m/rules/r.json': {},
    'auth_providers/api-key.json': {},
  });
  expect(read.version).toBe(20200603);
  expect(codes(read)).toEqual(['file/other-layout realm_config.json']);
  expect(read.app.extras).toEqual([]);
});
