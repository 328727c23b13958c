import { inspectTree } from '../../support/inspect-tree';
import type { Tree } from '../../support/write-tree';

const webhook = (path: string, httpMethod?: string, type = 'http'): Tree => {
  const [service, name] = path.split('/') as [string, string];
  const folder = `services/${service}`;
  return {
    [`${folder}/config.json`]: { name: service, type, config: {} },
    [`${folder}/incoming_webhooks/${name}/config.json`]: { name, options: { httpMethod } },
    [`${folder}/incoming_webhooks/${name}/source.js`]: 'exports = () => 1;\n',
  };
};

const root = {
  config_version: 20200603,
  app_id: 'shop-abcde',
  name: 'shop',
  location: 'US-VA',
  deployment_model: 'GLOBAL',
};
const legacy = (settings: Tree = {}): Tree => ({ 'config.json': { ...root, ...settings } });
const current = (settings: Tree = {}): Tree => ({
  'root_config.json': {
    name: 'shop',
    provider_region: 'aws-us-east-1',
    deployment_model: 'LOCAL',
    ...settings,
  },
});

// The forms are those of MongoDB's documentation: "Incoming Webhooks", "Convert Webhooks to HTTPS Endpoints".
const oldBase = 'https://webhooks.mongodb-realm.com/api/client/v2.0/app/shop-abcde/service';

test('a webhook has its old address, and that of the endpoint and function that it becomes', () => {
  expect(inspectTree({ ...legacy(), ...webhook('hooks/paid', 'ANY') }).addresses).toEqual([
    {
      kind: 'webhook',
      name: 'hooks/paid',
      method: 'ANY',
      oldUrl: `${oldBase}/hooks/incoming_webhook/paid`,
      newUrl: 'https://data.mongodb-api.com/app/shop-abcde/endpoint/hooks/paid',
      route: '/hooks/paid',
      functionName: 'hooks_paid',
    },
  ]);
});

test('a webhook without a method took POST', () => {
  expect(inspectTree({ ...legacy(), ...webhook('hooks/paid') }).addresses).toMatchObject([
    { method: 'POST' },
  ]);
});

test('the host of webhooks was named after Stitch in 20180301', () => {
  const tree = { 'stitch.json': { ...root, config_version: 20180301 }, ...webhook('hooks/paid') };
  expect(inspectTree(tree).addresses).toMatchObject([
    {
      oldUrl:
        'https://webhooks.mongodb-stitch.com/api/client/v2.0/app/shop-abcde/service/hooks/incoming_webhook/paid',
    },
  ]);
});

test.each([
  ['DE-FF', {}, 'eu-central-1.aws.data.mongodb-api.com'],
  ['DE-FF', { 'provider-region': 'azure-westeurope' }, 'westeurope.azure.data.mongodb-api.com'],
  ['AU', {}, 'ap-southeast-2.aws.data.mongodb-api.com'],
])('the endpoints of a LOCAL app at %s, answered %j, are at %s', (location, answers, host) => {
  const tree = { ...legacy({ location, deployment_model: 'LOCAL' }), ...webhook('hooks/paid') };
  expect(inspectTree(tree, answers as Record<string, string>).addresses).toMatchObject([
    { newUrl: `https://${host}/app/shop-abcde/endpoint/hooks/paid` },
  ]);
});

test('a region that App Services never had is not made a part of a host', () => {
  const tree = {
    ...current({ provider_region: 'evil.example/x' }),
    'https_endpoints/config.json': [{ route: '/a', http_method: 'GET' }],
  };
  expect(inspectTree(tree).addresses).toMatchObject([
    { newUrl: 'https://REGION.CLOUD.data.mongodb-api.com/app/APP_ID/endpoint/a' },
  ]);
});

test('an endpoint keeps its address; the app id stands in the link, or is unknown', () => {
  const endpoints = {
    'https_endpoints/config.json': [
      { route: '/a/b', http_method: 'GET', function_name: 'f' },
      { route: 'c', http_method: '*' },
      { http_method: 'POST' },
    ],
  };
  const link = { config_version: 20230101, client_app_id: 'shop-vwxyz' };
  const linked = inspectTree({ ...current(), ...endpoints, '.mdb/meta.json': link }).addresses;
  const unknown = inspectTree({ ...current(), ...endpoints }).addresses;
  const url = (id: string, path: string): string =>
    `https://us-east-1.aws.data.mongodb-api.com/app/${id}/endpoint${path}`;
  expect(linked).toEqual([
    {
      kind: 'endpoint',
      name: 'GET /a/b',
      method: 'GET',
      oldUrl: url('shop-vwxyz', '/a/b'),
      newUrl: url('shop-vwxyz', '/a/b'),
      route: '/a/b',
      functionName: 'f',
    },
    {
      kind: 'endpoint',
      name: '* c',
      method: '*',
      oldUrl: url('shop-vwxyz', '/c'),
      newUrl: url('shop-vwxyz', '/c'),
      route: 'c',
    },
  ]);
  expect(unknown.map(({ newUrl }) => newUrl)).toEqual([url('APP_ID', '/a/b'), url('APP_ID', '/c')]);
});

