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
    collectLayoutFacts(folder, (file) => context.readJson(file, 'settings')),
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
    'a stale root of 20210101',
    { 'config.json': config, 'realm_config.json': realm, ...legacyFolders },
    'decide 20200603 of 20200603 20210101',
  ],
  [
    'folders of both kinds',
    { 'config.json': config, ...legacyFolders, ...realmFolders, 'functions/b/config.json': {} },
    'decide 20200603 of 20200603 20210101',
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
