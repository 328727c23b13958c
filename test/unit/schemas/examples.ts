import type { DocumentKind } from '../../../src/model/document-kind';
import type { Shape } from '../../../src/schemas/shape';

const role = {
  name: 'owner',
  apply_when: { '%%user.custom_data.admin': true },
  document_filters: { read: { owner_id: '%%user.id' }, write: false },
  fields: { address: { read: true, fields: { street: { write: { '%function': { name: 'f' } } } } } },
  insert: true,
  delete: { '%%root.open': true },
  search: true,
  read: true,
  write: false,
  additional_fields: { read: true, write: false },
};
const filter = { name: 'mine', apply_when: {}, query: { owner: '%%user.id' }, projection: {} };
const relationships = {
  owner: {
    ref: '#/relationship/mongodb-atlas/tracker/User',
    source_key: 'owner',
    foreign_key: '_id',
    is_list: false,
  },
};
const cluster = {
  clusterName: '%(%%environment.values.cluster)',
  readPreference: 'secondaryPreferred',
  readPreferenceTagSets: [],
  wireProtocolEnabled: false,
};
const partition = {
  key: '_partition',
  type: 'string',
  required: false,
  permissions: { read: { '%%true': true }, write: true },
};
const passwordConfig = {
  autoConfirm: true,
  emailConfirmationUrl: 'https://a.example',
  confirmEmailSubject: 'Hello',
  runConfirmationFunction: false,
  confirmationFunctionName: 'confirm',
  resetPasswordUrl: '',
  resetPasswordSubject: '',
  runResetFunction: true,
  resetFunctionName: 'reset',
};
const provider = (type: string, more: object = {}): object => ({
  name: type,
  type,
  disabled: false,
  ...more,
});
const google = {
  config: { clientId: 'a', openId: true },
  secret_config: { clientSecret: 'googleSecret' },
  metadata_fields: [{ required: true, name: 'email' }],
  redirect_uris: ['https://a.example/login'],
  domain_restrictions: ['a.example'],
};
const tokenConfig = {
  audience: ['a'],
  requireAnyAudience: false,
  signingAlgorithm: 'HS256',
  useJWKURI: false,
};
const token = {
  config: tokenConfig,
  secret_config: { signingKeys: ['key'] },
  metadata_fields: [{ required: false, name: 'shift', field_name: 'shift' }],
};
const providers = [
  provider('anon-user'),
  provider('api-key', { config: {} }),
  provider('local-userpass', { config: passwordConfig }),
  provider('oauth2-google', google),
  provider('oauth2-facebook', { config: { clientId: 'a' }, secret_config: { clientSecret: 's' } }),
  provider('oauth2-apple', { config: { clientId: 'a' }, secret_config: { clientSecret: 's' } }),
  provider('custom-token', token),
  provider('custom-token', { config: { ...tokenConfig, useJWKURI: true, jwkURI: 'https://a.example' } }),
  // As exports have it: the keys at the URI say the algorithm.
  provider('custom-token', {
    config: { audience: [], signingAlgorithm: '', useJWKURI: true, jwkURI: 'https://a.example' },
  }),
  provider('custom-token', { config: { useJWKURI: true, jwkURI: 'https://a.example' } }),
  provider('custom-function', { config: { authFunctionName: 'login' } }),
];
const databaseConfig = {
  collection: 'orders',
  database: 'store',
  full_document: true,
  full_document_before_change: false,
  match: { 'updateDescription.updatedFields.status': { $exists: true } },
  maximum_throughput: false,
  operation_types: ['INSERT', 'UPDATE'],
  project: {},
  service_name: 'mongodb-atlas',
  skip_catchup_events: false,
  tolerate_resume_errors: false,
  unordered: false,
};
const processor = { event_processors: { FUNCTION: { config: { function_name: 'onOrder' } } } };
const eventBridge = {
  event_processors: {
    AWS_EVENTBRIDGE: {
      config: { account_id: '012345678901', region: 'us-east-1', extended_json_enabled: false },
    },
  },
  error_handler: { config: { enabled: true, function_name: 'onError' } },
};
const trigger = (type: string, config: object, more: object = processor): object => ({
  name: 'onOrder',
  type,
  disabled: false,
  config,
  ...more,
});
const triggers = [
  trigger('DATABASE', databaseConfig),
  trigger('DATABASE', { ...databaseConfig, collection: '', operation_types: ['DROP_DATABASE'] }, eventBridge),
  trigger('AUTHENTICATION', { operation_type: 'LOGIN', providers: ['anon-user', 'oauth2-google'] }),
  trigger('SCHEDULED', { schedule: '0 8 * * *', skip_catchup_events: true }),
];
const webhook = {
  name: 'delivered',
  run_as_authed_user: false,
  run_as_user_id: '',
  run_as_user_id_script_source: '',
  can_evaluate: {},
  options: { httpMethod: 'POST', validationMethod: 'SECRET_AS_QUERY_PARAM' },
  respond_result: true,
  disable_arg_logs: true,
  fetch_custom_user_data: false,
  create_user_on_auth: false,
};
const services = [
  { name: 'partners', type: 'http', config: {}, version: 1 },
  { name: 'github', type: 'github', config: {}, version: 1 },
  {
    name: 'sms',
    type: 'twilio',
    config: { sid: 'AC0' },
    secret_config: { auth_token: 'twilioToken' },
    version: 1,
  },
  {
    name: 'aws',
    type: 'aws',
    config: { accessKeyId: 'AKIA0', region: 'us-east-1' },
    secret_config: { secretAccessKey: 'awsKey' },
    version: 1,
  },
  { name: 'push', type: 'gcm', config: { senderId: '1' }, secret_config: { apiKey: 'gcmKey' }, version: 1 },
];
const customUserData = {
  enabled: true,
  mongo_service_name: 'mongodb-atlas',
  database_name: 'tracker',
  collection_name: 'User',
  user_id_field: '_id',
};
const functionConfig = { name: 'onOrder', private: true, run_as_system: true, disable_arg_logs: true };
const hosting = {
  enabled: true,
  custom_domain: 'a.example',
  app_default_domain: 'a-abcde.mongodbstitch.com',
  default_error_path: '/index.html',
  default_error_code: '200',
};
const environment = { values: { baseUrl: 'https://a.example', retries: [1, 2] } };
const logForwarders = [
  {
    name: 'failures',
    log_types: ['trigger', 'function'],
    log_statuses: ['error'],
    policy: { type: 'batch' },
    action: { type: 'collection', data_source: 'mongodb-atlas', database: 'a', collection: 'b' },
    disabled: false,
  },
  {
    name: 'all',
    log_types: ['auth'],
    log_statuses: ['error', 'success'],
    policy: { type: 'single' },
    action: { type: 'function', name: 'onLog' },
  },
];
const value = { name: 'limits', value: [{ $numberInt: '12' }, null], from_secret: false };
const resolver = {
  on_type: 'Query',
  field_name: 'topProducts',
  function_name: 'topProducts',
  input_type: { bsonType: 'object', title: 'Input', properties: {} },
  input_type_format: 'custom',
  payload_type: 'Product',
  payload_type_format: 'generated-list',
};
const dataApi = {
  versions: ['v1'],
  run_as_user_id: '',
  run_as_user_id_script_source: '',
  can_evaluate: {},
  log_function_arguments: false,
  disabled: true,
  validation_method: 'NO_VALIDATION',
  secret_name: '',
  fetch_custom_user_data: false,
  create_user_on_auth: true,
  return_type: 'EJSON',
};
const endpoint = {
  http_method: '*',
  route: '/orders',
  function_name: 'api/orders',
  secret_name: 'ordersSecret',
  validation_method: 'VERIFY_PAYLOAD',
  respond_result: true,
  fetch_custom_user_data: false,
  create_user_on_auth: false,
  disabled: false,
  return_type: 'JSON',
};
const schema = {
  title: 'Task',
  bsonType: 'object',
  required: ['_id'],
  properties: { _id: { bsonType: 'objectId' } },
};
const rules = { database: 'tracker', collection: 'a.b', filters: [filter], roles: [role] };
const metadata = [
  { path: '/index.html', attrs: [{ name: 'Content-Type', value: 'text/html' }] },
  { path: '/a.png', attrs: null },
];

