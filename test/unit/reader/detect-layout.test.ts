import { resolveDecision } from '../../../src/model/decision';
import { AppFolder } from '../../../src/reader/app-folder';
import { collectLayoutFacts, detectLayout, isOwnName, type Layout } from '../../../src/reader/detect-layout';
import { ReadContext } from '../../../src/reader/read-context';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

function detect(tree: Tree, answer?: string): Layout | undefined {
  const context = new ReadContext(true);
  const folder = new AppFolder(writeTree(temporaryFolder(), tree), isOwnName);
  return detectLayout(
    collectLayoutFacts(folder, (file, component) => context.readJson(file, component)),
    answer,
  );
}

/** `version root-file`, or `decide default of choices`. */
function describeLayout(layout: Layout | undefined): string {
  if (!layout) return 'no app';
  if (!('decide' in layout)) return `${layout.version} ${layout.root?.file.path ?? 'without root'}`;
  const { decide } = layout;
  return `decide ${decide.default ?? 'nothing'} of ${decide.choices.map(({ value }) => value).join(' ')}`;
}

const mongo = { name: 'm', type: 'mongodb-atlas', config: { clusterName: 'C' }, version: 1 };
const legacyFolders = { 'auth_providers/api-key.json': {}, 'functions/a/config.json': {} };
const realmFolders = { 'auth/providers.json': {}, 'functions/config.json': [] };
const stitch = { config_version: 20180301, name: 'a', security: {} };
const config = { config_version: 20200603, name: 'a', security: {} };
const realm = { config_version: 20210101, name: 'a' };
const root = { name: 'a', provider_region: 'aws-us-east-1' };

test.each<[string, Tree, string]>([
  ['stitch.json', { 'stitch.json': stitch, ...legacyFolders }, '20180301 stitch.json'],
  ['config.json', { 'config.json': config, ...legacyFolders }, '20200603 config.json'],
  ['realm_config.json', { 'realm_config.json': realm, ...realmFolders }, '20210101 realm_config.json'],
  ['root_config.json', { 'root_config.json': root, ...realmFolders }, '20230101 root_config.json'],
  ['a root alone', { 'stitch.json': stitch }, '20180301 stitch.json'],
  ['a root without version', { 'config.json': { name: 'a', security: {} } }, '20200603 config.json'],
  [
    'a version as text',
    { 'stitch.json': { config_version: '20200603', app_id: '' } },
    '20200603 stitch.json',
  ],
  ['stitch.json of the later legacy version', { 'stitch.json': { ...config } }, '20200603 stitch.json'],
  ['an empty root of 20210101', { 'realm_config.json': '', ...realmFolders }, '20210101 realm_config.json'],
  [
    'realm_config.json that says 20230101',
    { 'realm_config.json': { config_version: 20230101, name: 'a' } },
    '20210101 realm_config.json',
  ],
  [
    'root_config.json that says 20210101',
    { 'root_config.json': { ...root, config_version: 20210101 } },
    '20230101 root_config.json',
  ],
  [
    'root_config.json with a link of 20210101',
    { 'root_config.json': root, '.mdb/meta.json': { config_version: 20210101 } },
    '20230101 root_config.json',
  ],
])('%s is recognised', (_, tree, layout) => {
  expect(describeLayout(detect(tree))).toBe(layout);
});

test.each(['app_id', 'name', 'provider_region', 'deployment_model', 'security', 'location', 'environment'])(
  'a root of a later layout is known by %s alone',
  (key) => {
    expect(describeLayout(detect({ 'realm_config.json': { [key]: 'a' } }))).toBe(
      '20210101 realm_config.json',
    );
    expect(describeLayout(detect({ 'root_config.json': { [key]: 'a' } }))).toBe('20230101 root_config.json');
    expect(describeLayout(detect({ 'root_config.json': { [`${key}s`]: 'a' } }))).toBe('no app');
  },
);

test.each<[string, Tree]>([
  ['an empty folder', {}],
  ["a file of Google's Stitch", { 'stitch.json': { projectId: '1', screens: [] } }],
  ['a config.json of anything', { 'config.json': { port: 80, name: 'server' } }],
  ['a config.json that is a list', { 'config.json': [] }],
  [
    'folders that other projects have too',
    { 'functions/index.js': '', 'services/api.js': '', 'values/a.json': {} },
  ],
])('%s is no app', (_, tree) => {
  expect(describeLayout(detect(tree))).toBe('no app');
});

test.each<[string, Tree, string]>([
  [
    'legacy folders under realm_config.json',
    { 'realm_config.json': realm, ...legacyFolders },
    '20200603 realm_config.json',
  ],
  ['Realm folders under config.json', { 'config.json': config, ...realmFolders }, '20210101 config.json'],
  ['legacy folders without root', legacyFolders, '20200603 without root'],
  ['Realm folders without root', realmFolders, '20210101 without root'],
  ['current folders without root', { 'https_endpoints/config.json': [] }, '20230101 without root'],
  [
    'a link without root',
    { ...realmFolders, '.mdb/meta.json': { config_version: 20230101 } },
    '20230101 without root',
  ],
  [
    'endpoints of the preview of 2021',
    { 'realm_config.json': realm, 'https_endpoints/config.json': [] },
    '20210101 realm_config.json',
  ],
])('the folders count more than the root: %s', (_, tree, layout) => {
  expect(describeLayout(detect(tree))).toBe(layout);
});

