import { linkSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeTree } from '../support/write-tree';
import { Planter, type SecretForm } from './planted';

/** The layouts of an app. */
export type Layout = 20180301 | 20200603 | 20210101 | 20230101;

const nameForms: readonly SecretForm[] = [
  'google',
  'hex32',
  'aws',
  'stripe',
  'uuid',
  'jwt',
  'symbols',
  'hex64',
];

// Texts that a person puts into a source, in the ways that sources have.
function sourceOf(planter: Planter, place: string): string {
  const put = (what: string, form: SecretForm): string => planter.carried(`${place}: ${what}`, form);
  const line = (text: string): string => JSON.stringify(text);
  return `// the old key was ${put('comment', 'stripe')}
/* password: ${put('comment with a name', 'word')}
   ${put('comment with an address', 'mongo')} */
exports = async function (arg) {
  const key = ${line(put('literal', 'google'))};
  const apiKey = '${put('by its name', 'hex32')}';
  const client = \`\${arg} ${put('template', 'slack')} \${key}\`;
  const headers = { Authorization: ['${put('header', 'bearer')}', "${put('basic header', 'basic')}"] };
  const uri = '${put('address', 'https')}' + "${put('query', 'query')}";
  const sql = "${put('connection string', 'connection')}";
  const escaped = '\\x67${put('escape', 'github').slice(1)}';
  const pem = ${line(put('private key', 'pem'))};
  await context.functions.execute('${put('name of a function', 'npm')}');
  context.services.get("${put('name of a service', 'sendgrid')}");
  const answer = await context.services.get('http').get({ url: uri, signature: arg.headers['X-Hook-Signature'] });
  return [answer, key, apiKey, client, headers, uri, sql, escaped, pem, context.values.get('${put('name of a value', 'discord')}')];
};
`;
}

/** The values of an app, in any layout. */
function valuesOf(planter: Planter): Record<string, unknown> {
  const value = (name: string, content: unknown, fromSecret = false) => ({
    name,
    value: content,
    from_secret: fromSecret,
  });
  const fromSecret = nameForms.map((form, index) => [
    `values/secret${index}.json`,
    value(`secret${index}`, planter.hidden(`value from a secret, ${form}`, form), true),
  ]);
  const plain = (['stripe', 'slack', 'mongo', 'hex32', 'pem', 'connection', 'bearer'] as const).map(
    (form, index) => [
      `values/plain${index}.json`,
      value(`plain${index}`, planter.carried(`plain value, ${form}`, form)),
    ],
  );
  return {
    ...Object.fromEntries([...fromSecret, ...plain]),
    'values/mailPassword.json': value('mailPassword', planter.carried('value called like a secret', 'word')),
    'values/nested.json': value('nested', {
      api: { token: planter.carried('member called like a secret', 'word') },
      urls: [`see ${planter.carried('address within a text', 'https')} for more`],
      [planter.carried('key of an object', 'stripe')]: 1,
    }),
    'values/commented.json': `{\n  // ${planter.hidden('comment in JSON', 'stripe')}\n  "name": "commented", "value": 1, "from_secret": false\n}\n`,
    'values/twice.json': `{"name":"twice","from_secret":true,"value":"${planter.hidden('duplicate key', 'google')}","value":"twiceSecret"}`,
    'environments/production.json': {
      values: {
        hook: planter.carried('environment', 'slack'),
        dbPassword: planter.carried('environment, by name', 'word'),
      },
    },
  };
}

function triggersOf(planter: Planter): Record<string, unknown> {
  const trigger = (name: string, more: object) => ({
    name,
    type: 'SCHEDULED',
    config: { schedule: '0 0 * * *' },
    disabled: false,
    ...more,
  });
  const named = planter.carried('name of a trigger', 'stripe');
  return {
    'triggers/nightly.json': trigger('nightly', {
      event_processors: {
        FUNCTION: { config: { function_name: 'charge', apiKey: planter.hidden('event processor', 'word') } },
      },
    }),
    'triggers/bridge.json': trigger('bridge', {
      event_processors: {
        AWS_EVENTBRIDGE: {
          config: {
            account_id: '1',
            region: 'us-east-1',
            secretAccessKey: planter.hidden('EventBridge', 'aws'),
          },
        },
      },
    }),
    [`triggers/${named}.json`]: trigger(named, { function_name: 'charge' }),
    'log_forwarders/logs.json': {
      name: 'logs',
      log_types: ['function'],
      log_statuses: ['error'],
      policy: { type: 'single' },
      action: { type: 'function', name: 'charge', api_key: planter.hidden('log forwarder', 'word') },
      secret_config: { token: planter.hidden('secret_config of a log forwarder', 'hex32') },
    },
  };
}

