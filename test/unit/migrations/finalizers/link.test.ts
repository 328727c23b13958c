import { link } from '../../../../migrations/finalizers/link';
import { plain } from '../../../support/plain';
import { runTransform, type TransformResult } from '../../../support/run-transform';
import type { Tree } from '../../../support/write-tree';

type Options = Parameters<typeof runTransform>[2];

const root = (more: object = {}): Tree => ({
  'realm_config.json': { ...more, config_version: 20210101, name: 'a' },
});
const meta = (more: object = {}, file = 'meta.json'): Tree => ({
  [`.mdb/${file}`]: { config_version: 20210101, app_id: '1', group_id: '2', ...more },
});
const run = (tree: Tree, options: Options): TransformResult => runTransform(link, tree, options);
const linkAfter = (result: TransformResult): unknown => plain(result.after.link);

describe('by default, when the app is migrated', () => {
  test('nothing of the deployed app is carried', () => {
    const result = run({ ...root({ app_id: 'a-abcde' }), ...meta() }, {});
    expect(linkAfter(result)).toBeUndefined();
    expect(plain(result.after.settings)).not.toHaveProperty('app_id');
    expect(result.dropped).toEqual(['a-abcde', { config_version: 20210101, app_id: '1', group_id: '2' }]);
  });

  test.each([['', null]])('an app id that is %j goes as well', (appId) => {
    expect(plain(run(root({ app_id: appId }), {}).after.settings)).not.toHaveProperty('app_id');
  });
});

test('by default, when nothing is migrated, all of it stays', () => {
  const result = run({ ...root({ app_id: 'a-abcde' }), ...meta() }, { to: 20210101, migrates: false });
  expect(result.after.settings).toBe(result.before.settings);
  expect(result.after.link).toBe(result.before.link);
});

test('a new app, asked for, goes without link even when nothing is migrated', () => {
  const result = run(
    { ...root({ app_id: 'a-abcde' }), ...meta() },
    { to: 20210101, migrates: false, sameApp: false },
  );
  expect(linkAfter(result)).toBeUndefined();
  expect(plain(result.after.settings)).toEqual({ config_version: 20210101, name: 'a' });
});

describe('the same app', () => {
  const same = { sameApp: true };

  test('has its id in .mdb/meta.json, with the version of the layout', () => {
    const result = run({ ...root({ app_id: 'a-abcde' }), ...meta() }, same);
    expect(linkAfter(result)).toEqual({
      config_version: 20230101,
      app_id: '1',
      group_id: '2',
      client_app_id: 'a-abcde',
    });
    expect(plain(result.after.settings)).not.toHaveProperty('app_id');
  });

  test('in 20210101 has it in the root file, where that layout has it', () => {
    const result = run(
      { ...root({ app_id: 'a-abcde' }), ...meta({ config_version: 20200603 }, 'app_meta.json') },
      { ...same, to: 20210101 },
    );
    expect(linkAfter(result)).toEqual({ config_version: 20210101, app_id: '1', group_id: '2' });
    expect(plain(result.after.settings)).toMatchObject({ app_id: 'a-abcde' });
  });

  test('without .mdb gets one from its id, as the server writes it first', () => {
    expect(linkAfter(run(root({ app_id: 'a-abcde' }), same))).toEqual({
      config_version: 20230101,
      client_app_id: 'a-abcde',
      last_pulled: 0,
    });
  });

  test('that the link names already is not named twice', () => {
    const result = run({ ...root({ app_id: 'a-abcde' }), ...meta({ client_app_id: 'a-fghij' }) }, same);
    expect(linkAfter(result)).toMatchObject({ client_app_id: 'a-fghij' });
    expect(result.dropped).toEqual(['a-abcde']);
  });

  test('fills an empty id of the link', () => {
    expect(
      linkAfter(run({ ...root({ app_id: 'a-abcde' }), ...meta({ client_app_id: '' }) }, same)),
    ).toMatchObject({ client_app_id: 'a-abcde' });
  });

  test('with an empty id has none', () => {
    const result = run({ ...root({ app_id: '' }), ...meta() }, same);
    expect(linkAfter(result)).toEqual({ config_version: 20230101, app_id: '1', group_id: '2' });
    expect(plain(result.after.settings)).not.toHaveProperty('app_id');
  });
});

test('an app without id and link stays as it is', () => {
  for (const options of [{}, { sameApp: true }, { migrates: false }]) {
    const result = run(root(), options);
    expect(result.after.settings).toBe(result.before.settings);
    expect(result.after.link).toBeUndefined();
  }
});

test('a link without a version gets that of the layout', () => {
  const tree = { ...root(), '.mdb/meta.json': { app_id: '1', group_id: '2' } };
  expect(linkAfter(run(tree, { sameApp: true }))).toEqual({
    app_id: '1',
    group_id: '2',
    config_version: 20230101,
  });
});