test.each<[string, Tree, string]>([
  [
    'both current roots',
    { 'realm_config.json': realm, 'root_config.json': root, ...realmFolders },
    'decide 20210101 of 20210101 20230101',
  ],
  [
    'and https_endpoints/ alone',
    { 'realm_config.json': realm, 'root_config.json': root, 'https_endpoints/config.json': [] },
    'decide 20230101 of 20210101 20230101',
  ],
  [
    'and a link of 20230101',
    {
      'realm_config.json': realm,
      'root_config.json': root,
      ...realmFolders,
      '.mdb/meta.json': { config_version: 20230101 },
    },
    'decide 20230101 of 20210101 20230101',
  ],
  [
    'and both folders of endpoints',
    {
      'realm_config.json': realm,
      'root_config.json': root,
      'http_endpoints/config.json': [],
      'https_endpoints/config.json': [],
    },
    'decide 20230101 of 20210101 20230101',
  ],
  [
    'and a link of a version that has no root',
    {
      'config.json': config,
      'realm_config.json': realm,
      ...legacyFolders,
      '.mdb/meta.json': { config_version: 20230101 },
    },
    'decide 20200603 of 20200603 20210101',
  ],
  [
    'folders of both kinds',
    {
      'config.json': config,
      ...legacyFolders,
      'auth/providers.json': { 'anon-user': { name: 'anon-user' } },
      'functions/config.json': [{ name: 'b' }],
    },
    'decide 20200603 of 20200603 20210101',
  ],
  [
    'roots of both kinds over folders of both',
    {
      'config.json': config,
      'realm_config.json': realm,
      ...legacyFolders,
      'data_sources/m/config.json': mongo,
      'functions/config.json': [{ name: 'b' }],
    },
    'decide 20210101 of 20200603 20210101',
  ],
  [
    'roots with an id each, one of them in the link',
    {
      'realm_config.json': { ...realm, app_id: 'a-aaaaa' },
      'root_config.json': root,
      '.mdb/meta.json': { config_version: 20230101, client_app_id: 'a-bbbbb' },
    },
    'decide nothing of 20210101 20230101',
  ],
  [
    'roots of two apps',
    { 'realm_config.json': realm, 'root_config.json': { ...root, name: 'b' } },
    'decide nothing of 20210101 20230101',
  ],
  [
    'roots with two ids',
    { 'config.json': { ...config, app_id: 'a-aaaaa' }, 'realm_config.json': { ...realm, app_id: 'a-bbbbb' } },
    'decide nothing of 20200603 20210101',
  ],
  [
    'roots of which one is unnamed',
    { 'config.json': { ...config, name: '' }, 'realm_config.json': realm },
    'decide 20210101 of 20200603 20210101',
  ],
])('two layouts in one folder are a decision: %s', (_, tree, layout) => {
  expect(describeLayout(detect(tree))).toBe(layout);
});