function providersOf(planter: Planter): Record<string, Record<string, unknown>> {
  const hidden = (what: string, form: SecretForm): string => planter.hidden(`provider: ${what}`, form);
  return {
    'oauth2-google': {
      name: 'oauth2-google',
      type: 'oauth2-google',
      config: { clientId: 'a' },
      secret_config: { clientSecret: hidden('clientSecret', 'google') },
    },
    'oauth2-facebook': {
      name: 'oauth2-facebook',
      type: 'oauth2-facebook',
      config: { clientId: 'a', clientSecret: hidden('config.clientSecret', 'word') },
    },
    'oauth2-apple': {
      name: 'oauth2-apple',
      type: 'oauth2-apple',
      config: { clientId: 'a', client_secret: hidden('config.client_secret', 'hex32') },
      secret_config: {
        clientSecret: hidden('clientSecret, a key', 'jwt'),
        other: { deep: [hidden('deep in secret_config', 'uuid')] },
      },
    },
    'custom-token': {
      name: 'custom-token',
      type: 'custom-token',
      config: { signingAlgorithm: 'HS256', signingKey: hidden('config.signingKey', 'symbols') },
      secret_config: {
        signingKeys: [
          hidden('signing key', 'hex64'),
          hidden('signing key with signs', 'symbols'),
          'goodName',
          hidden('private signing key', 'pem'),
        ],
      },
    },
  };
}

function servicesOf(planter: Planter, folder: string): Record<string, unknown> {
  const hidden = (what: string, form: SecretForm): string => planter.hidden(`${folder}: ${what}`, form);
  const webhook = (secret: object) => ({
    name: 'ordered',
    options: { httpMethod: 'POST', validationMethod: 'VERIFY_PAYLOAD', ...secret },
    respond_result: true,
  });
  return {
    [`${folder}/sms/config.json`]: {
      name: 'sms',
      type: 'twilio',
      config: { sid: 'a' },
      secret_config: { auth_token: hidden('auth_token', 'hex32') },
    },
    [`${folder}/cloud/config.json`]: {
      name: 'cloud',
      type: 'aws',
      config: { accessKeyId: 'a', region: 'b' },
      secret_config: { secretAccessKey: hidden('secretAccessKey', 'aws') },
    },
    [`${folder}/push/config.json`]: {
      name: 'push',
      type: 'gcm',
      config: { senderId: 'a', apiKey: hidden('config.apiKey', 'word') },
    },
    [`${folder}/http/config.json`]: {
      name: 'http',
      type: 'http',
      config: { password: hidden('config.password', 'word') },
    },
    [`${folder}/http/config.json.bak`]: { secret: hidden('config.json.bak', 'word') },
    [`${folder}/http/config.old.json`]: { secret: hidden('config.old.json', 'word') },
    [`${folder}/http/config copy.json`]: { secret: hidden('config copy.json', 'word') },
    [`${folder}/http/secrets.json`]: { secret: hidden('secrets.json below', 'word') },
    [`${folder}/http/incoming_webhooks/ordered/config.json`]: webhook({ secret: hidden('webhook', 'word') }),
    [`${folder}/http/incoming_webhooks/ordered/config.json~`]: webhook({
      secret: hidden('config.json~ of a webhook', 'word'),
    }),
    [`${folder}/http/incoming_webhooks/ordered/source.js`]: sourceOf(planter, `${folder}: webhook`),
  };
}

/** What every layout may have beside its components. */
function filesOf(planter: Planter): Record<string, unknown> {
  const hidden = (what: string, form: SecretForm): string => planter.hidden(what, form);
  const carried = (what: string, form: SecretForm): string => planter.carried(what, form);
  return {
    'secrets.json': {
      auth_providers: {
        'oauth2-google': {
          clientSecret: hidden('secrets.json', 'word'),
          other: hidden('secrets.json, another', 'google'),
        },
      },
      services: { sms: { auth_token: hidden('secrets.json, of a service', 'hex32') } },
    },
    'Secrets.json': { a: hidden('Secrets.json', 'word') },
    'secrets.json.bak': { a: hidden('secrets.json.bak', 'word') },
    'functions/secret.json': { a: hidden('functions/secret.json', 'word') },
    'functions/secrets.json~': { a: hidden('functions/secrets.json~', 'word') },
    'functions/config.json.bak': { a: hidden('functions/config.json.bak', 'word') },
    'functions/.env': `TOKEN=${carried('functions/.env', 'word')}\n`,
    'functions/.npmrc': `//registry.npmjs.org/:_authToken=${carried('functions/.npmrc', 'npm')}\n`,
    'functions/id_rsa': carried('functions/id_rsa', 'pem'),
    'functions/service-account.json': { private_key: carried('service account', 'pem') },
    'functions/README.md': `# Shop\n\nThe key is ${carried('README.md', 'stripe')}.\n`,
    'functions/schema.graphql': `# ${carried('schema.graphql', 'github')}\ntype A { a: Int }\n`,
    'functions/package.json': {
      name: 'shop',
      dependencies: {
        a: carried('package.json', 'https'),
        b: `git+https://${carried('package.json, token', 'github')}@github.com/a/b.git`,
      },
    },
    'hosting/metadata.json': [],
    'hosting/files/index.html': `<script>const key = '${carried('hosted file', 'google')}';</script>\n`,
    'hosting/files/.env': `PASSWORD=${carried('hosted .env', 'word')}\n`,
    'graphql/config.json': { use_natural_pluralization: true, apiToken: carried('unknown key', 'word') },
  };
}

