import type { StageOptions } from './run-stages';
import type { Tree } from './write-tree';

/** Runs that between them make every transform leave out, hold and rewrite all that it can. */
export interface RichRun {
  readonly title: string;
  readonly tree: Tree;
  readonly options?: StageOptions;
}

const id = (number: number): string => number.toString(16).padStart(24, '6');
const hook = (name: string, more: object = {}, options: unknown = { httpMethod: 'POST' }): object => ({
  id: id(1),
  name,
  run_as_authed_user: false,
  run_as_user_id: '',
  run_as_user_id_script_source: '',
  options,
  respond_result: true,
  ...more,
});
const atlas = (name: string, more: object = {}, config: object = {}): object => ({
  _id: id(2),
  name,
  type: 'mongodb-atlas',
  config: { clusterName: 'Cluster0', ...config },
  version: 1,
  ...more,
});

const webhooks = (folder: string): Tree => ({
  [`${folder}/web/config.json`]: { id: id(3), name: 'web', type: 'http', config: {} },
  [`${folder}/web/rules/r.json`]: { id: id(4), name: 'r', actions: ['get'], when: {} },
  [`${folder}/web/default_rule.json`]: { roles: [] },
  [`${folder}/web/incoming_webhooks/any/config.json`]: hook(
    'any',
    { can_evaluate: {}, disable_arg_logs: false, odd: { a: 1 } },
    { httpMethod: 'ANY', odd: 1, secret: 's' },
  ),
  [`${folder}/web/incoming_webhooks/any/source.js`]: '1',
  [`${folder}/web/incoming_webhooks/asked/config.json`]: hook('asked', { run_as_authed_user: true }, {}),
  [`${folder}/web/incoming_webhooks/asked/source.js`]: '1',
  [`${folder}/web/incoming_webhooks/head/config.json`]: hook('head', {}, { httpMethod: 'HEAD', secret: 's' }),
  [`${folder}/web/incoming_webhooks/head/source.js`]: '1',
  [`${folder}/web/incoming_webhooks/no-source/config.json`]: hook('no-source', {}, { secret: 's' }),
  [`${folder}/web/incoming_webhooks/open/config.json`]: hook(
    'open',
    { run_as_user_id: id(5) },
    { httpMethod: 'GET', secret: 's', validationMethod: 'NO_VALIDATION', secretAsQueryParam: true },
  ),
  [`${folder}/web/incoming_webhooks/open/source.js`]: '1',
});