describe('what the files answer is no decision', () => {
  const source = 'exports = () => 1;';
  const legacyFunction = {
    'functions/f/config.json': { id: '5f0000000000000000000001', name: 'f', private: true },
    'functions/f/source.js': source,
  };
  const modern = { 'realm_config.json': realm, 'data_sources/m/config.json': mongo };

  test.each<[string, Tree, string]>([
    [
      'a service that is the same as its data source',
      { ...modern, 'services/m/config.json': { id: '5f', ...mongo } },
      '20210101 realm_config.json',
    ],
    [
      'a provider, a function and an event subscription that are there in the later layout too',
      {
        ...modern,
        ...legacyFunction,
        'functions/config.json': [
          { name: 'f', private: true },
          { name: 'g', private: true },
        ],
        'functions/f.js': source,
        'auth_providers/api-key.json': { name: 'api-key', type: 'api-key', disabled: false },
        'auth/providers.json': { 'api-key': { name: 'api-key', type: 'api-key', disabled: false } },
        'event_subscriptions/t.json': { name: 't', type: 'SCHEDULED' },
        'triggers/t.json': { type: 'SCHEDULED', name: 't' },
      },
      '20210101 realm_config.json',
    ],
    [
      'one stray file beside a later layout, whatever it says',
      { ...modern, 'auth_providers/api-key.json': { name: 'api-key', type: 'api-key' } },
      '20210101 realm_config.json',
    ],
    [
      'one stray function beside a later layout',
      { ...modern, ...legacyFunction },
      '20210101 realm_config.json',
    ],
    [
      'one stray file beside a legacy layout',
      { 'config.json': config, ...legacyFolders, 'data_sources/m/config.json': mongo },
      '20200603 config.json',
    ],
    [
      'an empty manifest beside legacy functions',
      { 'config.json': config, ...legacyFunction, 'functions/config.json': [] },
      '20200603 config.json',
    ],
    [
      'files that say of legacy sections what the root says, or that a feature is off',
      {
        'config.json': { ...config, hosting: { enabled: true }, sync: { development_mode_enabled: true } },
        ...legacyFolders,
        'hosting/config.json': { enabled: true },
        'sync/config.json': { development_mode_enabled: true },
        'auth/custom_user_data.json': { enabled: false },
        'auth/providers.json': {},
        'http_endpoints/config.json': [],
      },
      '20200603 config.json',
    ],
    [
      'a root that is left over from legacy folders',
      { 'config.json': config, 'realm_config.json': realm, 'data_sources/m/config.json': mongo },
      '20210101 realm_config.json',
    ],
    [
      'a root of 20210101 over legacy folders of another root',
      { 'config.json': config, 'realm_config.json': realm, ...legacyFolders },
      '20200603 config.json',
    ],
  ])('%s', (_, tree, layout) => {
    expect(describeLayout(detect(tree))).toBe(layout);
  });

  test('a source that differs is one', () => {
    const tree = {
      ...modern,
      ...legacyFunction,
      'functions/h/config.json': { name: 'h' },
      'functions/h/source.js': source,
      'functions/config.json': [{ name: 'f', private: true }],
      'functions/f.js': `${source}\n`,
    };
    expect(describeLayout(detect(tree))).toBe('decide 20210101 of 20210101 20200603');
  });

  test('of two folders of endpoints, the one that holds some tells the default', () => {
    const roots = { 'realm_config.json': realm, 'root_config.json': root };
    const some = [{ route: '/a' }];
    expect(
      describeLayout(
        detect({ ...roots, 'http_endpoints/config.json': [], 'https_endpoints/config.json': some }),
      ),
    ).toBe('decide 20230101 of 20210101 20230101');
    expect(
      describeLayout(
        detect({ ...roots, 'http_endpoints/config.json': some, 'https_endpoints/config.json': [] }),
      ),
    ).toBe('decide 20210101 of 20210101 20230101');
  });
});

test('the question of two apps names both, by name, id and root file', () => {
  const layout = detect({
    'realm_config.json': { ...realm, name: 'shop', app_id: 'shop-abcde' },
    'root_config.json': { ...root, name: 'other' },
    '.mdb/meta.json': { config_version: 20230101, client_app_id: 'other-fghij' },
  });
  if (!layout || !('decide' in layout)) throw new Error('it was not asked');
  const { question, why, choices } = layout.decide;
  expect(question).toBe('The folder holds the root files of two apps. Which one is meant?');
  expect(why).toContain(
    'realm_config.json is "shop" (shop-abcde), root_config.json is "other" (other-fghij).',
  );
  expect(choices.map(({ leadsTo }) => leadsTo)).toEqual([
    expect.stringMatching(/^"shop" \(shop-abcde\) is read as .* from realm_config\.json/),
    expect.stringMatching(/^"other" \(other-fghij\) is read as .* from root_config\.json/),
  ]);
});

test('two roots of one version are no decision', () => {
  expect(describeLayout(detect({ 'stitch.json': config, 'config.json': config }))).toBe(
    '20200603 config.json',
  );
});

test('the answer decides, and another one changes nothing', () => {
  const tree = { 'realm_config.json': realm, 'root_config.json': { ...root, name: 'b' } };
  expect(describeLayout(detect(tree, '20230101'))).toBe('20230101 root_config.json');
  expect(describeLayout(detect(tree, '20210101'))).toBe('20210101 realm_config.json');
  expect(describeLayout(detect(tree, '20180301'))).toMatch(/^decide/);
});

test('the decision tells what it saw and where', () => {
  const layout = detect({
    'realm_config.json': realm,
    'root_config.json': root,
    ...realmFolders,
    '.mdb/app_meta.json': { config_version: 20210101 },
  });
  if (!layout || !('decide' in layout)) throw new Error('it was not asked');
  expect(layout.decide.why).toBe(
    'Root files: realm_config.json (20210101 (Realm)), root_config.json (20230101 (App Services)). ' +
      'Folders of the layouts from 20210101 on: auth, functions/config.json. .mdb says 20210101 (Realm).',
  );
  expect(layout.decide.place).toEqual({ file: 'realm_config.json' });
  expect(resolveDecision(layout.decide, new Map())).toMatchObject({
    answer: '20210101',
    answeredBy: 'default',
  });
});

test('a folder functions/node_modules holds dependencies, whatever is in it, and speaks for no layout', () => {
  const tree = {
    'root_config.json': root,
    ...realmFolders,
    'functions/node_modules/config.json': { name: 'node_modules' },
    'functions/node_modules/source.js': 'exports = 1;',
  };
  expect(detect(tree)).toMatchObject({ version: 20230101, root: { file: { path: 'root_config.json' } } });
  expect(detect(tree)).not.toHaveProperty('decide');
});
