import { inspectApp, planMigration } from '../../../src';
import { collectReferences } from '../../../src/references/collect-references';
import { findExpansions } from '../../../src/references/find-expansions';
import { openApp } from '../../../src/reader/open-app';
import type { App } from '../../../src/model/app';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

const open = (tree: Tree): App =>
  openApp(writeTree(temporaryFolder(), tree), { answers: new Map(), skipBroken: false }).app!;
const calls = (name: string): object => ({ '%%true': { '%function': { name, arguments: [] } } });
const named = (name: string): object => ({
  event_processors: { FUNCTION: { config: { function_name: name } } },
});
const x = (name: string): string => `%( %%environment.values.${name} )`;

/** An app that refers to something from every place that can. */
const referring: Tree = {
  'realm_config.json': { config_version: 20210101, name: 'a', odd: x('root') },
  'values/plain.json': { name: 'plain', value: 'noSecret', from_secret: false },
  'values/hidden.json': { name: 'hidden', value: 'sOfValue', from_secret: true },
  'values/expanded.json': {
    name: 'expanded',
    value: [x('value'), '%(%%user.id)', '%%environment.values.no'],
  },
  'auth/providers.json': {
    'local-userpass': {
      name: 'local-userpass',
      type: 'local-userpass',
      config: {
        runResetFunction: true,
        resetFunctionName: 'reset',
        runConfirmationFunction: true,
        confirmationFunctionName: 'confirm',
        url: x('auth'),
      },
    },
    'custom-function': {
      name: 'custom-function',
      type: 'custom-function',
      config: { authFunctionName: 'login' },
    },
    'oauth2-google': {
      name: 'oauth2-google',
      type: 'oauth2-google',
      secret_config: { clientSecret: 'sOfGoogle', more: ['sFirst', 'sSecond'] },
    },
  },
  'auth/custom_user_data.json': {
    enabled: true,
    mongo_service_name: 'm',
    database_name: x('users'),
    on_user_creation_function_name: 'created',
  },
  'functions/config.json': [
    { name: 'f', private: true, can_evaluate: calls('mayCall'), odd: x('function') },
    { name: 'g', private: true },
  ],
  'functions/f.js': '',
  'functions/g.js': '',
  'triggers/old.json': {
    name: 'old',
    type: 'DATABASE',
    function_name: 'ofOld',
    config: { service_name: 'm', database: x('trigger') },
  },
  'triggers/new.json': {
    name: 'new',
    type: 'SCHEDULED',
    config: {},
    ...named('ofNew'),
    error_handler: { config: { enabled: true, function_name: 'onError' } },
  },
  'triggers/expanded.json': { name: 'expanded', type: 'SCHEDULED', config: {}, ...named(x('function2')) },
  'data_sources/m/config.json': { name: 'm', type: 'mongodb-atlas', config: { clusterName: x('cluster') } },
  'data_sources/m/default_rule.json': {
    roles: [{ name: 'r', apply_when: calls('ofDefault'), read: { a: x('default') } }],
  },
  'data_sources/m/d/c/rules.json': {
    database: 'd',
    collection: 'c',
    roles: [{ name: 'r', apply_when: {}, read: calls('ofRule'), write: { a: x('rule') } }],
  },
  'data_sources/m/d/c/schema.json': { validate: calls('ofSchema'), title: x('schema') },
  'data_sources/m/d/c/relationships.json': { r: { ref: x('relationship'), foreign_key: 'a' } },
  'services/sms/config.json': {
    name: 'sms',
    type: 'twilio',
    config: { sid: x('service') },
    secret_config: { auth_token: 'sOfTwilio' },
  },
  'services/sms/rules/r.json': {
    name: 'r',
    actions: ['send'],
    when: { ...calls('ofSend'), a: x('serviceRule') },
  },
  'http_endpoints/web/config.json': { name: 'web', type: 'http' },
  'http_endpoints/web/incoming_webhooks/w/config.json': {
    name: 'w',
    can_evaluate: calls('ofWebhook'),
    odd: x('webhook'),
  },
  'http_endpoints/web/incoming_webhooks/w/source.js': '',
  'http_endpoints/config.json': [
    {
      route: '/r',
      http_method: 'GET',
      function_name: 'answers',
      secret_name: 'sOfRoute',
      odd: x('endpoint'),
    },
  ],
  'http_endpoints/data_api_config.json': {
    disabled: false,
    secret_name: 'sOfApi',
    can_evaluate: calls('ofApi'),
    odd: x('dataApi'),
  },
  'graphql/config.json': { odd: x('graphql') },
  'graphql/custom_resolvers/q.json': {
    on_type: 'Query',
    field_name: 'q',
    function_name: 'resolves',
    odd: x('resolver'),
  },
  'hosting/config.json': { enabled: true, odd: x('hosting') },
  'sync/config.json': { service_name: 'm', state: 'enabled', permissions: calls('ofSync'), odd: x('sync') },
  'log_forwarders/l.json': {
    name: 'l',
    log_types: ['trigger'],
    action: { type: 'function', name: 'ofLog' },
    policy: { type: x('log') },
  },
  'log_forwarders/k.json': {
    name: 'k',
    log_types: ['trigger'],
    action: { type: 'collection', name: 'none', data_source: 'm', database: 'd', collection: 'c' },
  },
  'log_forwarders/other.json': {
    name: 'other',
    log_types: [],
    action: { type: 'odd', name: 'no', data_source: 'no' },
  },
};

