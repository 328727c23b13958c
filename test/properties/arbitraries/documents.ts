/** The documents that are alike in all layouts. */
import fc from 'fast-check';
import { anyObject, flag, json, list, number, object, refer, text, word, type Fields } from './json';
import { raw, type Sketch } from './sketch';

const ownName: fc.Arbitrary<Sketch> = fc.constant({ fill: 'own name' });
const functionName = refer('name', 'functions');
const sourceName = refer('name', 'sources');

/** An expression of a rule. */
export const expression: fc.Arbitrary<Sketch> = fc.oneof(
  flag,
  fc.constant<Sketch>({ members: [] }),
  functionName.map((name): Sketch => ({
    members: [['%%true', { members: [['%function', { members: [['name', name]] }]] }]],
  })),
  json,
);

/** The texts that a document with a name of its own holds it in. */
export const named = { name: ownName };

/** The id of a component, which the oldest layouts have. */
export const ownId = fc.constant<Sketch>({ fill: 'own id' });

/** Keys of the root file, in any layout, that single transforms look for. */
export const settingsOfTransforms: Fields = {};

export const value = { value: json, from_secret: flag };
export const environment = object({ values: anyObject });

const processors = object({
  FUNCTION: object({ config: object({ function_name: functionName }) }),
  AWS_EVENTBRIDGE: object({ config: object({ account_id: text, region: text }) }),
});
const operations = word('LOGIN', 'CREATE', 'DELETE');

/** The fields of a trigger of any type; `older` are those of its layout. */
export const trigger = (
  older: Record<string, fc.Arbitrary<Sketch>>,
): Record<string, fc.Arbitrary<Sketch>> => ({
  type: word('DATABASE', 'DATABASE', 'AUTHENTICATION', 'SCHEDULED', 'constructor'),
  disabled: flag,
  config: object({
    service_name: sourceName,
    database: text,
    collection: text,
    operation_types: list(word('INSERT', 'UPDATE')),
    operation_type: fc.oneof(operations, list(operations)),
    providers: list(word('anon-user', 'api-key', '__proto__')),
    match: anyObject,
    project: anyObject,
    full_document: flag,
    schedule: word('0 0 * * *'),
    ...older,
  }),
  function_name: functionName,
  event_processors: processors,
  error_handler: object({ config: object({ enabled: flag, function_name: functionName }) }),
});

export const provider = {
  type: word(
    'anon-user',
    'api-key',
    'local-userpass',
    'oauth2-google',
    'custom-token',
    'custom-function',
    'toString',
  ),
  disabled: flag,
  config: object({
    autoConfirm: flag,
    emailConfirmationUrl: text,
    emailConfirmationSubject: text,
    runResetFunction: fc.oneof(flag, word('')),
    resetFunctionId: refer('id', 'functions'),
    resetFunctionName: functionName,
    audience: fc.oneof(text, list(text)),
    clientId: text,
  }),
  secret_config: object({ clientSecret: text, signingKeys: list(text) }),
  metadata_fields: list(object({ name: text, required: flag })),
  redirect_uris: list(text),
};

export const customUserData = object({
  enabled: flag,
  mongo_service_id: refer('id', 'sources'),
  mongo_service_name: sourceName,
  database_name: text,
  collection_name: text,
  user_id_field: text,
  on_user_creation_function_name: functionName,
});

export const functionConfig = {
  private: flag,
  run_as_system: flag,
  run_as_user_id: word('', '5f00000000000000000000aa'),
  run_as_user_id_script_source: word('', 'exports = () => 1'),
  run_as_authed_user: flag,
  can_evaluate: expression,
  disable_arg_logs: flag,
};

