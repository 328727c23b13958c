import type { Tree } from '../support/write-tree';

/** A credential in plain text, which is configuration and is carried, but never shown. */
export const credential = 'sk_live_abcdefghijklmnop';
/** Secrets in plain text, which are never carried. */
export const secrets = ['hush-in-secrets-json', 'hush-in-a-webhook'] as const;

/** A small app of 20200603 with something of everything: what is moved, rewritten, left out, asked and warned about. */
export const shop: Tree = {
  'config.json': {
    app_id: 'shop-abcde',
    config_version: 20200603,
    name: 'shop',
    // Written by hand: none of the locations that App Services had, so that the region is a question.
    location: 'DE',
    deployment_model: 'LOCAL',
    security: { allowed_request_origins: ['https://shop.example'] },
  },
  'secrets.json': { apiKey: secrets[0] },
  'auth_providers/api-key.json': { name: 'api-key', type: 'api-key', disabled: false },
  'functions/onOrder/config.json': { id: '5f0000000000000000000001', name: 'onOrder', private: true },
  'functions/onOrder/source.js': 'exports = () => 1;\r\n',
  'services/mongodb-atlas/config.json': {
    id: '5f0000000000000000000002',
    name: 'mongodb-atlas',
    type: 'mongodb-atlas',
    config: { clusterName: 'Cluster0' },
  },
  'services/mongodb-atlas/rules/shop.orders.json': {
    database: 'shop',
    collection: 'orders',
    roles: [{ name: 'all', apply_when: {}, read: true }],
    schema: { title: 'order', properties: { _id: { bsonType: 'objectId' } } },
  },
  'services/mongodb-atlas/rules/old.json': { namespace: 'shop.old', read: {}, write: { owner: '%%user.id' } },
  'services/hooks/config.json': { name: 'hooks', type: 'http', config: {} },
  'services/hooks/incoming_webhooks/paid/config.json': {
    name: 'paid',
    options: { httpMethod: 'POST', secret: secrets[1], validationMethod: 'SECRET_AS_QUERY_PARAM' },
    respond_result: true,
  },
  'services/hooks/incoming_webhooks/paid/source.js': 'exports = (payload) => payload;\n',
  'triggers/ordered.json': {
    name: 'ordered',
    type: 'DATABASE',
    function_name: 'onOrder',
    config: {
      service_name: 'mongodb-atlas',
      database: 'shop',
      collection: 'orders',
      operation_types: ['INSERT'],
    },
  },
  'values/payment.json': { name: 'payment', value: { token: credential }, private: false },
  'values/key.json': { name: 'key', value: 'apiKey', from_secret: true },
  'hosting/files/index.html': '<p>shop</p>',
  'README.md': '# shop',
};

/** The answers to everything that the shop asks, so that nothing is taken by default. */
export const answers = [
  '--provider-region=aws-eu-central-1',
  '--webhook-secret=paid_secret',
  '--answer=legacy-rule=deny',
  '--answer=webhook-functions=private',
] as const;