test('every reference of the configuration is found, in the order of its components', () => {
  const references = collectReferences(open(referring));
  expect(
    references
      .filter(({ kind }) => kind !== 'environment-value')
      .map(({ kind, name, component, by }) => `${component} ${by}: ${kind} ${name}`),
  ).toEqual([
    'values hidden: secret sOfValue',
    'auth local-userpass: function reset',
    'auth local-userpass: function confirm',
    'auth custom-function: function login',
    'auth oauth2-google: secret sOfGoogle',
    'auth oauth2-google: secret sFirst',
    'auth oauth2-google: secret sSecond',
    'custom-user-data custom user data: data-source m',
    'custom-user-data custom user data: function created',
    'functions f: function mayCall',
    'triggers new: function ofNew',
    'triggers new: function onError',
    'triggers old: function ofOld',
    'triggers old: data-source m',
    'rules m: function ofDefault',
    'rules d.c: function ofRule',
    'rules d.c: function ofSchema',
    'services sms: secret sOfTwilio',
    'services sms/r: function ofSend',
    'services web/w: function ofWebhook',
    'endpoints GET /r: function answers',
    'endpoints GET /r: secret sOfRoute',
    'data-api Data API: secret sOfApi',
    'data-api Data API: function ofApi',
    'graphql q: function resolves',
    'sync sync: data-source m',
    'sync sync: function ofSync',
    'log-forwarders k: data-source m',
    'log-forwarders l: function ofLog',
  ]);
});

test('what is switched off refers to nothing', () => {
  const off = open({
    ...referring,
    'auth/custom_user_data.json': { enabled: false, mongo_service_name: 'm' },
    'auth/providers.json': {
      'local-userpass': {
        name: 'local-userpass',
        type: 'local-userpass',
        config: { resetFunctionName: 'reset', runConfirmationFunction: false, confirmationFunctionName: 'c' },
      },
    },
  });
  const users = collectReferences(off).filter(({ component }) =>
    ['auth', 'custom-user-data'].includes(component),
  );
  expect(users).toEqual([]);
});