const unchanged = (...documents: unknown[]): Record<Shape, unknown[]> => ({
  legacy: documents,
  realm: documents,
  'app-services': documents,
});

/** Documents as the vendor's tools wrote them, of each kind in each shape that has it. */
export const examples: Readonly<Record<DocumentKind, Partial<Record<Shape, unknown[]>>>> = {
  settings: {
    legacy: [
      {
        config_version: 20180301,
        security: {},
        realm_config: { development_mode_enabled: false },
        version: 1,
      },
      {
        app_id: 'a-abcde',
        config_version: 20200603,
        name: 'a',
        location: 'DE-FF',
        deployment_model: 'LOCAL',
        environment: 'none',
        security: { allowed_request_origins: ['https://a.example'] },
        hosting,
        custom_user_data_config: { enabled: true, mongo_service_id: '5f', database_name: 'a' },
        sync: { development_mode_enabled: true },
      },
    ],
    realm: [
      {
        app_id: 'a-abcde',
        config_version: 20210101,
        name: 'a',
        location: 'US-VA',
        provider_region: 'aws-us-east-1',
        deployment_model: 'GLOBAL',
        environment: 'qa',
        allowed_request_origins: ['https://a.example'],
      },
    ],
    'app-services': [
      {
        name: 'a',
        provider_region: 'gcp-asia-south1',
        deployment_model: 'LOCAL',
        environment: 'production',
        allowed_request_origins: [],
      },
      { name: 'a', provider_region: '%(%%environment.values.region)', deployment_model: 'LOCAL' },
    ],
  },
  link: {
    realm: [{ group_id: '5f', app_id: '5e', config_version: 20210101 }],
    'app-services': [
      { config_version: 20230101, app_id: '5e', group_id: '5f', client_app_id: 'a-abcde', last_pulled: 0 },
    ],
  },
  secrets: {
    legacy: [
      {
        auth_providers: { 'custom-token': { signingKeys: ['plain'] } },
        services: { aws: { secretAccessKey: 'plain' } },
      },
    ],
  },
  environment: unchanged(environment, { values: {} }),
  value: {
    legacy: [{ id: '5f', name: 'limits', value: 1, private: true }, value],
    realm: [{ id: '5f', ...value }],
    'app-services': [value, { name: 'key', value: 'secretName', from_secret: true }],
  },
  provider: {
    legacy: [
      ...providers.map((document) => ({ id: '5f', ...document })),
      { ...provider('api-key'), _id: '5f' },
      provider('local-userpass', {
        config: { emailConfirmationSubject: 'Hello', runResetFunction: '', resetFunctionId: '5f' },
      }),
      provider('custom-token', { ...token, config: { ...tokenConfig, audience: 'a' } }),
    ],
    realm: providers,
    'app-services': providers,
  },
  customUserData: {
    realm: [{ enabled: false }, customUserData],
    'app-services': [
      { enabled: false },
      { ...customUserData, enabled: false },
      { ...customUserData, on_user_creation_function_name: 'onUser' },
    ],
  },
  functionConfig: {
    legacy: [
      { id: '5f', ...functionConfig, can_evaluate: {} },
      { _id: '5f', name: 'a', private: false, run_as_authed_user: false, run_as_user_id: '' },
    ],
    realm: [{ ...functionConfig, run_as_user_id_script_source: 'exports = () => "5f";' }],
    'app-services': [functionConfig, { name: 'a/b', private: false, can_evaluate: { '%%user.id': '5f' } }],
  },
  trigger: {
    legacy: [
      ...triggers,
      {
        id: '5f',
        name: 'old',
        type: 'DATABASE',
        config: { operation_types: ['INSERT'], database: 'a', collection: 'b', service_id: '5e', match: {} },
        function_name: 'onOrder',
        disabled: false,
      },
      trigger('AUTHENTICATION', { action_type: 'CREATE' }, { function_id: '5f' }),
    ],
    realm: triggers.map((document) => ({ id: '5f', ...document })),
    'app-services': triggers,
  },
  dataSource: {
    realm: [
      { name: 'a', type: 'mongodb-atlas', config: { ...cluster, namespacePreimageConfigs: [] }, version: 1 },
      { id: '5f', name: 'a', type: 'mongodb-atlas', config: { sync: { state: 'enabled', partition } } },
      { name: 'lake', type: 'datalake', config: { dataLakeName: 'lake' }, version: 1 },
    ],
    'app-services': [
      { name: 'a', type: 'mongodb-atlas', config: cluster, version: 1 },
      { name: 'lake', type: 'datalake', config: { dataLakeName: 'lake' }, version: 1 },
    ],
  },
  defaultRule: unchanged({ roles: [role], filters: [] }, { id: '5f', roles: [] }),
  rules: { realm: [rules, { ...rules, filters: undefined }], 'app-services': [rules] },
  collectionSchema: { realm: [{}, schema], 'app-services': [schema] },
  relationships: { realm: [{}, relationships], 'app-services': [relationships] },
  collectionRule: {
    legacy: [
      { id: '5f', ...rules, schema: { properties: {} }, relationships },
      {
        database: 'a',
        collection: 'b',
        roles: [],
        filters: [{ match_expression: {}, when: { '%%true': true } }],
      },
      {
        id: '5f',
        namespace: 'tracker.tasks',
        filters: [{ match_expression: { owner: '%%user.id' }, when: {} }],
        read: {},
        write: { owner: '%%user.id' },
        valid: {},
        fields: {
          owner: { valid: { '%%prev': { '%exists': false } } },
          address: { fields: { zip: { read: {} } } },
        },
        other_fields: {},
      },
    ],
  },
  service: {
    legacy: [
      ...services.map((document) => ({ id: '5f', ...document })),
      {
        _id: '5f',
        name: 'a',
        type: 'mongodb-atlas',
        config: { ...cluster, sync: { state: '', database_name: 'a', partition }, clusterId: '5e' },
        version: 1,
      },
      { name: 'b', type: 'mongodb', config: {}, secret_config: { uri: 'mongoUri' } },
      { name: 'c', type: 'aws-ses', config: { accessKeyId: 'a', region: 'us-east-1' } },
    ],
    realm: services,
  },
  serviceRule: {
    legacy: [
      { id: '5f', name: 'courier', actions: ['get', 's3:*'], when: { '%%args.url.host': 'a.example' } },
      { _id: '5f', name: 'old', when: '{"%%true": true}' },
    ],
    realm: [{ name: 'courier', actions: ['get'] }],
  },
  webhook: {
    legacy: [
      { id: '5f', ...webhook },
      { name: 'old', run_as_user_id: '', run_as_user_id_script_source: '', respond_result: false },
      { name: 'older', options: { httpMethod: 'ANY', secretAsQueryParam: true } },
    ],
    realm: [webhook],
  },
  endpoint: {
    realm: [endpoint],
    'app-services': [
      endpoint,
      { http_method: 'GET', route: '/a', function_name: 'a', validation_method: 'NO_VALIDATION' },
    ],
  },
  dataApi: unchanged(dataApi, { ...dataApi, validation_method: '', run_as_system: true }),
  graphqlConfig: unchanged(
    { use_natural_pluralization: true },
    { use_natural_pluralization: null, disable_schema_introspection: false },
  ),
  graphqlValidation: unchanged({
    read_validation_action: 'ERROR',
    read_validation_level: 'STRICT',
    write_validation_action: 'ERROR',
    write_validation_level: 'OFF',
  }),
  resolver: {
    legacy: [{ id: '5f', ...resolver, input_type_format: '' }],
    realm: [{ id: '5f', ...resolver }],
    'app-services': [
      resolver,
      { on_type: 'Task', field_name: 'a', function_name: 'b', payload_type_format: 'scalar' },
    ],
  },
  hostingConfig: { realm: [{ enabled: false }, hosting], 'app-services': [{ enabled: false }, hosting] },
  hostingMetadata: unchanged(metadata, []),
  sync: {
    realm: [
      { development_mode_enabled: false },
      { state: 'enabled', database_name: 'a', partition, development_mode_enabled: true, service_name: 'a' },
      {
        state: '',
        permissions: { rules: {}, defaultRoles: [] },
        last_disabled: 1,
        development_mode_enabled: true,
      },
    ],
    'app-services': [
      { development_mode_enabled: false },
      {
        type: 'flexible',
        state: 'enabled',
        development_mode_enabled: true,
        service_name: 'mongodb-atlas',
        database_name: 'tracker',
        client_max_offline_days: 30,
        is_recovery_mode_disabled: false,
        queryable_fields_names: ['owner_id'],
        indexed_queryable_fields_names: ['owner_id'],
        collection_queryable_fields_names: { Task: ['team'] },
        asymmetric_tables: ['Log'],
      },
      { type: 'partition', state: 'disabled', development_mode_enabled: false, service_name: 'a', partition },
    ],
  },
  logForwarder: unchanged(...logForwarders),
};
