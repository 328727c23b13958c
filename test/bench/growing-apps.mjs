// Apps that grow in one dimension each: `grow` puts an app of the given size into a folder, and time must grow with the
// size. The smallest size stands first; it is doubled, and doubled again. Sizes are such that what grows with the square
// takes seconds at the largest.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Puts files below a folder; what is no text or bytes is written as JSON. */
function writerInto(folder) {
  const made = new Set();
  const put = (path, content) => {
    put.hasSources ||= path.endsWith('.js');
    const target = join(folder, path);
    const parent = dirname(target);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(target, typeof content === 'string' ? content : `${JSON.stringify(content, null, 4)}\n`);
  };
  put.hasSources = false;
  return put;
}

const times = (n, make) => Array.from({ length: n }, (_, i) => make(i));
const members = (n, make) => Object.fromEntries(times(n, make));

const ROOT = { app_id: 'bench-abcde', name: 'bench', location: 'US-VA', deployment_model: 'GLOBAL' };
const CLUSTER = { name: 'mongodb-atlas', type: 'mongodb-atlas', config: { clusterName: 'Cluster0' } };

/** The current layout but for its version: whatever is put stands where it stays. */
function realm(put) {
  put('realm_config.json', { config_version: 20210101, ...ROOT });
  put('data_sources/mongodb-atlas/config.json', { ...CLUSTER, version: 1 });
}

function legacy(put) {
  put('config.json', { config_version: 20200603, ...ROOT, security: {} });
  put('services/mongodb-atlas/config.json', { id: '5f00', ...CLUSTER, version: 1 });
}

function stitch(put) {
  put('stitch.json', { config_version: 20180301, ...ROOT, security: {} });
  put('services/mongodb-atlas/config.json', { id: '5f00', ...CLUSTER, version: 1 });
}

const value = (name, content) => [`values/${name}.json`, { name, value: content, from_secret: false }];

function functions(put, n, source) {
  put(
    'functions/config.json',
    times(n, (i) => ({ name: `f${i}`, private: true })),
  );
  for (let i = 0; i < n; i++) put(`functions/f${i}.js`, source(i));
}

function oneFunction(put, source) {
  functions(put, 1, () => source);
}

const body = (lines) => `exports = async function (arg) {\n${lines.join('\n')}\n};\n`;
const hook = (lines) => `exports = async function (request, response) {\n${lines.join('\n')}\n};\n`;

/** A text in a value, and the same in a source. */
const inTexts = (make) => (put, n) => {
  realm(put);
  put(...value('long', make(n)));
  oneFunction(put, body([`  const text = ${JSON.stringify(make(n))};`, '  return text.length;']));
};

/** A JSON file of which each spelling counts. */
const asText = (path, make) => (put, n) => {
  realm(put);
  put(path, make(n));
};

const role = (i) => ({
  name: `role${i}`,
  apply_when: { team: `t${i}` },
  document_filters: { read: true, write: false },
  read: true,
  write: false,
  insert: false,
  delete: false,
  search: true,
});

/** An endpoint's source, for lint. */
const asHook = (make) => (put, n) => {
  realm(put);
  oneFunction(put, hook(make(n)));
  put('http_endpoints/config.json', [
    {
      route: '/f',
      http_method: 'POST',
      function_name: 'f0',
      validation_method: 'NO_VALIDATION',
      respond_result: false,
    },
  ]);
};

/**
 * What grows. `command` is what runs: `migrate`, which also writes the report in every form, `inspect` or `lint`; all
 * three by default.
 */
