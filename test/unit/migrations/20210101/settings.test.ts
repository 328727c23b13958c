import { settings } from '../../../../migrations/20210101/settings';
import { plain } from '../../../support/plain';
import { migrateTree } from '../../../support/run-stages';
import { runTransform, type TransformResult } from '../../../support/run-transform';
import type { Tree } from '../../../support/write-tree';

const run = (root: object, tree: Tree = {}): TransformResult =>
  runTransform(
    settings,
    { 'config.json': { config_version: 20200603, name: 'a', ...root }, ...tree },
    { answers: { layout: '20200603' } },
  );
const rootAfter = (root: object): unknown => plain(run(root).after.settings);

test('the version is raised, and a missing one added', () => {
  expect(rootAfter({})).toEqual({ config_version: 20210101, name: 'a' });
  const { after } = runTransform(settings, { 'stitch.json': { security: {} } });
  expect(plain(after.settings)).toEqual({ config_version: 20210101 });
});

test.each(['', 'none'])('the environment %j is none', (environment) => {
  const result = run({ environment });
  expect(plain(result.after.settings)).not.toHaveProperty('environment');
  expect(result.dropped).toEqual([environment]);
});

test('an environment that is one stays', () => {
  expect(rootAfter({ environment: 'qa' })).toMatchObject({ environment: 'qa' });
});

describe('security', () => {
  test('gives up its origins', () => {
    expect(rootAfter({ security: { allowed_request_origins: ['https://a'] } })).toEqual({
      config_version: 20210101,
      name: 'a',
      allowed_request_origins: ['https://a'],
    });
  });

  test.each([[{}], [{ allowed_request_origins: [] }], [null]])('%j leaves nothing behind', (security) => {
    const result = run({ security });
    expect(plain(result.after.settings)).toEqual({ config_version: 20210101, name: 'a' });
    expect(result.dropped).toHaveLength(1);
  });

  test('keeps keys that nobody knows', () => {
    const root = { config_version: 20210101, name: 'a', security: { odd: 1 } };
    expect(rootAfter({ security: { odd: 1, allowed_request_origins: ['a'] } })).toEqual({
      ...root,
      allowed_request_origins: ['a'],
    });
    expect(rootAfter({ security: { odd: 1 } })).toEqual(root);
  });

  test.each([[['https://a']], ['https://a'], [false], [{ allowed_request_origins: 'https://a' }]])(
    'that is %j still limits who may call: it is carried to where a push refuses it',
    (security) => {
      const origins = (security as any).allowed_request_origins ?? security;
      const result = run({ security });
      expect(plain(result.after.settings)).toEqual({
        config_version: 20210101,
        name: 'a',
        allowed_request_origins: origins,
      });
      expect(result.dropped).toEqual([]);
    },
  );

  test.each([[['x']], ['x'], [{}], [[]], [null]])(
    'that is %j beside origins is left out, and they stay',
    (security) => {
      const result = run({ allowed_request_origins: ['https://a'], security });
      expect(plain(result.after.settings)).toEqual({
        config_version: 20210101,
        name: 'a',
        allowed_request_origins: ['https://a'],
      });
      expect(result.dropped).toEqual([security]);
    },
  );

  test('does not overwrite origins that stand in their later place', () => {
    const result = run({
      allowed_request_origins: ['later'],
      security: { allowed_request_origins: ['earlier'] },
    });
    expect(plain(result.after.settings).allowed_request_origins).toEqual(['later']);
    expect(result.dropped).toEqual([['earlier']]);
    expect(result.findings).toMatchObject([
      { code: 'key/clash', component: 'settings', subject: 'security.allowed_request_origins' },
    ]);
    expect(result.findings[0]!.message).toContain('and allowed_request_origins says');
  });
});

test('origins that stand in both places with the same words are no clash', () => {
  const origins = ['https://a.example', 'https://b.example'];
  const result = run({ allowed_request_origins: origins, security: { allowed_request_origins: origins } });
  expect(plain(result.after.settings).allowed_request_origins).toEqual(origins);
  expect(result.dropped).toEqual([origins]);
  expect(result.codes).toEqual([]);
});

