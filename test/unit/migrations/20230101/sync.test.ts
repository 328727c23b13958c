import { sync } from '../../../../migrations/20230101/sync';
import { plain } from '../../../support/plain';
import { runTransform, type TransformResult } from '../../../support/run-transform';

const run = (document?: object, answer?: string): TransformResult =>
  runTransform(
    sync,
    {
      'realm_config.json': { config_version: 20210101, name: 'a' },
      ...(document && { 'sync/config.json': document }),
    },
    answer ? { answers: { 'sync-permissions': answer } } : {},
  );
const syncAfter = (document: object): unknown => plain(run(document).after.sync);

test('sync with a partition is of type partition, with what the exporter always writes', () => {
  expect(syncAfter({ state: 'enabled', partition: { key: 'p' } })).toEqual({
    state: 'enabled',
    partition: { key: 'p' },
    type: 'partition',
    client_max_offline_days: 30,
    is_recovery_mode_disabled: false,
  });
});

test('what is set stays', () => {
  const document = { partition: { key: 'p' }, client_max_offline_days: 3, is_recovery_mode_disabled: true };
  expect(syncAfter(document)).toEqual({ ...document, type: 'partition' });
});

test('records of the server and an empty state go', () => {
  const result = run({ development_mode_enabled: true, last_disabled: 1, state: '' });
  expect(plain(result.after.sync)).toEqual({ development_mode_enabled: true });
  expect(result.dropped).toEqual([1, '']);
});

describe('permissions of before 2023', () => {
  test.each([{}, { rules: {}, defaultRoles: [] }])('that are %j go', (permissions) => {
    const result = run({ type: 'flexible', permissions });
    expect(plain(result.after.sync)).toEqual({ type: 'flexible' });
    expect(result.dropped).toEqual([permissions]);
    expect(result.decisions).toEqual([]);
  });

  const document = { type: 'flexible', permissions: { rules: { a: [{ read: true }] } } };

  test('that say something wait for an answer', () => {
    const result = run(document);
    expect(plain(result.after.sync)).toEqual({ type: 'flexible' });
    expect(result.held).toEqual([document.permissions]);
    expect(result.decisions).toMatchObject([
      {
        id: 'sync-permissions',
        kind: 'sync-permissions',
        subject: 'sync',
        choices: [{ value: 'leave-out' }, { value: 'keep' }],
        answer: 'leave-out',
        answeredBy: 'default',
      },
    ]);
  });

  test('stay on demand', () => {
    const result = run(document, 'keep');
    expect(result.after.sync).toBe(result.before.sync);
  });
});

test.each([
  { development_mode_enabled: false },
  { type: 'flexible', state: 'enabled' },
  { type: 'partition', partition: {} },
])('%j stays as it is', (document) => {
  const result = run(document);
  expect(result.after.sync).toBe(result.before.sync);
});

test('an app without sync gets none', () => {
  expect(run().after.sync).toBeUndefined();
});
