import type { Tree } from '../support/write-tree';

const orders = { database: 'shop', collection: 'orders' };
const roles = [{ name: 'owner', apply_when: { owner: '%%user.id' }, read: true, write: false }];
const schedule = { name: 'nightly', type: 'SCHEDULED', config: { schedule: '0 0 * * *' } };

const legacy = (version: number, root: string): Tree => ({
  [root]: {
    config_version: version,
    name: 'shop',
    location: 'US-VA',
    deployment_model: 'GLOBAL',
  },
  'auth_providers/api-key.json': { name: 'api-key', type: 'api-key', disabled: true },
  'functions/tidy/config.json': { name: 'tidy', private: true },
  'functions/tidy/source.js': 'exports = () => 1;\n',
  'services/mongodb-atlas/config.json': {
    name: 'mongodb-atlas',
    type: 'mongodb-atlas',
    config: { clusterName: 'Cluster0' },
  },
  'services/mongodb-atlas/rules/shop.orders.json': { ...orders, roles },
  'services/hooks/config.json': { name: 'hooks', type: 'http', config: {} },
  'services/hooks/incoming_webhooks/paid/config.json': {
    name: 'paid',
    options: { httpMethod: 'POST', validationMethod: 'VERIFY_PAYLOAD' },
    respond_result: true,
  },
  'services/hooks/incoming_webhooks/paid/source.js': 'exports = (payload) => payload;\n',
  'triggers/nightly.json': { ...schedule, function_name: 'tidy' },
  'values/color.json': { name: 'color', value: 'green' },
  'hosting/files/index.html': '<p>shop</p>\n',
});

const modern = (version: number, root: string, endpoints: string): Tree => ({
  [root]: {
    config_version: version,
    name: 'shop',
    provider_region: 'aws-us-east-1',
    deployment_model: 'LOCAL',
  },
  'auth/providers.json': { 'api-key': { name: 'api-key', type: 'api-key', disabled: true } },
  'data_sources/mongodb-atlas/config.json': {
    name: 'mongodb-atlas',
    type: 'mongodb-atlas',
    config: { clusterName: 'Cluster0' },
  },
  'data_sources/mongodb-atlas/shop/orders/rules.json': { ...orders, roles },
  'functions/config.json': [{ name: 'tidy', private: true }],
  'functions/tidy.js': 'exports = () => 1;\n',
  [`${endpoints}/config.json`]: [
    { route: '/paid', http_method: 'POST', function_name: 'tidy', validation_method: 'NO_VALIDATION' },
  ],
  'triggers/nightly.json': {
    ...schedule,
    event_processors: { FUNCTION: { config: { function_name: 'tidy' } } },
  },
  'values/color.json': { name: 'color', value: 'green', from_secret: false },
  'hosting/files/index.html': '<p>shop</p>\n',
});

/** A small app in each layout, with nothing in it that needs a person. */
export const baseApps = {
  20180301: legacy(20180301, 'stitch.json'),
  20200603: legacy(20200603, 'config.json'),
  20210101: modern(20210101, 'realm_config.json', 'http_endpoints'),
  20230101: modern(20230101, 'root_config.json', 'https_endpoints'),
} as const;

/** A layout, by its config version. */
export type Layout = keyof typeof baseApps;

/** An app without some of its files. */
export function without(app: Tree, ...paths: readonly string[]): Tree {
  return Object.fromEntries(Object.entries(app).filter(([path]) => !paths.includes(path)));
}