describe('a section gets a file of its own', () => {
  const sections = {
    hosting: { enabled: true },
    custom_user_data_config: { enabled: true, user_id_field: 'u' },
    sync: { development_mode_enabled: true },
  };

  test('as it is', () => {
    const { before, after } = run(sections);
    expect(plain(after.settings)).toEqual({ config_version: 20210101, name: 'a' });
    expect(plain(after.hosting.config)).toEqual(sections.hosting);
    expect(plain(after.customUserData)).toEqual(sections.custom_user_data_config);
    expect(plain(after.sync)).toEqual(sections.sync);
    expect(before.hosting.config).toBeUndefined();
  });

  test('switched off where there is none; hosting gets no file then', () => {
    const { after } = run({});
    expect(plain(after.customUserData)).toEqual({ enabled: false });
    expect(plain(after.sync)).toEqual({ development_mode_enabled: false });
    expect(after.hosting.config).toBeUndefined();
  });

  test('unless there is one already, which counts and is told', () => {
    const files = {
      'hosting/config.json': { enabled: false },
      'auth/custom_user_data.json': { enabled: false },
      'sync/config.json': { development_mode_enabled: false },
    };
    const result = run(sections, files);
    expect(plain(result.after.hosting.config)).toEqual({ enabled: false });
    expect(plain(result.after.customUserData)).toEqual({ enabled: false });
    expect(plain(result.after.sync)).toEqual({ development_mode_enabled: false });
    expect(plain(result.after.settings)).toEqual({ config_version: 20210101, name: 'a' });
    expect(result.findings).toMatchObject([
      { code: 'key/clash', component: 'hosting', subject: 'hosting' },
      { code: 'key/clash', component: 'custom-user-data', subject: 'custom_user_data_config' },
      { code: 'key/clash', component: 'sync', subject: 'sync' },
    ]);
    Object.keys(files).forEach((file, index) => expect(result.findings[index]!.message).toContain(file));
    expect(result.dropped).toHaveLength(3);
  });

  test('without a word where its file says the same, or more', () => {
    const result = run(sections, {
      'hosting/config.json': { default_error_path: '/404.html', enabled: true },
      'auth/custom_user_data.json': { user_id_field: 'u', enabled: true },
      'sync/config.json': { development_mode_enabled: true },
    });
    expect(plain(result.after.settings)).toEqual({ config_version: 20210101, name: 'a' });
    expect(result.codes).toEqual([]);
    expect(result.dropped).toHaveLength(3);
    expect(result.after.sync).toBe(result.before.sync);
  });

  test('with a word where it says what its file does not', () => {
    const result = run(sections, { 'hosting/config.json': { enabled: true }, 'sync/config.json': {} });
    expect(result.findings).toMatchObject([{ code: 'key/clash', subject: 'sync' }]);
    const half = run(
      { hosting: { enabled: true, odd: 1 } },
      { 'hosting/config.json': { enabled: true, odd: 2 } },
    );
    expect(half.findings).toMatchObject([{ code: 'key/clash', subject: 'hosting' }]);
  });

  test('unless it is no object: it is left out, and told where it says something', () => {
    const result = run({ hosting: 'on', custom_user_data_config: null });
    expect(plain(result.after.settings)).toEqual({ config_version: 20210101, name: 'a' });
    expect(result.dropped).toEqual(['on', null]);
    expect(result.findings).toMatchObject([{ code: 'key/left-out', subject: 'hosting' }]);
  });

  test('which counts where the section is no object; null says nothing, and no more than that', () => {
    const there = { 'hosting/config.json': { enabled: true } };
    const text = run({ hosting: 'on' }, there);
    expect(text.findings).toMatchObject([{ code: 'key/clash', subject: 'hosting' }]);
    for (const nothing of [null, false, 0]) {
      const result = run({ hosting: nothing }, there);
      expect(result.codes).toEqual(nothing === null ? [] : ['key/clash']);
      expect(result.dropped).toEqual([nothing]);
      expect(plain(result.after.hosting.config)).toEqual({ enabled: true });
    }
    expect(run({ hosting: ['on'] }).findings).toMatchObject([
      { code: 'key/left-out', component: 'hosting', subject: 'hosting' },
    ]);
  });

  test('of sync that says nothing is dropped for one that says what is off', () => {
    const result = run({ sync: {} });
    expect(plain(result.after.sync)).toEqual({ development_mode_enabled: false });
    expect(result.dropped).toEqual([{}]);
  });

  test('that says nothing is accounted for as such', () => {
    const root = { config_version: 20200603, name: 'a', location: 'AU', deployment_model: 'LOCAL' };
    const reasonsOf = (more: object): string[] => {
      const { ledger } = migrateTree({ 'config.json': { ...root, ...more } }, { to: 20210101 });
      expect(ledger.gaps).toEqual([]);
      return ledger.reasons.filter(({ fate }) => fate === 'dropped').map(({ reason }) => reason.text);
    };
    const empty = 'The section of the root file says nothing.';
    expect(reasonsOf({ hosting: null })).toEqual([empty]);
    expect(reasonsOf({ sync: {} })).toEqual([empty]);
  });

  test('with keys of sync that nobody knows', () => {
    expect(plain(run({ sync: { odd: 1 } }).after.sync)).toEqual({ odd: 1, development_mode_enabled: false });
  });
});
