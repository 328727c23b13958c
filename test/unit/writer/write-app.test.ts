import type { App } from '../../../src/model/app';
import { openApp } from '../../../src/reader/open-app';
import { bytesOf, writeApp, type FileBytes } from '../../../src/writer/write-app';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

function open(tree: Tree): App {
  return openApp(writeTree(temporaryFolder(), tree), { answers: new Map(), skipBroken: false }).app!;
}

function write(tree: Tree, target: 20210101 | 20230101, normalize = false): Record<string, FileBytes> {
  const files = writeApp(open(tree), target);
  return Object.fromEntries(files.map((file) => [file.path, bytesOf(file, target, normalize)]));
}

const realm = { config_version: 20210101, name: 'a' };
const tree = {
  'realm_config.json': realm,
  'values/a.json': '{"name":"a"}',
  'functions/config.json': [{ name: 'x/y' }],
  'functions/x/y.js': '1',
  'functions/package.json': '{}',
  'hosting/metadata.json': '[{"attrs":[],"path":"/a"}]\n',
  'http_endpoints/config.json': '[]',
  'http_endpoints/data_api_config.json': '{}',
  'http_endpoints/web/config.json': { name: 'web', type: 'http' },
  'http_endpoints/cards/incoming_webhooks/w/config.json': { name: 'w' },
  'services/sms/config.json': { name: 'sms', type: 'twilio' },
};

test('an app of 20210101 is written where it stood', () => {
  expect(Object.keys(write(tree, 20210101)).sort()).toEqual(Object.keys(tree).sort());
});

test('the current layout has its own root file and folder of endpoints', () => {
  const { 'https_endpoints/config.json': endpoints, ...files } = write(tree, 20230101);
  expect(endpoints).toMatchObject({ copyOf: { path: 'http_endpoints/config.json' } });
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['root_config.json', 'https_endpoints/gen_endpoints_config.json']),
  );
});

test('services that stand in a current app stay where they are, whatever their type', () => {
  const current = {
    'root_config.json': { name: 'a' },
    'services/web/config.json': { name: 'web', type: 'http' },
    'services/web/incoming_webhooks/w/config.json': { name: 'w' },
  };
  expect(Object.keys(write(current, 20230101)).sort()).toEqual(Object.keys(current).sort());
});

test('a legacy app has no writer', () => {
  expect(() => writeApp(open({ 'config.json': { config_version: 20200603, name: 'a' } }), 20230101)).toThrow(
    'no writer for 20200603',
  );
});

test('every file says what it is part of, and which names became its path', () => {
  const files = writeApp(open(tree), 20210101);
  expect(files.find(({ path }) => path === 'functions/x/y.js')).toMatchObject({
    component: 'functions',
    names: [{ name: 'x/y' }],
  });
  expect(files.find(({ path }) => path === 'values/a.json')).toMatchObject({
    component: 'values',
    kind: 'value',
    names: [{ name: 'a' }],
  });
  expect(files.find(({ path }) => path.endsWith('w/config.json'))!.names.map(({ name }) => name)).toEqual([
    'cards',
    'w',
  ]);
});

describe('the bytes', () => {
  test('of an unchanged document are those of its file', () => {
    expect(write(tree, 20210101)['values/a.json']).toMatchObject({ copyOf: { path: 'values/a.json' } });
  });

  test('of a document that is not strict are printed', () => {
    const { 'values/a.json': bytes } = write(
      { 'realm_config.json': realm, 'values/a.json': '{name:"a"}' },
      20210101,
    );
    expect(bytes).toEqual({ text: '{\n    "name": "a"\n}\n' });
  });

  test('of every document are printed to normalize, those of other files never', () => {
    const files = write(tree, 20230101, true);
    expect(files['values/a.json']).toEqual({ text: '{\n    "name": "a"\n}\n' });
    expect(files['functions/package.json']).toMatchObject({ copyOf: { path: 'functions/package.json' } });
  });

  test('of a source that was edited are the new text', () => {
    const source = writeApp(open(tree), 20210101).find(({ path }) => path.endsWith('.js'))!;
    const edited = {
      text: 'exports = () => 1;',
      reason: { text: 'A test wants it.', source: 'docs/config' },
    };
    expect(bytesOf({ ...source, edited }, 20210101, false)).toEqual({ text: 'exports = () => 1;' });
  });

  test('of hosting/metadata.json, alone, end without a newline when printed', () => {
    const { 'hosting/metadata.json': bytes } = write(tree, 20230101, true);
    expect(bytes).toEqual({ text: '[\n    {\n        "path": "/a",\n        "attrs": []\n    }\n]' });
  });
});

describe('a manifest', () => {
  const app = open({
    'realm_config.json': realm,
    'functions/config.json': '[{"name":"a"},{"name":"b"}]',
    'auth/providers.json': '{"api-key":{},"anon-user":{}}',
  });
  const contentOf = (changed: App, path: string): unknown =>
    writeApp(changed, 20210101).find((file) => file.path === path)?.content;

  test('is the file that was read while its entries are', () => {
    const { functions, providers } = app;
    const same: App = {
      ...app,
      functions: { ...functions, items: [...functions.items] },
      providers: { ...providers, items: [...providers.items] },
    };
    expect(contentOf(same, 'functions/config.json')).toBe(functions.root);
    expect(contentOf(same, 'auth/providers.json')).toBe(providers.root);
  });

  test('is another file when a name changed and nothing else', () => {
    const { providers } = app;
    const items = providers.items.map((item) => ({ ...item, name: `${item.name}-2` }));
    expect(contentOf({ ...app, providers: { ...providers, items } }, 'auth/providers.json')).not.toBe(
      providers.root,
    );
  });

  test.each([
    ['one is missing', (items: readonly any[]) => items.slice(1)],
    ['one is new', (items: readonly any[]) => [...items, { ...items[0] }]],
    ['they stand in another order', (items: readonly any[]) => [...items].reverse()],
  ])('is another file when %s', (_, change) => {
    const { functions, providers } = app;
    const changed: App = {
      ...app,
      functions: { ...functions, items: change(functions.items) },
      providers: { ...providers, items: change(providers.items) },
    };
    expect(contentOf(changed, 'functions/config.json')).not.toBe(functions.root);
    expect(contentOf(changed, 'auth/providers.json')).not.toBe(providers.root);
  });

  test('that was empty and is filled comes from the empty one', () => {
    const empty = open({ 'realm_config.json': realm, 'functions/config.json': '[]' });
    const filled: App = { ...empty, functions: { ...empty.functions, items: app.functions.items } };
    expect(contentOf(filled, 'functions/config.json')).toMatchObject({ from: [empty.functions.root] });
  });

  test('that nobody has is not written', () => {
    expect(writeApp(open({ 'realm_config.json': realm }), 20210101).map(({ path }) => path)).toEqual([
      'realm_config.json',
    ]);
  });
});