const links = ['values/link.json', 'functions/link.json', 'graphql/custom_resolvers/link.json'];

/** Writes an app of a layout with a secret in every place that it has. */
export function plantApp(folder: string, layout: Layout): Planter['planted'] {
  const planter = new Planter();
  const isLegacy = layout < 20210101;
  const providers = providersOf(planter);
  const unknown = { apiToken: planter.carried('unknown key of the root file', 'word') };
  const endpoints = [
    {
      route: '/a',
      http_method: 'POST',
      function_name: 'charge',
      validation_method: 'VERIFY_PAYLOAD',
      secret_name: planter.hidden('secret_name', 'hex32'),
      respond_result: true,
      return_type: 'JSON',
    },
    {
      route: '/b',
      http_method: 'GET',
      function_name: 'charge',
      validation_method: 'SECRET_AS_QUERY_PARAM',
      secret_name: planter.hidden('secret_name with signs', 'symbols'),
      respond_result: true,
      return_type: 'JSON',
    },
  ];
  const dataApi = {
    disabled: false,
    versions: ['v1'],
    validation_method: 'NO_VALIDATION',
    secret_name: planter.hidden('secret_name of the Data API', 'google'),
  };
  const cluster = {
    name: 'mongodb-atlas',
    type: 'mongodb-atlas',
    config: {
      clusterName: 'Cluster0',
      readPreference: 'primary',
      wireProtocolEnabled: false,
      ...(isLegacy && { uri: planter.hidden('address of a cluster', 'mongo') }),
    },
    secret_config: { uri: planter.hidden('secret_config of a cluster', 'mongo') },
  };
  const rules = (key: string) => ({
    database: 'shop',
    collection: 'orders',
    roles: [
      {
        name: 'r',
        apply_when: { '%%request.requestHeaders.x-api-key': planter.carried(key, 'hex32') },
        read: true,
        write: false,
      },
    ],
  });
  const source = sourceOf(planter, 'function');
  const charge = { name: 'charge', private: true };
  const root = { name: 'shop', deployment_model: 'LOCAL', ...unknown };
  const shared = { ...valuesOf(planter), ...triggersOf(planter), ...filesOf(planter) };
  const legacy = (): Record<string, unknown> => ({
    [layout === 20180301 ? 'stitch.json' : 'config.json']: {
      config_version: layout,
      location: 'US-VA',
      security: {},
      ...root,
    },
    ...Object.fromEntries(
      Object.entries(providers).map(([name, document]) => [`auth_providers/${name}.json`, document]),
    ),
    'services/mongodb-atlas/config.json': cluster,
    'services/mongodb-atlas/rules/shop.orders.json': rules('rule'),
    'functions/charge/config.json': charge,
    'functions/charge/source.js': source,
    ...servicesOf(planter, 'services'),
  });
  const folderOfEndpoints = layout === 20230101 ? 'https_endpoints' : 'http_endpoints';
  const modern = (): Record<string, unknown> => ({
    ...(layout === 20230101
      ? {
          'root_config.json': { ...root, provider_region: 'aws-us-east-1' },
          '.mdb/meta.json': { config_version: layout },
        }
      : { 'realm_config.json': { config_version: layout, location: 'US-VA', ...root } }),
    'auth/providers.json': providers,
    'auth/providers.old.json': { a: planter.hidden('providers.old.json', 'word') },
    'data_sources/mongodb-atlas/config.json': cluster,
    'data_sources/mongodb-atlas/shop/orders/rules.json': rules('rule'),
    'functions/config.json': [charge],
    'functions/charge.js': source,
    [`${folderOfEndpoints}/config.json`]: endpoints,
    [`${folderOfEndpoints}/config.json.orig`]: { a: planter.hidden('config.json.orig', 'word') },
    [`${folderOfEndpoints}/${layout === 20230101 ? 'gen_endpoints_config' : 'data_api_config'}.json`]:
      dataApi,
    ...(layout === 20210101 ? servicesOf(planter, 'services') : {}),
  });
  writeTree(folder, { ...shared, ...(isLegacy ? legacy() : modern()) });
  for (const [index, path] of links.entries()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (index === 1) linkSync(join(folder, 'secrets.json'), join(folder, path));
    else
      symlinkSync(
        join('..', ...(path.split('/').length > 2 ? ['..'] : []), 'secrets.json'),
        join(folder, path),
      );
  }
  return planter.planted;
}