export const role = object({
  name: text,
  apply_when: expression,
  document_filters: object({ read: expression, write: expression }),
  fields: anyObject,
  read: expression,
  write: expression,
  insert: expression,
  search: expression,
  additional_fields: anyObject,
});
export const filter = object({
  name: text,
  query: anyObject,
  apply_when: expression,
  match_expression: json,
  when: json,
});
export const schema = object({
  title: text,
  bsonType: word('object'),
  properties: anyObject,
  required: list(text),
});
export const relationships = object({
  owner: object({
    ref: word('#/stitch/mongodb-atlas/a/b', '#/relationship/x/a/b'),
    source_key: text,
    foreign_key: text,
    is_list: flag,
  }),
});
export const defaultRule = object({ id: ownId, roles: list(role), filters: list(filter) });

export const syncSettings = {
  state: word('enabled', 'disabled', ''),
  database_name: text,
  development_mode_enabled: flag,
  partition: object({
    key: text,
    type: text,
    required: flag,
    permissions: object({ read: expression, write: expression }),
  }),
  permissions: fc.oneof(json, fc.constant<Sketch>({ members: [['rules', { members: [] }]] })),
  last_disabled: number,
  client_max_offline_days: number,
};
export const sync = object({
  ...syncSettings,
  service_name: sourceName,
  type: word('partition', 'flexible'),
});

/** A webhook: its secret is filled in anew wherever it stands. */
const secret: fc.Arbitrary<Sketch> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Sketch>({ fill: 'secret' }) },
  { weight: 1, arbitrary: fc.constant<Sketch>({ items: [{ fill: 'secret' }, raw(1)] }) },
  { weight: 1, arbitrary: fc.constant<Sketch>({ members: [['a', { fill: 'secret' }]] }) },
);
export const webhook = {
  id: ownId,
  ...functionConfig,
  respond_result: flag,
  fetch_custom_user_data: flag,
  options: object({
    httpMethod: word('POST', 'GET', 'ANY', 'HEAD', 'constructor'),
    secret,
    validationMethod: word('VERIFY_PAYLOAD', 'SECRET_AS_QUERY_PARAM', 'NO_VALIDATION'),
    secretAsQueryParam: flag,
  }),
};

/** secrets.json: every text in it is a secret, but for the keys. */
export const secrets = fc.oneof(
  { weight: 6, arbitrary: object({ apiKey: secret, 'auth/token': secret, __proto__x: secret }) },
  { weight: 1, arbitrary: list(secret) },
  { weight: 1, arbitrary: secret },
);

export const thirdParty = {
  id: ownId,
  config: anyObject,
  secret_config: object({ auth_token: text, secretAccessKey: list(text) }),
  version: number,
};
export const serviceRule = { id: ownId, actions: list(word('get', 'post')), when: json };

export const endpoint = object({
  id: ownId,
  route: text,
  http_method: word('GET', 'POST', '*'),
  function_name: functionName,
  validation_method: word('NO_VALIDATION', 'SECRET_AS_QUERY_PARAM'),
  secret_name: text,
  respond_result: flag,
  disabled: flag,
});
export const dataApi = object({
  disabled: flag,
  versions: list(text),
  secret_name: text,
  return_type: word('JSON', 'EJSON'),
});

export const graphqlConfig = object({ use_natural_pluralization: flag });
export const graphqlValidation = object({
  read_validation_action: word('ERROR'),
  write_validation_level: word('STRICT'),
});
export const resolver = object({
  id: ownId,
  on_type: text,
  field_name: text,
  function_name: functionName,
  input_type: json,
  input_type_format: word('', 'scalar'),
  payload_type: json,
  payload_type_format: word('', 'custom'),
});

export const hostingConfig = object({
  enabled: flag,
  app_default_domain: word('shop.mongodbstitch.com'),
  custom_domain: word('', 'shop.example.com'),
  default_error_path: word('', '/404.html'),
  default_error_code: number,
});
export const hostingMetadata = list(
  object({ path: word('/index.html', '/gone.html'), attrs: list(object({ name: text, value: text })) }),
);

export const logForwarder = {
  log_types: list(word('auth', 'function')),
  policy: object({ type: word('single') }),
  action: object({ type: word('collection', 'function'), name: functionName, data_source: sourceName }),
  disabled: flag,
};