test('every expansion is found with its place, and each environment value is a reference', () => {
  const app = open(referring);
  const values = [
    'settings the root file: root',
    'values expanded: value',
    'auth local-userpass: auth',
    'custom-user-data custom user data: users',
    'functions f: function',
    'triggers expanded: function2',
    'triggers old: trigger',
    'data-sources m: cluster',
    'rules m: default',
    'rules d.c: rule',
    'rules d.c: schema',
    'rules d.c: relationship',
    'services sms: service',
    'services sms/r: serviceRule',
    'endpoints web/w: webhook',
    'endpoints GET /r: endpoint',
    'data-api Data API: dataApi',
    'graphql graphql: graphql',
    'graphql q: resolver',
    'hosting hosting: hosting',
    'sync sync: sync',
    'log-forwarders l: log',
  ];
  expect(findExpansions(app).map(({ component, by, inside }) => `${component} ${by}: ${inside}`)).toEqual(
    values.flatMap((line) => {
      const whole = line.replace(/: (\w+)$/, ': %%environment.values.$1');
      return line.endsWith(': value') ? [whole, 'values expanded: %%user.id'] : [whole];
    }),
  );
  expect(
    collectReferences(app)
      .filter(({ kind }) => kind === 'environment-value')
      .map(({ component, by, name }) => `${component} ${by}: ${name}`),
  ).toEqual(values);
});