test.each([
  ['github', 'POST', { waitsFor: 'webhook:hooks/paid' }],
  ['twilio', undefined, { waitsFor: 'webhook:hooks/paid' }],
  ['http', 'HEAD', { waitsFor: 'webhook-method:hooks/paid' }],
])('a %s webhook of %s becomes no endpoint before somebody decides so', (type, method, waits) => {
  const tree = { ...legacy(), ...webhook('hooks/paid', method, type) };
  const { addresses } = inspectTree(tree);
  expect(addresses).toMatchObject([waits]);
  expect(addresses[0]).not.toHaveProperty('newUrl');
  const answer = type === 'http' ? 'GET' : 'endpoint';
  const [answered] = inspectTree(tree, { [waits.waitsFor]: answer }).addresses;
  expect(answered).toMatchObject({ route: '/hooks/paid', functionName: 'hooks_paid' });
  expect(answered).not.toHaveProperty('waitsFor');
});

test('a webhook that was converted before has the address of that endpoint', () => {
  const tree = {
    'realm_config.json': { ...root, config_version: 20210101 },
    'http_endpoints/hooks/config.json': { name: 'hooks', type: 'http', config: {} },
    'http_endpoints/hooks/incoming_webhooks/paid/config.json': {
      name: 'paid',
      options: { httpMethod: 'ANY' },
    },
    'http_endpoints/hooks/incoming_webhooks/paid/source.js': '',
    'http_endpoints/config.json': [{ route: '/hooks/paid', http_method: '*', function_name: 'mine' }],
  };
  expect(inspectTree(tree).addresses).toMatchObject([
    { kind: 'webhook', newUrl: expect.stringMatching(/\/endpoint\/hooks\/paid$/), functionName: 'mine' },
    { kind: 'endpoint', functionName: 'mine' },
  ]);
});

test('names are encoded, so that each address is one', () => {
  const { addresses } = inspectTree({
    ...legacy({ app_id: 'a b/\ud800' }),
    'services/s/config.json': { name: 'my service', type: 'http', config: {} },
    'services/s/incoming_webhooks/w/config.json': { name: 'h?ök#', options: { httpMethod: 'GET' } },
    'services/s/incoming_webhooks/w/source.js': '',
  });
  const [{ oldUrl, newUrl } = { oldUrl: '', newUrl: '' }] = addresses;
  for (const url of [oldUrl, newUrl!]) expect(new URL(url).href).toBe(url);
  expect(oldUrl).toMatch(
    /\/app\/a%20b%2F%EF%BF%BD\/service\/my%20service\/incoming_webhook\/h%3F%C3%B6k%23$/,
  );
  expect(newUrl).toMatch(/\/endpoint\/my%20service\/h%3F%C3%B6k%23$/);
});

// An app without deployment_model is GLOBAL, as those of before 2021 are, whatever its region.
test.each([
  ['no deployment model', { deployment_model: undefined }],
  ['an empty one', { deployment_model: '' }],
  ['GLOBAL', { deployment_model: 'GLOBAL' }],
])('an app with %s has its endpoints at the common host', (_, settings) => {
  const tree = {
    ...current(settings),
    'https_endpoints/config.json': [{ route: '/a', http_method: 'GET' }],
  };
  expect(inspectTree(tree).addresses).toMatchObject([
    { newUrl: 'https://data.mongodb-api.com/app/APP_ID/endpoint/a' },
  ]);
});

test('names that mean something in a URL are encoded, and half a character is none', () => {
  const tree = {
    ...current({ deployment_model: 'GLOBAL' }),
    'https_endpoints/config.json': [{ route: '/a b/?c#/\ud800', http_method: 'GET' }],
  };
  expect(inspectTree(tree).addresses).toMatchObject([
    { newUrl: 'https://data.mongodb-api.com/app/APP_ID/endpoint/a%20b/%3Fc%23/%EF%BF%BD' },
  ]);
});