export const growing = [
  // Texts.
  {
    name: 'host with hyphens, in a value and a source',
    size: 50_000,
    grow: inTexts((n) => 'a-'.repeat(n / 2)),
  },
  { name: 'host with dots', size: 50_000, grow: inTexts((n) => 'a.'.repeat(n / 2)) },
  {
    name: 'host with an old ending',
    size: 50_000,
    grow: inTexts((n) => `${'a-'.repeat(n / 2)}.mongodbstitch.com`),
  },
  {
    name: 'hosts without an end',
    size: 50_000,
    grow: inTexts((n) => `${'a.'.repeat(n / 2)}mongodbstitch.com-`),
  },
  { name: 'many hosts', size: 50_000, grow: inTexts((n) => 'x.data.mongodb-api.com '.repeat(n / 23)) },
  { name: 'schemes without an end', size: 50_000, grow: inTexts((n) => 'a+'.repeat(n / 2)) },
  { name: 'addresses with a user', size: 50_000, grow: inTexts((n) => 'a://b:'.repeat(n / 6)) },
  { name: 'queries with a key', size: 50_000, grow: inTexts((n) => '?token=&api_key='.repeat(n / 16)) },
  { name: 'web tokens without an end', size: 50_000, grow: inTexts((n) => 'eyJ'.repeat(n / 3)) },
  { name: 'web tokens with dots', size: 50_000, grow: inTexts((n) => 'eyJa.'.repeat(n / 5)) },
  { name: 'private keys', size: 50_000, grow: inTexts((n) => '-----BEGIN '.repeat(n / 11)) },
  { name: 'keys of mail', size: 50_000, grow: inTexts((n) => 'SG.a'.repeat(n / 4)) },
  { name: 'hyphens', size: 50_000, grow: inTexts((n) => '-'.repeat(n)) },
  { name: 'hooks of chats', size: 50_000, grow: inTexts((n) => 'hooks.slack.com/services/'.repeat(n / 25)) },
  { name: 'words of secrets', size: 50_000, grow: inTexts((n) => 'password=secret:token '.repeat(n / 22)) },
  { name: 'a header', size: 50_000, grow: inTexts((n) => `Bearer ${'a'.repeat(n)}`) },
  { name: 'headers', size: 50_000, grow: inTexts((n) => 'Bearer   '.repeat(n / 9)) },
  { name: 'blanks', size: 50_000, grow: inTexts((n) => ' '.repeat(n)) },
  { name: 'digits', size: 50_000, grow: inTexts((n) => '7'.repeat(n)) },
  { name: 'escapes', size: 50_000, grow: inTexts((n) => '\\"\n\t\u0001'.repeat(n / 5)) },
  { name: 'backslashes', size: 50_000, grow: inTexts((n) => '\\'.repeat(n)) },
  { name: 'expansions', size: 50_000, grow: inTexts((n) => '%%values.a %(%%user.id)'.repeat(n / 23)) },
  { name: 'percent signs', size: 50_000, grow: inTexts((n) => '%'.repeat(n)) },
  { name: 'names of secrets', size: 50_000, grow: inTexts((n) => '__environment.values.a__'.repeat(n / 24)) },
  { name: 'many long lines of text', size: 20_000, grow: inTexts((n) => 'lorem ipsum\n'.repeat(n)) },

  // Spellings.
  {
    name: 'duplicate keys',
    size: 2500,
    grow: asText('values/v.json', (n) => `{"name":"v","value":{${times(n, (i) => `"k${i >> 1}":\n${i}`)}}}`),
  },
  {
    name: 'one key again and again',
    size: 2500,
    grow: asText('values/v.json', (n) => `{"name":"v","value":{${times(n, (i) => `"k":\n${i}`)}}}`),
  },
  {
    name: 'keys without quotes',
    size: 2500,
    grow: asText('values/v.json', (n) => `{"name":"v","value":{${times(n, (i) => `k${i}:\n.${i}`)}}}`),
  },
  {
    name: 'single quotes and odd escapes',
    size: 2500,
    grow: asText('values/v.json', (n) => `{"name":"v","value":[${times(n, () => "'a\\x41\\\nb'")}]}`),
  },
  {
    name: 'one string with odd escapes',
    size: 50_000,
    grow: asText('values/v.json', (n) => `{"name":"v","value":'${'\\x41\\\\"'.repeat(n / 4)}'}`),
  },
  {
    name: 'comments',
    size: 2500,
    grow: asText(
      'values/v.json',
      (n) => `{"name":"v","value":[${times(n, (i) => `/* ${i} */ ${i} // end\n`)}]}`,
    ),
  },
  {
    name: 'commas too many',
    size: 2500,
    grow: asText('values/v.json', (n) => `{"name":"v","value":[${times(n, () => '[1,]')}]}`),
  },
  {
    name: 'one long number',
    size: 50_000,
    grow: asText('values/v.json', (n) => `{"name":"v","value":[${'9'.repeat(n)},1e${'9'.repeat(n)}]}`),
  },
  {
    name: 'one long hexadecimal number',
    size: 50_000,
    grow: asText('values/v.json', (n) => `{"name":"v","value":0x${'f'.repeat(n)}}`),
  },
  {
    name: 'blanks of other scripts',
    size: 2500,
    grow: asText('values/v.json', (n) => `{"name":"v","value":[\n${'\u00a0\n'.repeat(n)}]}`),
  },
  {
    name: 'broken files',
    size: 1000,
    command: ['migrate --skip-broken', 'inspect --skip-broken'],
    grow: (put, n) => {
      realm(put);
      for (let i = 0; i < n; i++) put(`values/v${i}.json`, `{"name": "v${i}", broken`);
    },
  },

  // Shapes of documents.
  {
    name: 'keys in a value',
    size: 2500,
    grow: asText(...jsonValue((n) => members(n, (i) => [`key${i}`, i]))),
  },
  {
    name: 'numbers as keys',
    size: 2500,
    grow: asText(...jsonValue((n) => members(n, (i) => [`${n - i}`, { a: i }]))),
  },
  { name: 'items in a value', size: 2500, grow: asText(...jsonValue((n) => times(n, (i) => i))) },
  {
    name: 'small objects in a value',
    size: 2500,
    grow: asText(...jsonValue((n) => times(n, (i) => ({ a: i, b: {} })))),
  },
  {
    name: 'a deep value', // the reader takes 1,000 levels
    size: 200,
    grow: asText(
      'values/v.json',
      (n) => `{"name":"v","value":${'{"a":['.repeat(n / 2)}1${']}'.repeat(n / 2)}}`,
    ),
  },
  {
    name: 'deep values',
    size: 500,
    grow: (put, n) => {
      realm(put);
      for (let i = 0; i < n; i++)
        put(`values/v${i}.json`, `{"name":"v${i}","value":${'{"a":['.repeat(50)}1${']}'.repeat(50)}}`);
    },
  },
  {
    name: 'unknown keys in the root file',
    size: 2500,
    grow: (put, n) => {
      realm(put);
      put('realm_config.json', {
        config_version: 20210101,
        ...ROOT,
        ...members(n, (i) => [`hostin${i}`, true]),
      });
    },
  },
  {
    name: 'unknown keys in the root file of 2018',
    size: 2500,
    grow: (put, n) => {
      stitch(put);
      put('stitch.json', { config_version: 20180301, ...ROOT, ...members(n, (i) => [`securit${i}`, {}]) });
    },
  },
  {
    name: 'one long unknown key',
    size: 20_000,
    grow: (put, n) => {
      realm(put);
      put('realm_config.json', { config_version: 20210101, ...ROOT, ['a'.repeat(n)]: true });
    },
  },
  {
    name: 'environment values',
    size: 2500,
    grow: (put, n) => {
      realm(put);
      put('environments/production.json', { values: members(n, (i) => [`key${i}`, `https://${i}.example`]) });
      put('environments/qa.json', { values: members(n, (i) => [`key${i}`, i]) });
    },
  },
  {
    name: 'users of auth providers',
    size: 2500,
    grow: (put, n) => {
      realm(put);
      put(
        'auth/providers.json',
        members(n, (i) => [`provider${i}`, { name: `provider${i}`, type: 'anon-user', disabled: false }]),
      );
    },
  },
  {
    name: 'names of secrets in secrets.json',
    size: 2500,
    grow: (put, n) => {
      realm(put);
      put('secrets.json', { auth_providers: {}, services: {}, ...members(n, (i) => [`s${i}`, `x${i}`]) });
    },
  },

  // Rules.
  {
    name: 'roles of a rule',
    size: 2500,
    grow: (put, n) => {
      realm(put);
      put('data_sources/mongodb-atlas/shop/orders/rules.json', {
        database: 'shop',
        collection: 'orders',
        roles: times(n, role),
      });
    },
  },
  {
    name: 'roles of a legacy rule',
    size: 2500,
    grow: (put, n) => {
      legacy(put);
      put('services/mongodb-atlas/rules/shop.orders.json', {
        id: 'a',
        database: 'shop',
        collection: 'orders',
        roles: times(n, role),
        filters: times(n, (i) => ({ name: `f${i}`, apply_when: { team: i }, query: { team: i } })),
        schema: {},
      });
    },
  },
  {
    name: 'fields of a rule of 2018',
    size: 2500,
    grow: (put, n) => {
      stitch(put);
      put('services/mongodb-atlas/rules/shop.orders.json', {
        id: 'a',
        namespace: 'shop.orders',
        read: { '%%root.owner': '%%user.id' },
        write: { owner: '%%user.id' },
        valid: { owner: { $exists: true } },
        fields: members(n, (i) => [`field${i}`, { read: {}, write: { a: i }, valid: { b: i } }]),
      });
    },
  },
  {
    name: 'fields of a role',
    size: 2500,
    grow: (put, n) => {
      realm(put);
      put('data_sources/mongodb-atlas/shop/orders/rules.json', {
        database: 'shop',
        collection: 'orders',
        roles: [{ ...role(0), fields: members(n, (i) => [`field${i}`, { read: true, write: false }]) }],
      });
    },
  },
  {
    name: 'properties of a schema',
    size: 2500,
    grow: (put, n) => {
      realm(put);
      put('data_sources/mongodb-atlas/shop/orders/schema.json', {
        title: 'order',
        bsonType: 'object',
        required: times(n, (i) => `p${i}`),
        properties: members(n, (i) => [`p${i}`, { bsonType: 'string' }]),
      });
      put(
        'data_sources/mongodb-atlas/shop/orders/relationships.json',
        members(n, (i) => [
          `p${i}`,
          { ref: '#/relationship/mongodb-atlas/shop/orders', foreign_key: '_id', is_list: false },
        ]),
      );
    },
  },
  {
    name: 'collections',
    size: 1000,
    grow: (put, n) => {
      realm(put);
      for (let i = 0; i < n; i++)
        put(`data_sources/mongodb-atlas/shop/c${i}/rules.json`, {
          database: 'shop',
          collection: `c${i}`,
          roles: [role(0)],
        });
    },
  },
  {
    name: 'legacy collections with schemas',
    size: 1000,
    grow: (put, n) => {
      legacy(put);
      for (let i = 0; i < n; i++)
        put(`services/mongodb-atlas/rules/shop.c${i}.json`, {
          id: `r${i}`,
          database: 'shop',
          collection: `c${i}`,
          roles: [role(0)],
          schema: { bsonType: 'object', properties: { a: { bsonType: 'string' } }, title: 'c' },
          relationships: {},
        });
    },
  },
  {
    name: 'rules of 2018',
    size: 1000,
    grow: (put, n) => {
      stitch(put);
      for (let i = 0; i < n; i++)
        put(`services/mongodb-atlas/rules/shop.c${i}.json`, {
          id: `r${i}`,
          namespace: `shop.c${i}`,
          read: { owner: '%%user.id' },
          write: { owner: '%%user.id' },
          valid: {},
          fields: { owner: {}, _id: { write: {} } },
        });
    },
  },

  // Components.
  {
    name: 'functions',
    size: 1000,
    grow: (put, n) => (realm(put), functions(put, n, (i) => body([`  return ${i};`]))),
  },
  {
    name: 'functions that are missing',
    size: 2500,
    grow: (put, n) => {
      realm(put);
      put(
        'functions/config.json',
        times(n, (i) => ({ name: `f${i}`, private: true })),
      );
    },
  },
  {
    name: 'calls to near names',
    size: 1000,
    grow: (put, n) => {
      realm(put);
      functions(put, n, (i) => body([`  return context.functions.execute("f${i}x");`]));
    },
  },
  {
    name: 'triggers of near names',
    size: 1000,
    grow: (put, n) => {
      realm(put);
      functions(put, n, (i) => body([`  return ${i};`]));
      for (let i = 0; i < n; i++)
        put(`triggers/t${i}.json`, {
          name: `t${i}`,
          type: 'SCHEDULED',
          config: { schedule: '0 0 * * *' },
          event_processors: { FUNCTION: { config: { function_name: `g${i}` } } },
          disabled: false,
        });
    },
  },
  {
    name: 'a chain of calls',
    size: 1000,
    grow: (put, n) => {
      realm(put);
      functions(put, n, (i) => body([`  return context.functions.execute("f${i + 1}");`]));
      put('triggers/t.json', {
        name: 't',
        type: 'SCHEDULED',
        config: { schedule: '0 0 * * *' },
        event_processors: { FUNCTION: { config: { function_name: 'f0' } } },
        disabled: false,
      });
    },
  },
  {
    name: 'functions in two places',
    size: 1000,
    grow: (put, n) => {
      realm(put);
      put(
        'functions/config.json',
        times(n, (i) => ({ name: `f${i >> 1}`, private: true })),
      );
      for (let i = 0; i < n; i++) put(`functions/f${i >> 1}.js`, body(['  return 1;']));
    },
  },
  {
    name: 'values',
    size: 2000,
    grow: (put, n) => {
      realm(put);
      for (let i = 0; i < n; i++) put(...value(`v${i}`, i));
    },
  },
  {
    name: 'values of secrets',
    size: 2000,
    grow: (put, n) => {
      legacy(put);
      for (let i = 0; i < n; i++)
        put(`values/v${i}.json`, { id: `${i}`, name: `v${i}`, value: `s${i}`, from_secret: true });
    },
  },
  {
    name: 'values that hold credentials',
    size: 1000,
    grow: (put, n) => {
      realm(put);
      for (let i = 0; i < n; i++) put(...value(`apiKey${i}`, `sk_live_${'a1B2'.repeat(6)}${i}`));
    },
  },
  {
    name: 'values of one name',
    size: 1000,
    grow: (put, n) => {
      realm(put);
      for (let i = 0; i < n; i++) put(`values/w${i}.json`, value(`v${i >> 1}`, i)[1]);
    },
  },
  {
    name: 'triggers',
    size: 1000,
    grow: (put, n) => {
      legacy(put);
      put('functions/f/config.json', { id: 'f', name: 'f', private: true });
      put('functions/f/source.js', body(['  return 1;']));
      for (let i = 0; i < n; i++)
        put(`triggers/t${i}.json`, {
          id: `t${i}`,
          name: `t${i}`,
          type: 'DATABASE',
          config: {
            operation_types: ['INSERT'],
            database: 'shop',
            collection: `c${i}`,
            service_name: 'mongodb-atlas',
            match: {},
            full_document: true,
          },
          function_name: 'f',
          disabled: false,
        });
    },
  },
  {
    name: 'endpoints',
    size: 2000,
    grow: (put, n) => {
      realm(put);
      oneFunction(put, hook(['  response.setBody("");']));
      put(
        'http_endpoints/config.json',
        times(n, (i) => ({
          route: `/r${i}`,
          http_method: 'GET',
          function_name: 'f0',
          validation_method: 'NO_VALIDATION',
          respond_result: true,
        })),
      );
    },
  },
  {
    name: 'endpoints of one route',
    size: 1000,
    grow: (put, n) => {
      realm(put);
      oneFunction(put, hook(['  response.setBody("");']));
      put(
        'http_endpoints/config.json',
        times(n, (i) => ({
          route: `/r${i >> 3}`,
          http_method: 'GET',
          function_name: `f${i}`,
          validation_method: 'VERIFY_PAYLOAD',
          secret_name: `s${i}`,
          respond_result: true,
        })),
      );
    },
  },
  {
    name: 'webhooks',
    size: 500,
    grow: (put, n) => {
      legacy(put);
      put('services/http/config.json', { id: 'h', name: 'http', type: 'http', config: {}, version: 1 });
      for (let i = 0; i < n; i++) {
        const folder = `services/http/incoming_webhooks/w${i}`;
        put(`${folder}/config.json`, {
          id: `w${i}`,
          name: `w${i}`,
          run_as_authed_user: false,
          respond_result: true,
          options: { httpMethod: 'POST', validationMethod: 'VERIFY_PAYLOAD', secret: `s3cr3t${i}` },
        });
        put(`${folder}/source.js`, body([`  return { n: ${i}, body: arg.body.text() };`]));
      }
    },
  },
  {
    name: 'services',
    size: 500,
    grow: (put, n) => {
      legacy(put);
      for (let i = 0; i < n; i++) {
        put(`services/s${i}/config.json`, {
          id: `s${i}`,
          name: `s${i}`,
          type: 'twilio',
          config: { sid: 'a' },
          version: 1,
        });
        put(`services/s${i}/rules/r.json`, { id: `r${i}`, name: 'r', actions: ['send'], when: {} });
      }
    },
  },
  {
    name: 'data sources',
    size: 500,
    grow: (put, n) => {
      legacy(put);
      for (let i = 0; i < n; i++)
        put(`services/s${i}/config.json`, {
          id: `s${i}`,
          name: `s${i}`,
          type: 'mongodb-atlas',
          config: {},
          version: 1,
        });
    },
  },
  {
    name: 'rules of a service',
    size: 1000,
    grow: (put, n) => {
      legacy(put);
      put('services/tw/config.json', {
        id: 's',
        name: 'tw',
        type: 'twilio',
        config: { sid: 'a' },
        version: 1,
      });
      for (let i = 0; i < n; i++)
        put(`services/tw/rules/r${i}.json`, { id: `r${i}`, name: `r${i}`, actions: ['send'], when: {} });
    },
  },
  {
    name: 'resolvers',
    size: 1000,
    grow: (put, n) => {
      realm(put);
      for (let i = 0; i < n; i++)
        put(`graphql/custom_resolvers/r${i}.json`, {
          on_type: 'Query',
          field_name: `r${i}`,
          function_name: `f${i}`,
        });
    },
  },
  {
    name: 'log forwarders',
    size: 1000,
    grow: (put, n) => {
      realm(put);
      for (let i = 0; i < n; i++)
        put(`log_forwarders/l${i}.json`, {
          name: `l${i}`,
          log_types: ['function'],
          log_statuses: ['error'],
          policy: { type: 'batch' },
          action: { type: 'function', name: `f${i}` },
        });
    },
  },
  {
    name: 'unknown files in one folder',
    size: 10_000,
    grow: (put, n) => {
      realm(put);
      for (let i = 0; i < n; i++) put(`notes/n${i}.txt`, 'x');
    },
  },
  {
    name: 'unknown folders',
    size: 2000,
    grow: (put, n) => {
      realm(put);
      for (let i = 0; i < n; i++) put(`n${i}/n.txt`, 'x');
    },
  },
  {
    name: 'deep folders',
    size: 100,
    grow: (put, n) => {
      realm(put);
      put(`${'d/'.repeat(n)}x.txt`, 'x');
    },
  },
  {
    name: 'unknown JSON files beside values',
    size: 2000,
    grow: (put, n) => {
      realm(put);
      for (let i = 0; i < n; i++) put(`values/nested/v${i}.json`, { a: i });
    },
  },
  {
    name: 'hosted files',
    size: 2500,
    grow: (put, n) => {
      realm(put);
      for (let i = 0; i < n; i++) put(`hosting/files/p${i >> 6}/f${i}.html`, '<p>');
      put(
        'hosting/metadata.json',
        times(n, (i) => ({
          path: `/p${i >> 6}/f${i}.html`,
          attrs: [{ name: 'Content-Type', value: 'text/html' }],
        })),
      );
    },
  },
  {
    name: 'dependencies',
    size: 2000,
    grow: (put, n) => {
      realm(put);
      oneFunction(put, body(times(n, (i) => `  require("package-${i}");`)));
      put('functions/package.json', {
        name: 'p',
        dependencies: members(n, (i) => [`package-${i}`, '^1.0.0']),
      });
      put('functions/package-lock.json', {
        name: 'p',
        lockfileVersion: 3,
        packages: members(n, (i) => [
          `node_modules/package-${i}`,
          { version: '1.0.0', integrity: `sha512-${i}` },
        ]),
      });
    },
  },
  {
    name: 'dependencies that are missing',
    size: 1000,
    grow: (put, n) => {
      realm(put);
      oneFunction(put, body(times(n, (i) => `  require("package-${i}");`)));
      put('functions/package.json', {
        name: 'p',
        dependencies: members(n, (i) => [`packages-${i}`, '^1.0.0']),
      });
    },
  },
  {
    name: 'installed packages',
    size: 2000,
    grow: (put, n) => {
      realm(put);
      for (let i = 0; i < n; i++) put(`functions/node_modules/p${i}/index.js`, 'module.exports = 1;\n');
    },
  },

  // Sources.
  { name: 'statements', size: 2000, grow: asHook((n) => times(n, (i) => `  const a${i} = arg${i};`)) },
  {
    name: 'a promise chain',
    size: 250,
    grow: asHook((n) => [`  return a()${'.then((x) => b(x))'.repeat(n)};`]),
  },
  { name: 'a chain of other calls', size: 500, grow: asHook((n) => [`  return a()${'.b()'.repeat(n)};`]) },
  {
    name: 'a chain of properties',
    size: 500,
    grow: asHook((n) => [`  return context.services.get("x")${'.b'.repeat(n)};`]),
  },
  {
    name: 'promises that wait for each other',
    size: 250,
    grow: asHook((n) => [
      '  let p = work();',
      ...times(n, (i) => `  p = p.then(() => step(${i}));`),
      '  return p;',
    ]),
  },
  {
    name: 'work that is not awaited',
    size: 250,
    grow: asHook((n) => [
      ...times(n, (i) => `  context.functions.execute("f${i}");`),
      '  response.setBody("");',
    ]),
  },
  {
    name: 'work that is awaited',
    size: 1000,
    grow: asHook((n) => [
      ...times(n, (i) => `  await context.functions.execute("f${i}");`),
      '  response.setBody("");',
    ]),
  },
  {
    name: 'work in a list',
    size: 250,
    grow: asHook((n) => [
      '  const all = [];',
      ...times(n, (i) => `  all.push(context.functions.execute("f${i}"));`),
      '  await Promise.all(all);',
    ]),
  },
  {
    name: 'deep callbacks', // what is nested deeper than the compiler can bear is not followed
    size: 20,
    grow: asHook((n) => [
      `${times(n, (i) => `a${i}((e, r) => {`).join('')}response.send(1);${'});'.repeat(n)}`,
    ]),
  },
  {
    name: 'deep blocks',
    size: 50,
    grow: asHook((n) => [`${'if (a) { '.repeat(n)}response.send(1);${'}'.repeat(n)}`]),
  },
  {
    name: 'deep functions',
    size: 50,
    grow: asHook((n) => [`${'return (async () => { '.repeat(n)}return 1;${'})();'.repeat(n)}`]),
  },
  {
    name: 'else and if',
    size: 100,
    grow: asHook((n) => [
      `  ${times(n, (i) => `if (request.a === ${i}) { response.send(${i}); }`).join(' else ')} else { response.send(0); }`,
    ]),
  },
  {
    name: 'else and if with work',
    size: 100,
    grow: asHook((n) => [
      `  ${times(n, (i) => `if (request.a === ${i}) { await context.functions.execute("f${i}"); }`).join(' else ')}`,
    ]),
  },
  {
    name: 'conditions one after the other',
    size: 100,
    grow: asHook((n) => times(n, (i) => `  if (request.a${i}) { b${i}(); }`)),
  },
  {
    name: 'ways to return',
    size: 250,
    grow: asHook((n) => times(n, (i) => `  if (request.a${i}) { return b(${i}); }`)),
  },
  {
    name: 'ways to send',
    size: 100,
    grow: asHook((n) => times(n, (i) => `  if (request.a${i}) { response.send(${i}); }`)),
  },
  {
    name: 'cases of a switch',
    size: 250,
    grow: asHook((n) => [
      '  switch (request.a) {',
      ...times(n, (i) => `    case ${i}: b(${i}); break;`),
      '  }',
    ]),
  },
  {
    name: 'tries',
    size: 250,
    grow: asHook((n) => times(n, (i) => `  try { await a(${i}); } catch (e) { console.log(e); }`)),
  },
  {
    name: 'loops',
    size: 250,
    grow: asHook((n) => times(n, (i) => `  for (const a of b${i}) { await c(a); }`)),
  },
  {
    name: 'deep loops',
    size: 10,
    grow: asHook((n) => [
      `${times(n, (i) => `for (const a${i} of b) { `).join('')}await c();${'}'.repeat(n)}`,
    ]),
  },
  {
    name: 'functions in a file',
    size: 500,
    grow: asHook((n) => [
      ...times(n, (i) => `  async function f${i}() { return a(${i}); }`),
      ...times(n, (i) => `  await f${i}();`),
    ]),
  },
  {
    name: 'functions that call the next',
    size: 100,
    grow: asHook((n) => [
      ...times(n, (i) => `  async function f${i}() { return f${i + 1}(); }`),
      '  return f0();',
    ]),
  },
  {
    name: 'functions that call the next twice',
    size: 50,
    grow: asHook((n) => [
      ...times(n, (i) => `  async function f${i}() { await f${i + 1}(); return f${i + 1}(); }`),
      '  return f0();',
    ]),
  },
  {
    name: 'items of an array',
    size: 2500,
    grow: asHook((n) => [`  const a = [${times(n, (i) => i)}];`, '  return a;']),
  },
  {
    name: 'properties of an object',
    size: 2500,
    grow: asHook((n) => [`  const a = {${times(n, (i) => `k${i}: ${i}`)}};`, '  return a.k1;']),
  },
  {
    name: 'uses of a name',
    size: 2000,
    grow: asHook((n) => ['  let a = 1;', ...times(n, () => '  a = a + 1;'), '  return a;']),
  },
  {
    name: 'terms of a sum',
    size: 250,
    grow: asHook((n) => [`  return ${times(n, (i) => `"a${i}"`).join(' + ')};`]),
  },
  {
    name: 'conditions of and',
    size: 250,
    grow: asHook((n) => [`  return ${times(n, (i) => `a${i}`).join(' && ')};`]),
  },
  {
    name: 'choices',
    size: 100,
    grow: asHook((n) => [`  return ${times(n, (i) => `a === ${i} ? ${i} : `).join('')}0;`]),
  },
  {
    name: 'names that are built',
    size: 50,
    grow: asHook((n) => [
      `  const name = ${times(n, (i) => `a === ${i} ? "f${i}" : `).join('')}"g";`,
      ...times(n, () => '  await context.functions.execute(name);'),
    ]),
  },
  {
    name: 'holes of a template',
    size: 1000,
    grow: asHook((n) => [`  return \`${times(n, (i) => `a${i} \${b}`).join(' ')}\`;`]),
  },
  {
    name: 'a long template',
    size: 50_000,
    grow: asHook((n) => [`  return \`${'lorem ipsum '.repeat(n / 12)}\`;`]),
  },
  {
    name: 'a long comment',
    size: 50_000,
    grow: asHook((n) => [`  /*${' * text\n'.repeat(n / 8)}*/`, '  return 1;']),
  },
  {
    name: 'comments of lines',
    size: 10_000,
    grow: asHook((n) => [...times(n, (i) => `  // text ${i}`), '  return 1;']),
  },
  {
    name: 'comments that turn rules off',
    size: 500,
    grow: asHook((n) =>
      times(
        n,
        (i) =>
          `  // migrate-functions-disable-next-line source/floating-work -- ok\n  context.functions.execute("f${i}");`,
      ),
    ),
  },
  {
    name: 'imports',
    size: 1000,
    grow: asHook((n) => times(n, (i) => `  const { a${i} } = require("package-${i}");`)),
  },
  {
    name: 'imports of modules',
    size: 1000,
    grow: (put, n) => (
      realm(put),
      oneFunction(
        put,
        `${times(n, (i) => `import a${i} from "p${i}";`).join('\n')}\nexport default async function () { return a0(); }\n`,
      )
    ),
  },
  {
    name: 'values that are asked for',
    size: 1000,
    grow: asHook((n) => times(n, (i) => `  const v${i} = context.values.get("v${i}");`)),
  },
  {
    name: 'services that are asked for',
    size: 500,
    grow: asHook((n) =>
      times(
        n,
        (i) => `  await context.services.get("mongodb-atlas").db("d").collection("c${i}").insertOne({});`,
      ),
    ),
  },
  { name: 'one long line', size: 2500, grow: asHook((n) => [times(n, (i) => `a(${i});`).join('')]) },
  {
    name: 'modules that load the next one',
    size: 750,
    command: ['lint'],
    grow: (put, n) => {
      for (let i = 0; i < n; i++)
        put(
          `m${i}.js`,
          `${i + 1 < n ? `const next = require("./m${i + 1}");\n` : ''}exports.f${i} = (req, res) => { if (req.a) return; res.send("${i}"); };\n`,
        );
    },
  },
  {
    name: 'handlers in a file',
    size: 100,
    command: ['lint'],
    grow: (put, n) =>
      put(
        'index.js',
        `const functions = require("@google-cloud/functions-framework");\n${times(n, (i) => `functions.http("f${i}", async (req, res) => { if (req.a) return; res.send("${i}"); });`).join('\n')}\n`,
      ),
  },
  {
    name: 'sources with credentials',
    size: 250,
    grow: asHook((n) => times(n, (i) => `  const apiKey${i} = "sk_live_${'a1B2'.repeat(6)}${i}";`)),
  },
  {
    name: 'a large source that is rewritten',
    size: 1000,
    command: ['migrate --rewrite http-service'],
    grow: (put, n) => {
      realm(put);
      oneFunction(
        put,
        body(times(n, (i) => `  const r${i} = await context.http.get({ url: "https://a.example/${i}" });`)),
      );
    },
  },
];

function jsonValue(make) {
  return ['values/v.json', (n) => JSON.stringify({ name: 'v', value: make(n) }, null, 4)];
}

/** Puts an app of a size into a folder, which must be empty or missing; tells whether it has sources. */
export function growApp({ grow }, folder, size) {
  mkdirSync(folder, { recursive: true });
  const put = writerInto(folder);
  grow(put, size);
  return put.hasSources;
}
