import { inspectTree } from '../../support/inspect-tree';
import type { Tree } from '../../support/write-tree';

/** What is counted, as `part: names`. */
function counted(tree: Tree): Record<string, string[]> {
  const { components } = inspectTree(tree);
  for (const { count, items } of components) expect(count).toBe(items.length);
  return Object.fromEntries(
    components.map(({ part, items }) => [
      part,
      items.map(({ name, detail, disabled }) =>
        [name, detail && `(${detail})`, disabled && '(disabled)'].filter(Boolean).join(' '),
      ),
    ]),
  );
}

const legacy = { 'config.json': { config_version: 20200603, name: 'shop', app_id: 'shop-abcde' } };
const current = {
  'root_config.json': { name: 'shop', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
};

test('a legacy app is counted in its own terms: clusters are services, webhooks are webhooks', () => {
  expect(
    counted({
      ...legacy,
      'services/db/config.json': { name: 'db', type: 'mongodb-atlas', config: { clusterName: 'C7' } },
      'services/db/default_rule.json': { roles: [] },
      'services/db/rules/a.json': { database: 'shop', collection: 'orders.old', roles: [] },
      'services/db/rules/b.json': { namespace: 'shop.users', read: {} },
      'services/hooks/config.json': { name: 'hooks', type: 'http', config: {} },
      'services/hooks/rules/r.json': { name: 'allow', actions: ['get'] },
      'services/hooks/incoming_webhooks/paid/config.json': { name: 'paid', options: { secret: 'hush' } },
      'services/hooks/incoming_webhooks/paid/source.js': '',
      'services/hooks/incoming_webhooks/lost/config.json': { name: 'lost' },
      'services/hooks/incoming_webhooks/bare/source.js': '',
    }),
  ).toEqual({
    'linked data sources': ['db (C7)'],
    'collections with rules or a schema': ['shop.orders.old', 'shop.users'],
    'data sources with default rules': ['db'],
    'third-party services': ['hooks (http)'],
    'rules of third-party services': ['hooks/allow'],
    'incoming webhooks': [
      'hooks/bare (no config.json)',
      'hooks/lost (no source.js)',
      'hooks/paid (secret in plain text)',
    ],
  });
});

test('triggers are counted by type, and what is switched off is marked', () => {
  const trigger = (name: string, type: string, disabled = false): Tree => ({
    [`triggers/${name}.json`]: { name, type, disabled, config: {} },
  });
  expect(
    counted({
      ...current,
      ...trigger('a', 'DATABASE'),
      ...trigger('b', 'SCHEDULED', true),
      ...trigger('c', 'AUTHENTICATION'),
      ...trigger('d', 'SUNDIAL'),
      'auth/providers.json': {
        'api-key': { name: 'api-key', type: 'api-key', disabled: true },
        'anon-user': { name: 'anon-user', type: 'anon-user', disabled: false },
      },
      'log_forwarders/l.json': { name: 'l', disabled: true, action: {} },
      'https_endpoints/config.json': [{ route: '/a', http_method: 'GET', disabled: true }, {}],
      'https_endpoints/gen_endpoints_config.json': { disabled: true },
    }),
  ).toEqual({
    'database triggers': ['a'],
    'scheduled triggers': ['b (disabled)'],
    'authentication triggers': ['c'],
    'triggers of no known type': ['d'],
    'authentication providers': ['api-key (disabled)', 'anon-user'],
    'log forwarders': ['l (disabled)'],
    'HTTPS endpoints': ['GET /a (disabled)', '? ?'],
    'Data API': ['Data API (disabled)'],
  });
});

test('secrets.json is told by its names: owner and field, and never what is below', () => {
  const secrets = {
    auth_providers: { 'oauth2-google': { clientSecret: 'hush-1' } },
    services: { twilio: { auth_token: { 'hush-2': 'hush-3' } }, empty: {} },
    flat: 'hush-4',
  };
  expect(counted({ ...legacy, 'secrets.json': secrets })).toEqual({
    'secrets in plain text in secrets.json': [
      'auth_providers/oauth2-google/clientSecret',
      'services/twilio/auth_token',
      'flat',
    ],
  });
  expect(counted({ ...legacy, 'secrets.json': ['hush'] })).toEqual({});
});

test('sync and custom user data count where they are switched on, wherever the layout has them', () => {
  const users = { enabled: true, database_name: 'shop', collection_name: 'users' };
  const synced = (state: unknown): Tree => ({
    'services/db/config.json': {
      name: 'db',
      type: 'mongodb-atlas',
      config: { clusterName: 'C', sync: { state, database_name: 'shop' } },
    },
  });
  const sync = 'data sources that are synchronised';
  const data = 'collections with custom user data';
  const inRoot = { ...legacy['config.json'], custom_user_data_config: users };
  expect(counted({ 'config.json': inRoot, ...synced('enabled') })).toMatchObject({
    [sync]: ['db'],
    [data]: ['shop.users'],
  });
  expect(counted({ ...legacy, ...synced(true) })).toMatchObject({ [sync]: ['db'] });
  expect(counted({ ...legacy, ...synced('') })).not.toHaveProperty([sync]);
  expect(
    counted({
      ...current,
      'auth/custom_user_data.json': users,
      'sync/config.json': { state: 'enabled', service_name: 'db' },
    }),
  ).toEqual({ [sync]: ['db'], [data]: ['shop.users'] });
  expect(
    counted({
      ...current,
      'auth/custom_user_data.json': { ...users, enabled: false },
      'sync/config.json': { development_mode_enabled: false },
    }),
  ).toEqual({});
});

test('files are counted by name, but for packages, which have too many', () => {
  expect(
    counted({
      ...current,
      'functions/config.json': [{ name: 'a/b', private: true }],
      'functions/a/b.js': '',
      'functions/c.js': '',
      'functions/package.json': {},
      'functions/node_modules/x/index.js': '',
      'functions/node_modules/y/index.js': '',
      'hosting/files/images/logo.svg': '',
      'values/notes.txt': 'remember',
    }),
  ).toEqual({
    functions: ['a/b', 'c'],
    'other files in functions/': ['package.json', 'node_modules/ (files: 2)'],
    'hosted files': ['images/logo.svg'],
    'other files': ['values/notes.txt'],
  });
});
