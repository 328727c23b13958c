import { configVersion } from '../../../../migrations/finalizers/config-version';
import { plain } from '../../../support/plain';
import { runTransform, type TransformResult } from '../../../support/run-transform';

const run = (version: unknown, to: 20210101 | 20230101): TransformResult =>
  runTransform(
    configVersion,
    { 'realm_config.json': { config_version: version, name: 'a' }, 'auth/providers.json': {} },
    { to, migrates: false },
  );

test('a root file of 20210101 that says an older version says its own', () => {
  expect(plain(run(20200603, 20210101).after.settings)).toEqual({ config_version: 20210101, name: 'a' });
});

test('one that says 20210101 stays as it is', () => {
  const { before, after } = run(20210101, 20210101);
  expect(after.settings).toBe(before.settings);
});

test('the root file of another target is not its business', () => {
  const { before, after } = run(20200603, 20230101);
  expect(after.settings).toBe(before.settings);
});