const legacy: Tree = {
  'stitch.json': {
    app_id: 'shop-abcde',
    config_version: 20180301,
    name: 'shop',
    location: 'IE',
    deployment_model: 'GLOBAL',
    environment: 'none',
    version: 2,
    security: { allowed_request_origins: [] },
    realm_config: { development_mode_enabled: true },
    sync: {},
    hosting: { enabled: true, app_default_domain: 'd', default_error_path: '' },
    custom_user_data_config: { enabled: true, mongo_service_id: id(2), mongo_service_name: 'mongodb-atlas' },
  },
  '.mdb/app_meta.json': { app_id: id(6), group_id: id(7), config_version: 20180301 },
  'secrets.json': { services: { a: { b: 'c' } } },
  'auth_providers/local-userpass.json': {
    id: id(8),
    name: 'local-userpass',
    type: 'local-userpass',
    config: { resetFunctionId: id(9), resetFunctionName: 'f', runResetFunction: '' },
  },
  'environments/qa.json': { values: {} },
  'functions/f/config.json': {
    id: id(9),
    name: 'f',
    private: false,
    run_as_user_id: '',
    run_as_user_id_script_source: '',
    run_as_authed_user: false,
  },
  'functions/f/source.js': '1',
  'functions/f/f.test.js': '1',
  'functions/gone/config.json': { id: id(10), name: 'gone', private: true },
  'services/mongodb-atlas/config.json': atlas(
    'mongodb-atlas',
    { secret_config: { a: 'b' } },
    { clusterId: id(11), sync: { state: 'enabled', partition: { key: 'p' } } },
  ),
  'services/mongodb-atlas/default_rule.json': { id: id(12), roles: [] },
  'services/mongodb-atlas/rules/a.json': {
    id: id(13),
    namespace: 'db.a',
    read: {},
    write: { a: 1 },
    valid: { b: 1 },
    fields: { c: { valid: { d: 1 } } },
    other_fields: {},
  },
  'services/mongodb-atlas/rules/b.json': {
    id: id(14),
    database: 'db',
    collection: 'b',
    roles: [{ name: 'r' }],
    schema: {},
    relationships: 'none',
    filters: [{ when: {}, match_expression: {} }],
  },
  'services/mongodb-atlas/rules/c.json': { id: id(15), collection: 'c', roles: [] },
  'services/mongodb-atlas/incoming_webhooks/w/config.json': hook('w', {}, { secret: 's' }),
  'services/mongodb-atlas/incoming_webhooks/w/source.js': '1',
  'services/off/config.json': atlas('off', {}, { sync: { state: false, partition: { key: 'p' } } }),
  'services/elsewhere/config.json': {
    id: id(16),
    name: 'elsewhere',
    type: 'mongodb',
    config: {},
    secret_config: { uri: 'u' },
  },
  'services/elsewhere/rules/a.json': { database: 'db', collection: 'a', roles: [] },
  'services/sms/config.json': {
    id: id(17),
    name: 'sms',
    type: 'twilio',
    config: { sid: 'a' },
    secret_config: { auth_token: 't' },
  },
  'services/sms/incoming_webhooks/w/config.json': hook('w', {}, { secret: 's', secretAsQueryParam: false }),
  'services/sms/incoming_webhooks/w/source.js': '1',
  ...webhooks('services'),
  'triggers/t.json': {
    id: id(18),
    name: 't',
    type: 'DATABASE',
    config: { service_id: id(2), service_name: 'mongodb-atlas', operation_types: [] },
    function_name: 'f',
  },
  'triggers/t2.json': { name: 't', type: 'SCHEDULED', config: { schedule: '* * * * *' }, function_name: 'f' },
  'event_subscriptions/e.json': {
    name: 'e',
    type: 'AUTHENTICATION',
    config: { action_type: 'LOGIN' },
    function_name: 'f',
    event_processors: { FUNCTION: { config: { function_name: 'f' } } },
  },
  'values/a.json': { id: id(19), name: 'a', value: [1], private: true, from_secret: false },
  'values/b.json': { name: 'b', value: 'x', private: true },
  'values/.gitkeep': '',
};

const realm: Tree = {
  'realm_config.json': {
    app_id: 'shop-abcde',
    config_version: 20210101,
    name: 'shop',
    location: 'IE',
    provider_region: 'aws-eu-west-1',
    deployment_model: 'GLOBAL',
  },
  '.mdb/meta.json': { config_version: 20210101, app_id: '', group_id: '', client_app_id: 'shop-abcde' },
  'auth/providers.json': { 'api-key': { name: 'api-key', type: 'api-key', disabled: true } },
  'auth/custom_user_data.json': { enabled: false },
  'data_sources/mongodb-atlas/config.json': atlas(
    'mongodb-atlas',
    {},
    { sync: { state: 'enabled', service_name: 'x', partition: { key: 'p' } } },
  ),
  'data_sources/mongodb-atlas/default_rule.json': { id: id(1), roles: [] },
  'data_sources/mongodb-atlas/db/c/rules.json': { id: id(1), database: 'db', collection: 'c', roles: [] },
  'data_sources/mongodb-atlas/db/c/schema.json': {},
  'data_sources/mongodb-atlas/db/c/relationships.json': {},
  'data_sources/mongodb-atlas/db/d/rules.json': { database: 'db', collection: 'c', roles: [] },
  'functions/config.json': [{ name: 'f', private: false, run_as_user_id: id(5) }],
  'functions/f.js': '1',
  'functions/config/config.json': '{}',
  'graphql/config.json': { use_natural_pluralization: true },
  'graphql/custom_resolvers/r.json': {
    id: id(1),
    on_type: 'Query',
    field_name: 'f',
    function_name: 'f',
    input_type_format: '',
  },
  'hosting/config.json': { enabled: true, app_default_domain: 'd', custom_domain: '' },
  'hosting/metadata.json': [{ path: '/a', attrs: null }],
  'hosting/files/a': 'a',
  'http_endpoints/config.json': [{ route: '/web/done', http_method: 'POST', function_name: 'f' }],
  'http_endpoints/data_api_config.json': { disabled: true },
  'http_endpoints/web/incoming_webhooks/done/config.json': hook(
    'done',
    {},
    { httpMethod: 'POST', secret: 's' },
  ),
  'http_endpoints/web/incoming_webhooks/done/source.js': '1',
  ...webhooks('http_endpoints'),
  'services/gh/config.json': { name: 'gh', type: 'github', config: {} },
  'services/gh/incoming_webhooks/w/config.json': hook('w', {}, { secret: 's' }),
  'services/gh/incoming_webhooks/w/source.js': '1',
  'sync/config.json': {
    development_mode_enabled: false,
    service_name: 'mongodb-atlas',
    last_disabled: 1,
    state: '',
    permissions: { rules: { a: 1 } },
  },
  'triggers/differ.json': {
    id: id(1),
    name: 'differ',
    type: 'SCHEDULED',
    config: {},
    function_name: 'f',
    event_processors: { FUNCTION: { config: { function_name: 'g' } } },
  },
  'triggers/login.json': {
    name: 'login',
    type: 'AUTHENTICATION',
    config: { operation_type: ['LOGIN', 'CREATE'], providers: [] },
    function_name: 'f',
  },
  'triggers/.gitkeep': '',
  'values/v.json': { name: 'v', value: 1, from_secret: false },
};