describe('what still runs', () => {
  const root = { name: 'a', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' };
  const call = (name: string): string => `exports = () => context.functions.execute("${name}");`;
  const reads = (name: string): string =>
    `exports = () => [context.values.get("${name}"), context.environment.values.${name}];`;
  const scheduled = { type: 'SCHEDULED', config: { schedule: '* * * * *' } };
  const database = (service: string): object => ({
    type: 'DATABASE',
    config: { service_name: service, database: 'd', collection: 'c', operation_types: ['INSERT'] },
  });
  const source = (name: string): Tree => ({
    [`data_sources/${name}/config.json`]: { name, type: 'mongodb-atlas', config: { clusterName: 'C' } },
  });
  const value = (name: string, isSecret = false): Tree => ({
    [`values/${name}.json`]: { name, value: isSecret ? `sOf${name}` : 1, from_secret: isSecret },
  });
  const tree: Tree = {
    'root_config.json': root,
    '.mdb/meta.json': { config_version: 20230101 },
    'functions/config.json': ['direct', 'inner', 'off', 'log', 'ended'].map((name) => ({
      name,
      private: true,
    })),
    'functions/direct.js': `${call('inner')} // `,
    'functions/inner.js': reads('runs'),
    'functions/off.js': reads('off'),
    'functions/log.js': reads('log'),
    'functions/ended.js': reads('ended'),
    'triggers/db.json': { name: 'db', ...database('m'), ...named('direct') },
    'triggers/cron.json': { name: 'cron', ...scheduled, ...named('direct') },
    'triggers/off.json': { name: 'off', ...database('offSource'), ...named('off'), disabled: true },
    'triggers/nothing.json': { name: 'nothing', ...scheduled },
    'triggers/login.json': {
      name: 'login',
      type: 'AUTHENTICATION',
      config: { operation_type: 'LOGIN', providers: ['api-key'] },
      ...named('ended'),
    },
    'triggers/odd.json': { name: 'odd', type: 'QUEUE', config: {} },
    'log_forwarders/l.json': {
      name: 'l',
      log_types: ['trigger'],
      action: { type: 'function', name: 'log' },
      policy: { type: 'single' },
      disabled: false,
    },
    'log_forwarders/source.json': {
      name: 'source',
      log_types: ['trigger'],
      action: { type: 'collection', data_source: 'logSource', database: 'd', collection: 'c' },
      policy: { type: 'single' },
      disabled: false,
    },
    'log_forwarders/off.json': {
      name: 'off',
      log_types: ['trigger'],
      action: { type: 'collection', data_source: 'none', database: 'd', collection: 'c' },
      policy: { type: 'single' },
      disabled: true,
    },
    'log_forwarders/ended.json': {
      name: 'ended',
      log_types: ['auth', 'sync'],
      action: { type: 'collection', data_source: 'none', database: 'd', collection: 'c' },
      policy: { type: 'single' },
      disabled: false,
    },
    ...source('m'),
    ...source('offSource'),
    ...source('logSource'),
    ...source('idle'),
    'data_sources/m/default_rule.json': { roles: [] },
    'data_sources/m/d/c/rules.json': { database: 'd', collection: 'c', roles: [] },
    ...value('runs', true),
    ...value('off', true),
    ...value('log', true),
    ...value('ended', true),
    ...value('plain'),
    'environments/qa.json': { values: { runs: 1, off: 1, log: 1, idle: 1 } },
    'auth/providers.json': {
      'api-key': { name: 'api-key', type: 'api-key', disabled: false },
      'anon-user': { name: 'anon-user', type: 'anon-user', disabled: true },
    },
    'auth/custom_user_data.json': {
      enabled: true,
      mongo_service_name: 'm',
      database_name: 'd',
      collection_name: 'u',
      user_id_field: 'i',
    },
    'https_endpoints/config.json': [
      { route: '/r', http_method: 'GET', function_name: 'ended', secret_name: 'sOfRoute', disabled: false },
    ],
    'https_endpoints/data_api_config.json': { disabled: false },
    'graphql/custom_resolvers/q.json': { on_type: 'Query', field_name: 'q', function_name: 'ended' },
    'hosting/config.json': { enabled: true },
    'hosting/files/a.html': '<p>',
    'sync/config.json': { type: 'flexible', state: 'enabled', service_name: 'm' },
  };
  const lifeOf = (given: Tree): string[] =>
    inspectApp(writeTree(temporaryFolder(), given)).life.map(
      ({ component, part, status, names }) => `${status} ${component} (${part}): ${names.join(', ')}`,
    );

  test('is told of every part of an app, in the order of reports', () => {
    expect(lifeOf(tree)).toEqual([
      'runs environments (environment values that are read): runs',
      'off environments (environment values of what does not run): off',
      'only-if-called environments (environment values that nothing reads): idle',
      'unknown environments (environment values that only a log forwarder leads to): log',
      'runs secrets (secrets behind those values): sOfruns',
      'off secrets (secrets behind values of what does not run): sOfoff',
      'only-if-called secrets (secrets behind values that nothing reads): sOfended',
      'unknown secrets (secrets behind values that only a log forwarder leads to): sOflog',
      'ended secrets (secrets of what ended): sOfRoute',
      'runs values (values that functions read): runs',
      'off values (values of what does not run): off',
      'only-if-called values (values that nothing reads): ended, plain',
      'unknown values (values that only a log forwarder leads to): log',
      'ended auth (authentication providers): api-key',
      'ended custom-user-data (custom user data): custom user data',
      'runs functions (functions that a trigger calls): direct',
      'runs functions (functions that those call): inner',
      'off functions (functions that only triggers call that do not run): off',
      'unknown functions (functions that only a log forwarder calls): log',
      'ended functions (functions that no trigger leads to): ended',
      'runs triggers (database triggers): db',
      'runs triggers (scheduled triggers): cron',
      'off triggers (triggers that are switched off): off',
      'off triggers (triggers that call nothing): nothing',
      'unknown triggers (triggers of no known type): odd',
      'ended triggers (authentication triggers): login',
      'runs data-sources (linked data sources): m',
      'off data-sources (linked data sources of what does not run): offSource',
      'only-if-called data-sources (linked data sources that nothing uses): idle',
      'unknown data-sources (linked data sources that only a log forwarder leads to): logSource',
      'ended rules (data access rules and schemas): m (default), d.c',
      'ended sync (Device Sync): sync',
      'ended endpoints (HTTPS endpoints): GET /r',
      'ended data-api (Data API): Data API',
      'ended graphql (GraphQL resolvers): q',
      'ended hosting (static hosting): hosting/ (files: 1)',
      'off log-forwarders (log forwarders that are switched off): off',
      'unknown log-forwarders (log forwarders): l, source',
      'ended log-forwarders (log forwarders of what ended): ended',
    ]);
    const dark = lifeOf({
      ...tree,
      'https_endpoints/data_api_config.json': { disabled: true },
      'auth/custom_user_data.json': { enabled: false },
      'hosting/config.json': { enabled: false },
      'sync/config.json': { development_mode_enabled: false },
    });
    for (const part of ['Data API', 'custom user data', 'Device Sync'])
      expect(dark.filter((line) => line.includes(part))).toEqual([]);
    expect(dark).toContain('ended hosting (static hosting): hosting/ (files: 1)');
  });

  test('is told of third-party services and their webhooks, from the layout that had them', () => {
    const realm = {
      'realm_config.json': { config_version: 20210101, ...root },
      'services/sms/config.json': { name: 'sms', type: 'twilio', config: { sid: '1' } },
      'http_endpoints/web/config.json': { name: 'web', type: 'http', config: {} },
      'http_endpoints/web/incoming_webhooks/w/config.json': { name: 'w', options: { httpMethod: 'GET' } },
      'http_endpoints/web/incoming_webhooks/w/source.js': 'exports = () => 1;',
      'http_endpoints/config.json': [
        { route: '/r', http_method: 'GET', function_name: 'f', disabled: false },
      ],
      'functions/config.json': [{ name: 'f', private: true }],
      'functions/f.js': 'exports = () => 1;',
    };
    expect(lifeOf(realm)).toEqual([
      'ended functions (functions that no trigger leads to): f',
      'ended services (third-party services): sms, web',
      'ended endpoints (HTTPS endpoints): GET /r',
      'ended endpoints (incoming webhooks): web/w',
    ]);
    expect(lifeOf({ ...realm, 'hosting/config.json': { enabled: true } })).toContain(
      'ended hosting (static hosting): hosting/ (files: 0)',
    );
  });

  test('and a cluster that was a service is none of a third party', () => {
    const legacy = {
      'config.json': { config_version: 20200603, name: 'a', location: 'AU', deployment_model: 'LOCAL' },
      'services/sms/config.json': { name: 'sms', type: 'twilio', config: { sid: '1' } },
      'services/m/config.json': { name: 'm', type: 'mongodb-atlas', config: { clusterName: 'C' } },
    };
    expect(lifeOf(legacy)).toEqual([
      'only-if-called data-sources (linked data sources that nothing uses): m',
      'ended services (third-party services): sms',
    ]);
  });

  test('and names of different components are not taken for one another', () => {
    const one = { 'root_config.json': root, '.mdb/meta.json': { config_version: 20230101 } };
    const statusOf = (more: Tree, line: RegExp): (string | undefined)[] =>
      lifeOf({ ...one, ...more }).flatMap((each) => (line.test(each) ? [each.split(' ')[0]] : []));
    const list = (...names: string[]): Tree => ({
      'functions/config.json': names.map((name) => ({ name, private: true })),
      ...Object.fromEntries(names.map((name) => [`functions/${name}.js`, 'exports = () => 1;'])),
    });
    const running = { 'triggers/t.json': { name: 't', ...scheduled, ...named('a') } };
    // A value that is called as a function is, and one that could not be followed: neither calls it.
    for (const body of ['context.values.get("b")', 'context.values.get(x)', 'require(x)']) {
      const tree = {
        ...list('a', 'b'),
        ...running,
        ...value('b'),
        'functions/a.js': `exports = (x) => ${body};`,
      };
      expect(statusOf(tree, /^\S+ functions .*: b$/)).toEqual(['ended']);
    }
    // A trigger that is called as a function is that runs.
    const namesake = { 'triggers/a.json': { name: 'a', ...scheduled, ...named('b'), disabled: true } };
    expect(statusOf({ ...list('a', 'b'), ...running, ...namesake }, /^\S+ functions .*: b$/)).toEqual([
      'off',
    ]);
    // A function that is called as a data source is.
    const called = { ...list('a', 'm'), ...running, ...source('m'), 'functions/a.js': call('m') };
    expect(statusOf(called, /^\S+ functions .*: m$/)).toEqual(['runs']);
    // A secret that a value has which is read, and an endpoint that ended.
    const endpoint = { route: '/r', http_method: 'GET', function_name: 'a', secret_name: 'sOfv' };
    const shared = {
      ...list('a'),
      ...running,
      ...value('v', true),
      'functions/a.js': 'exports = () => context.values.get("v");',
      'https_endpoints/config.json': [endpoint],
    };
    expect(statusOf(shared, /^\S+ secrets .*: sOfv$/)).toEqual(['runs']);
    // A resolver that is called as a trigger is that runs.
    const resolver = {
      'graphql/custom_resolvers/t.json': { on_type: 'Query', field_name: 't', function_name: 'b' },
    };
    expect(statusOf({ ...list('a', 'b'), ...running, ...resolver }, /^\S+ functions .*: b$/)).toEqual([
      'ended',
    ]);
    // The handler of a trigger of no known type is switched off, and what becomes of it is as little known.
    const odd = {
      name: 'o',
      type: 'QUEUE',
      config: {},
      error_handler: { config: { enabled: false, function_name: 'b' } },
    };
    expect(statusOf({ ...list('b'), 'triggers/o.json': odd }, /^\S+ functions .*: b$/)).toEqual(['unknown']);
    // Another processor beside a function that is nowhere is one.
    const both = { FUNCTION: { config: { function_name: 'no' } }, AWS_EVENTBRIDGE: { config: {} } };
    const trigger = { 'triggers/t.json': { name: 't', ...scheduled, event_processors: both } };
    expect(statusOf(trigger, /^\S+ triggers .*: t$/)).toEqual(['runs']);
  });

  test('and a setting of the root file is read as long as anything runs', () => {
    const withSetting = (more: Tree): Tree => ({
      'root_config.json': { ...root, allowed_request_origins: ['%(%%environment.values.o)'] },
      '.mdb/meta.json': { config_version: 20230101 },
      'environments/qa.json': { values: { o: 1 } },
      'functions/config.json': [{ name: 'f', private: true }],
      'functions/f.js': '',
      ...more,
    });
    const trigger = { 'triggers/t.json': { name: 't', ...scheduled, ...named('f') } };
    const off = { 'triggers/u.json': { name: 'u', ...scheduled, ...named('f'), disabled: true } };
    const runs = 'runs environments (environment values that are read): o';
    const idle = 'only-if-called environments (environment values that nothing reads): o';
    expect(lifeOf(withSetting({ ...trigger, ...off }))).toContain(runs);
    expect(lifeOf(withSetting(off))).toContain(idle);
    expect(lifeOf(withSetting({}))).toContain(idle);
  });
});

test('what a push refuses or takes otherwise is told with its code, component, subject and place', () => {
  const tree: Tree = {
    'root_config.json': { name: 'a', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
    '.mdb/meta.json': { config_version: 20230101 },
    'functions/config.json': [
      { name: 'listed', private: true },
      { name: 'listed', private: true },
      { name: 'lost', private: true },
    ],
    'functions/listed.js': 'exports = () => 1;',
    'functions/unlisted.js': 'exports = () => 1;',
    'functions/package.json': { dependencies: { a: '1' } },
    'functions/node_modules.zip': 'PK',
    'data_sources/m/default_rule.json': { roles: [] },
    'data_sources/n/d/c/rules.json': { database: 'd', collection: 'c', roles: [] },
    'environments/staging.json': { values: {} },
    'environments/qa.json': { values: {} },
    'hosting/config.json': { enabled: true },
    'hosting/metadata.json': [
      { path: '/there.html', attrs: [] },
      { path: 'there.html', attrs: [] },
      { path: '/gone.html', attrs: [] },
      { path: '/too.html', attrs: [] },
    ],
    'hosting/files/there.html': '<p>',
  };
  const told = (given: Tree): string[] =>
    planMigration(writeTree(temporaryFolder(), given)).report.findings.map(
      ({ severity, code, component, subject, place }) =>
        `${severity} ${code} ${component} ${subject} ${place ? `${place.file}:${place.line ?? '-'}` : '-'}`,
    );
  expect(told(tree)).toEqual([
    'error function/without-source functions lost functions/config.json:10',
    'info function/not-in-manifest functions unlisted functions/unlisted.js:-',
    'error data-source/without-config data-sources m data_sources/m/default_rule.json:1',
    'error data-source/without-config data-sources n data_sources/n/d/c/rules.json:1',
    'warning environment/unknown environments staging environments/staging.json:1',
    'error function/listed-twice functions listed functions/config.json:6',
    'warning hosting/metadata-without-file hosting /gone.html hosting/metadata.json:11',
    'info function/dependencies functions functions/package.json functions/package.json:-',
    'info function/never-called functions listed functions/listed.js:-',
    'info function/never-called functions unlisted functions/unlisted.js:-',
  ]);
  const asked: Tree = {
    'root_config.json': { name: 'a', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
    '.mdb/meta.json': { config_version: 20230101 },
    'functions/config.json': [{ name: 'f', private: true }],
    'functions/f.js': 'exports = () => 1;',
    'https_endpoints/config.json': [
      {
        route: '/r',
        http_method: 'GET',
        function_name: 'f',
        validation_method: 'VERIFY_PAYLOAD',
        respond_result: true,
        disabled: false,
      },
    ],
    'https_endpoints/data_api_config.json': { disabled: false, validation_method: 'SECRET_AS_QUERY_PARAM' },
    'data_sources/lake/config.json': { name: 'lake', type: 'datalake', config: { dataLakeName: 'l' } },
    'triggers/t.json': {
      name: 't',
      type: 'DATABASE',
      config: { service_name: 'lake', database: 'd', collection: 'c', operation_types: ['INSERT'] },
      ...named('f'),
    },
    'services/sms/config.json': { name: 'sms', type: 'twilio', config: { sid: '1' } },
    'services/ruled/rules/r.json': { name: 'r', actions: [] },
  };
  expect(told(asked)).toEqual([
    'warning endpoint/secret-missing endpoints GET /r https_endpoints/config.json:6',
    'warning endpoint/secret-missing data-api Data API https_endpoints/data_api_config.json:3',
    'error trigger/no-change-stream triggers t triggers/t.json:5',
    'error output/invalid services ruled services/ruled/rules/r.json:1',
    'error output/invalid services sms services/sms/config.json:1',
  ]);
  const ofPackages = (more: Tree): string[] =>
    planMigration(
      writeTree(temporaryFolder(), {
        'root_config.json': { name: 'a', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
        '.mdb/meta.json': { config_version: 20230101 },
        ...more,
      }),
    ).report.findings.flatMap(({ code, subject, message }) =>
      code === 'function/dependencies' ? [`${subject}: ${message.replace(/^.* only with /, '')}`] : [],
    );
  const manifest = { 'functions/package.json': { dependencies: { a: '1' } } };
  const archive = { 'functions/node_modules.zip': 'PK' };
  const installed = { 'functions/node_modules/a/index.js': '' };
  const one = 'functions/node_modules is there too; App Services uses one method at a time.';
  const none = 'There is no package.json: the versions are those inside node_modules.';
  expect(ofPackages({})).toEqual([]);
  expect(ofPackages(manifest)).toEqual(['functions/package.json: --include-package-json.']);
  for (const packed of [archive, installed])
    expect(ofPackages({ ...manifest, ...packed })).toEqual([
      `functions/package.json: --include-package-json. ${one}`,
    ]);
  expect(ofPackages(archive)).toEqual([`functions/node_modules.zip: --include-node-modules. ${none}`]);
  expect(ofPackages(installed)).toEqual([`functions/node_modules: --include-node-modules. ${none}`]);
});

test('what was left out, and what never was, is told of configuration and sources each in its way', () => {
  const use = (name: string, database = 'd', collection = 'c'): string =>
    `exports = () => context.services.get("${name}").db("${database}").collection("${collection}").findOne({});`;
  const sources: Readonly<Record<string, string>> = {
    left: use('pg'),
    third: 'exports = () => context.services.get("sms").send({});',
    example: use('mongodb-atlas', 'db_name', 'coll_name'),
    half: use('mongodb-atlas', 'db_name'),
    here: use('m'),
    case: use('M'),
    nothing: '',
    members: 'exports.a = () => 1;',
    twice: 'exports = () => 1;\nexports = () => 2;',
    number: 'exports = 5;',
    module: 'export default () => 1;',
    broken: 'exports = (',
    values: 'exports = (x, y) => [context.values.get(x), context.values.get(y)];',
    handed: 'exports = (f) => f(context);',
    relative: 'exports = () => require("./other");',
    outside: 'const a = require("crypto");\nexports = () => a;',
  };
  const trigger = (name: string, service: string): Tree => ({
    [`triggers/${name}.json`]: {
      name,
      type: 'DATABASE',
      config: { service_name: service, database: 'd', collection: 'c', operation_types: ['INSERT'] },
      function_name: 'here',
    },
  });
  const tree: Tree = {
    'config.json': { config_version: 20200603, name: 'a', location: 'AU', deployment_model: 'LOCAL' },
    'services/pg/config.json': { name: 'pg', type: 'mongodb', config: { uri: 'u' } },
    'services/m/config.json': { name: 'm', type: 'mongodb-atlas', config: { clusterName: 'C' } },
    'services/sms/config.json': { name: 'sms', type: 'twilio', config: { sid: '1' } },
    ...trigger('ofLeft', 'pg'),
    ...trigger('ofThird', 'sms'),
    ...trigger('ofNone', 'none'),
    ...trigger('ofHere', 'm'),
    ...Object.fromEntries(
      Object.entries(sources).flatMap(([name, text]) => [
        [`functions/${name}/config.json`, { name, private: true }],
        [`functions/${name}/source.js`, text],
      ]),
    ),
  };
  const findings = planMigration(writeTree(temporaryFolder(), tree)).report.findings;
  expect(
    findings
      .filter(({ code }) => /^(?:reference|source)\//.test(code))
      .map(({ severity, code, component, subject }) => `${severity} ${code} ${component} ${subject}`)
      .sort(),
  ).toEqual([
    'error reference/left-out-service triggers ofLeft',
    'error reference/missing-data-source triggers ofNone',
    'error reference/missing-data-source triggers ofThird',
    'info source/missing-service functions example',
    'info source/several-exports functions twice',
    'info source/unresolved-name functions broken',
    'info source/unresolved-name functions handed',
    'info source/unresolved-name functions relative',
    'info source/unresolved-name functions values',
    'warning source/differs-by-case functions case',
    'warning source/left-out-service functions left',
    'warning source/missing-service functions half',
    'warning source/module-syntax functions module',
    'warning source/no-export functions members',
    'warning source/no-export functions nothing',
    'warning source/no-export functions number',
    'warning source/require-at-top-level functions outside',
    'warning source/syntax-error functions broken',
    'warning source/third-party-service functions third',
  ]);
  const unresolved = findings.filter(
    ({ code, subject }) => code === 'source/unresolved-name' && subject !== 'broken',
  );
  expect(unresolved.map(({ message, action }) => [message, action])).toEqual([
    [
      'It hands on context to where it could not be followed; what is named there was not checked.',
      undefined,
    ],
    [
      'It names 2 values by what could not be followed, first: x. Whether they exist was not checked.',
      undefined,
    ],
    [
      'It requires the file ./other; functions call each other by context.functions.execute, and whether App Services loads a file was not checked.',
      undefined,
    ],
  ]);
  expect(findings.find(({ code }) => code === 'source/syntax-error')!.action).toContain('Correct the source');
});
