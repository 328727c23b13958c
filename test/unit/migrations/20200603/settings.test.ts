import { settings } from '../../../../migrations/20200603/settings';
import { plain } from '../../../support/plain';
import { runTransform } from '../../../support/run-transform';

test('the version is raised, with the value in its place', () => {
  const { after } = runTransform(settings, { 'stitch.json': { config_version: 20180301, name: 'a' } });
  expect(JSON.stringify(plain(after.settings))).toBe('{"config_version":20200603,"name":"a"}');
});

test('realm_config, the name of early 2020, becomes sync', () => {
  const { after, dropped } = runTransform(settings, {
    'stitch.json': { config_version: 20180301, realm_config: { development_mode_enabled: true }, name: 'a' },
  });
  expect(JSON.stringify(plain(after.settings))).toBe(
    '{"config_version":20200603,"sync":{"development_mode_enabled":true},"name":"a"}',
  );
  expect(dropped).toEqual([]);
});

test('realm_config that says the same as sync is no clash', () => {
  const both = { development_mode_enabled: true };
  const { codes, dropped } = runTransform(settings, {
    'stitch.json': { config_version: 20180301, realm_config: both, sync: both },
  });
  expect(codes).toEqual([]);
  expect(dropped).toEqual([both]);
});

test('realm_config beside sync is left out: the later name counts', () => {
  const { after, dropped, findings } = runTransform(settings, {
    'stitch.json': {
      config_version: 20180301,
      realm_config: { development_mode_enabled: true },
      sync: { development_mode_enabled: false },
    },
  });
  expect(plain(after.settings).sync).toEqual({ development_mode_enabled: false });
  expect(plain(after.settings)).not.toHaveProperty('realm_config');
  expect(dropped).toEqual([{ development_mode_enabled: true }]);
  expect(findings).toMatchObject([
    { code: 'key/clash', severity: 'warning', component: 'sync', subject: 'realm_config' },
  ]);
});

test('version, which no layout knows, is left out', () => {
  const { after, dropped } = runTransform(settings, {
    'stitch.json': { config_version: 20180301, version: 3 },
  });
  expect(plain(after.settings)).toEqual({ config_version: 20200603 });
  expect(dropped).toEqual([3]);
});

test('a root of the later legacy version without old keys stays the same app', () => {
  const { before, after } = runTransform(settings, {
    'config.json': { config_version: 20200603, name: 'a', security: {}, sync: {} },
  });
  expect(after.settings).toBe(before.settings);
});

test('a root without a version gets none from this step', () => {
  const { before, after } = runTransform(settings, { 'stitch.json': { security: {} } });
  expect(after.settings).toBe(before.settings);
});