const without = (tree: Tree, ...keys: string[]): Tree =>
  Object.fromEntries(Object.entries(tree).filter(([path]) => !keys.includes(path)));
const twoSynced: Tree = {
  'config.json': {
    config_version: 20200603,
    name: 'shop',
    security: {},
    sync: { development_mode_enabled: false },
  },
  'services/a/config.json': atlas('a', {}, { sync: { state: 'enabled' } }),
  'services/b/config.json': atlas('b', {}, { sync: { state: true } }),
};
const everyAnswer = {
  'legacy-rule': 'convert',
  'mongodb-service': 'atlas',
  'run-as-user': 'system',
  webhook: 'endpoint',
  'webhook-method': 'GET',
  'trigger-providers': 'all',
};

/** The runs; each tree in the ways in which its values can go. */
export const richRuns: readonly RichRun[] = [
  { title: 'a legacy app', tree: legacy },
  {
    title: 'a legacy app with every decision answered',
    tree: legacy,
    options: { sameApp: true, answers: everyAnswer },
  },
  { title: 'a legacy app to 20210101', tree: legacy, options: { to: 20210101 } },
  {
    title: 'a legacy app with both names of sync',
    tree: {
      ...legacy,
      'stitch.json': {
        config_version: 20180301,
        security: {},
        sync: { development_mode_enabled: false },
        realm_config: { development_mode_enabled: true },
      },
    },
  },
  {
    title: 'a legacy app that synchronises two services',
    tree: twoSynced,
    options: { answers: { 'sync-service': 'b' } },
  },
  {
    title: 'a legacy app with settings of sync that are none',
    tree: {
      ...twoSynced,
      'services/a/config.json': atlas('a', {}, { sync: 'on' }),
      'services/b/config.json': atlas('b'),
    },
  },
  { title: 'a Realm app', tree: realm },
  {
    title: 'a Realm app with every decision answered',
    tree: realm,
    options: { sameApp: true, answers: everyAnswer },
  },
  {
    title: 'a Realm app without ids in its link',
    tree: { ...realm, 'realm_config.json': { app_id: '', config_version: 20210101, name: 'shop' } },
    options: { sameApp: true },
  },
  {
    title: 'a Realm app with sync set twice',
    tree: { ...realm, 'sync/config.json': { state: 'enabled', permissions: {} } },
  },
  { title: 'a Realm app, supported parts only', tree: realm, options: { supportedOnly: true } },
  { title: 'a Realm app, normalized', tree: realm, options: { normalize: true } },
  {
    title: 'a Realm app without link, to 20210101',
    tree: without(realm, '.mdb/meta.json'),
    options: { to: 20210101 },
  },
];
