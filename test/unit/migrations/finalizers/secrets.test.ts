import { secrets } from '../../../../migrations/finalizers/secrets';
import { runTransform } from '../../../support/run-transform';

const root = { 'realm_config.json': { config_version: 20210101, name: 'a' } };

test('secrets.json is left out, and none of its values is told', () => {
  const result = runTransform(
    secrets,
    { ...root, 'secrets.json': { services: { s: { token: 'hidden' } } } },
    { to: 20210101 },
  );
  expect(result.after.secrets).toBeUndefined();
  expect(result.dropped).toEqual([{ services: { s: { token: 'hidden' } } }]);
  expect(result.findings).toMatchObject([
    {
      code: 'secret/file-left-out',
      severity: 'warning',
      component: 'secrets',
      subject: 'secrets.json',
      place: { file: 'secrets.json' },
    },
  ]);
  expect(JSON.stringify(result.findings)).not.toContain('hidden');
});

test('secrets of webhooks that stay webhooks are left out, and none is told', () => {
  const webhook = { name: 'w', options: { secret: 'hidden', httpMethod: 'GET' } };
  const result = runTransform(
    secrets,
    {
      ...root,
      'http_endpoints/s/incoming_webhooks/w/config.json': webhook,
      'http_endpoints/s/incoming_webhooks/v/config.json': { name: 'v' },
    },
    { to: 20210101 },
  );
  expect(result.after.services[0]!.webhooks.map((each) => each.secrets)).toEqual([[], []]);
  expect(result.dropped).toEqual(['hidden']);
  expect(result.findings).toMatchObject([
    { code: 'webhook/secret-in-plain-text', component: 'endpoints', subject: 's/w' },
  ]);
  expect(JSON.stringify(result.findings)).not.toContain('hidden');
});

test('an app without secrets raises nothing', () => {
  expect(runTransform(secrets, root)).toMatchObject({ findings: [], dropped: [] });
});
