import { providerRegions } from '../../../src/model/provider-regions';
import type { Json } from '../../../src/model/json';
import type { DocumentKind } from '../../../src/model/document-kind';
import { findProblems } from '../../../src/schemas/find-problems';
import { providerRegion } from '../../../src/schemas/parts/provider-region';
import type { Shape } from '../../../src/schemas/shape';
import { examples } from './examples';
import { nodeOf } from './node-of';
import { schemaOf } from './schema-of';

const problemsOf = (kind: DocumentKind, shape: Shape, document: Json): string[] =>
  findProblems(schemaOf(kind, shape, document), document).map((problem) => `${problem.path} ${problem.says}`);

const allExamples = (Object.keys(examples) as DocumentKind[]).flatMap((kind) =>
  (Object.keys(examples[kind]) as Shape[]).flatMap((shape) =>
    examples[kind][shape]!.map((document, index) => ({ kind, shape, index, document })),
  ),
);

test.each(allExamples)('$kind in $shape, example $index, is accepted', ({ kind, shape, document }) => {
  const node = nodeOf(document);
  expect(problemsOf(kind, shape, node)).toEqual([]);
});

// One row: the kind, the shape, the example that is changed, what is set in it (undefined removes), what is said of it.
type Row = [kind: DocumentKind, shape: Shape, change: Record<string, unknown>, says: string[]];

const unknown = "is a key that MongoDB's tools do not know here";
const flag = 'true or false';

const rows: Row[] = [
  ['settings', 'legacy', { config_version: undefined }, ['config_version is missing']],
  ['settings', 'legacy', { 'security.cors': [] }, [`security.cors ${unknown}`]],
  [
    'settings',
    'realm',
    { location: 'VA' },
    [
      'location is a string and must be one of "", "US-VA", "US-OR", "IE", "AU", "DE-FF", "IN-MB", "SG", "BR-SP"',
    ],
  ],
  ['settings', 'realm', { security: {} }, [`security ${unknown}`]],
  [
    'settings',
    'app-services',
    { deployment_model: 'global', name: undefined },
    [
      'name is missing',
      'deployment_model is a string and must be one of "GLOBAL", "LOCAL"; it differs from "GLOBAL" by case only',
    ],
  ],
  ['settings', 'app-services', { provider_region: undefined }, ['provider_region is missing']],
  [
    'settings',
    'app-services',
    { provider_region: undefined, location: 'aws-us-east-1' },
    ['provider_region is missing'],
  ],
  [
    'settings',
    'app-services',
    { provider_region: undefined, location: 'US-VA' },
    ['provider_region is missing'],
  ],
  ['link', 'app-services', { last_pulled: '0' }, ['last_pulled is a string and must be a number']],
  ['environment', 'app-services', { values: [] }, ['values is an array and must be an object']],
  ['value', 'legacy', { value: undefined }, ['value is missing']],
  ['value', 'app-services', { from_secret: 'false' }, [`from_secret is a string and must be ${flag}`]],
  [
    'provider',
    'legacy',
    { type: 'anonymous' },
    [
      'type is a string and must be one of "anon-user", "api-key", "local-userpass", "oauth2-google", "oauth2-facebook", "oauth2-apple", "custom-token", "custom-function"',
    ],
  ],
  ['provider', 'realm', { 'config.clientId': 'a' }, [`config.clientId ${unknown}`]],
  ['customUserData', 'realm', { enabled: undefined }, ['enabled is missing']],
  [
    'customUserData',
    'app-services',
    { enabled: true },
    [
      'mongo_service_name is missing',
      'database_name is missing',
      'collection_name is missing',
      'user_id_field is missing',
    ],
  ],
  ['functionConfig', 'legacy', { private: 'yes' }, [`private is a string and must be ${flag}`]],
  ['functionConfig', 'app-services', { private: undefined }, ['private is missing']],
  [
    'functionConfig',
    'app-services',
    { Run_As_System: true, runAsUserId: '' },
    [
      `Run_As_System ${unknown}; the known one is run_as_system`,
      `runAsUserId ${unknown}; the known one is run_as_user_id`,
    ],
  ],
  ['trigger', 'legacy', { type: undefined }, ['type is missing']],
  ['trigger', 'legacy', { 'config.unordered': null }, [`config.unordered is null and must be ${flag}`]],
  [
    'trigger',
    'realm',
    { 'config.service_name': undefined, 'config.service_id': '5f' },
    ['config.service_name is missing'],
  ],
  ['trigger', 'app-services', { config: undefined }, ['config is missing']],
  ['trigger', 'app-services', { 'config.foo': 1 }, [`config.foo ${unknown}`]],
  [
    'trigger',
    'app-services',
    { 'config.skip_catchup_event': true, 'config.macth': {}, 'config.filter': {} },
    [
      `config.skip_catchup_event ${unknown}; the known one is skip_catchup_events`,
      `config.macth ${unknown}; the known one is match`,
      `config.filter ${unknown}; the known one is match`,
    ],
  ],
  [
    'trigger',
    'app-services',
    { 'event_processors.FUNCTION.config': { function_id: '5f' } },
    ['event_processors.FUNCTION.config.function_name is missing'],
  ],
  [
    'trigger',
    'app-services',
    { 'event_processors.FUNCTION.config': { functionName: 'f' } },
    [
      'event_processors.FUNCTION.config.function_name is missing',
      `event_processors.FUNCTION.config.functionName ${unknown}; the known one is function_name`,
    ],
  ],
  [
    'trigger',
    'app-services',
    { type: 'Database' },
    [
      'type is a string and must be one of "DATABASE", "AUTHENTICATION", "SCHEDULED"; it differs from "DATABASE" by case only',
    ],
  ],
  [
    'trigger',
    'app-services',
    { 'event_processors.FUNCTION.config.function_name': undefined },
    ['event_processors.FUNCTION.config.function_name is missing'],
  ],
  ['dataSource', 'realm', { 'config.sync': true }, ['config.sync is a boolean and must be an object']],
  ['dataSource', 'app-services', { 'config.clusterName': undefined }, ['config.clusterName is missing']],
  [
    'dataSource',
    'app-services',
    { 'config.cluster_name': 'a' },
    [`config.cluster_name ${unknown}; the known one is clusterName`],
  ],
  [
    'dataSource',
    'app-services',
    { type: 'mongodb' },
    ['type is a string and must be one of "mongodb-atlas", "datalake"'],
  ],
  ['defaultRule', 'realm', { roles: {} }, ['roles is an object and must be an array']],
  ['rules', 'app-services', { database: undefined }, ['database is missing']],
  ['rules', 'app-services', { 'roles.0.apply_when': undefined }, ['roles[].apply_when is missing']],
  ['rules', 'app-services', { 'roles.0.condition': true }, [`roles[].condition ${unknown}`]],
  [
    'rules',
    'app-services',
    { 'roles.0.fields.address.fields.street.Read': true },
    [`roles[].fields.address.fields.street.Read ${unknown}; the known one is read`],
  ],
  ['rules', 'realm', { 'filters.0': null }, ['filters[] is null and must be an object']],
  [
    'relationships',
    'realm',
    { team: { ref: 1 } },
    ['team.ref is a number and must be a string', 'team.foreign_key is missing'],
  ],
  ['collectionRule', 'legacy', { schema: 'none' }, ['schema is a string and must be an object']],
  ['collectionRule', 'legacy', { 'filters.0.condition': {} }, [`filters[].condition ${unknown}`]],
  ['service', 'legacy', { 'config.timeout': 1 }, [`config.timeout ${unknown}`]],
  ['service', 'realm', { name: undefined }, ['name is missing']],
  ['serviceRule', 'legacy', { actions: 'get' }, ['actions is a string and must be an array']],
  [
    'webhook',
    'legacy',
    { 'options.httpMethod': 'post' },
    [
      'options.httpMethod is a string and must be one of "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "ANY"; it differs from "POST" by case only',
    ],
  ],
  ['webhook', 'realm', { respond_result: 0 }, [`respond_result is a number and must be ${flag}`]],
  [
    'endpoint',
    'app-services',
    { http_method: 'ANY', verification_method: 'NO_VALIDATION' },
    [
      'http_method is a string and must be one of "GET", "POST", "PUT", "PATCH", "DELETE", "*"; for any method it is "*"',
      `verification_method ${unknown}; the known one is validation_method`,
    ],
  ],
  ['endpoint', 'realm', { route: undefined }, ['route is missing']],
  ['dataApi', 'app-services', { versions: 'v1' }, ['versions is a string and must be an array']],
  [
    'graphqlConfig',
    'legacy',
    { use_natural_pluralization: '' },
    [`use_natural_pluralization is an empty string and must be ${flag} or null`],
  ],
  [
    'graphqlValidation',
    'realm',
    { read_validation_level: 'off' },
    [
      'read_validation_level is a string and must be one of "STRICT", "OFF"; it differs from "OFF" by case only',
    ],
  ],
  [
    'resolver',
    'app-services',
    { input_type: [] },
    ['input_type is an array and must be a string or an object'],
  ],
  [
    'hostingConfig',
    'app-services',
    { default_response_code: '200' },
    [`default_response_code ${unknown}; the known one is default_error_code`],
  ],
  [
    'hostingMetadata',
    'realm',
    { '0.attrs.0.value': 1 },
    ['[].attrs[].value is a number and must be a string'],
  ],
  ['hostingMetadata', 'realm', { '0.attrs': {} }, ['[].attrs is an object and must be an array or null']],
  ['sync', 'realm', { state: true }, ['state is a boolean and must be one of "enabled", "disabled", ""']],
  [
    'sync',
    'app-services',
    { state: '' },
    ['state is an empty string and must be one of "enabled", "disabled"'],
  ],
  [
    'logForwarder',
    'realm',
    { 'log_types.0': 'triggers' },
    [
      'log_types[] is a string and must be one of "auth", "endpoint", "function", "graphql", "push", "schema", "service", "sync", "trigger", "trigger_error_handler"',
    ],
  ],
  ['logForwarder', 'app-services', { 'policy.type': undefined }, ['policy.type is missing']],
];

function change(document: any, path: string[], value: unknown): any {
  if (path.length === 0) return value;
  const [key, ...rest] = path as [string, ...string[]];
  if (Array.isArray(document))
    return document.map((item, index) => (String(index) === key ? change(item, rest, value) : item));
  return { ...document, [key]: change(document?.[key], rest, value) };
}

test.each(rows)('%s in %s with %j', (kind, shape, changes, says) => {
  let document = examples[kind][shape]![0];
  for (const [path, value] of Object.entries(changes)) document = change(document, path.split('.'), value);
  const node = nodeOf(document);
  expect(problemsOf(kind, shape, node)).toEqual(says);
});

test('an algorithm is empty only where a URI has the keys', () => {
  const token = (config: object): Json => nodeOf({ name: 'a', type: 'custom-token', config });
  expect(problemsOf('provider', 'realm', token({ signingAlgorithm: '' }))).toEqual([
    'config.signingAlgorithm is an empty string and must be one of "HS256", "RS256"',
  ]);
  expect(problemsOf('provider', 'realm', token({ signingAlgorithm: '', useJWKURI: false }))).toHaveLength(1);
  expect(problemsOf('provider', 'realm', token({ signingAlgorithm: 'RS1', useJWKURI: true }))).toHaveLength(
    1,
  );
});

test('an expansion may stand for a value of any kind, a text with one in it only for a text', () => {
  const trigger = (flag: unknown, operations: unknown): Json =>
    nodeOf({
      name: 'a',
      type: 'DATABASE',
      config: { service_name: 's', operation_types: operations, full_document: flag },
    });
  const expansion = '%(%%environment.values.a)';
  expect(problemsOf('trigger', 'realm', trigger(expansion, expansion))).toEqual([]);
  expect(problemsOf('trigger', 'realm', trigger(`${expansion}!`, ['INSERT']))).toEqual([
    'config.full_document is a string and must be true or false',
  ]);
});

test.each(['constructor', '__proto__', 'toString'])('a type called %s is one that does not exist', (type) => {
  for (const kind of ['trigger', 'provider', 'service'] as const) {
    const node = nodeOf({ name: 'a', type, config: {} });
    expect(problemsOf(kind, 'legacy', node)).toEqual([
      expect.stringMatching(/^type is a string and must be one of /),
    ]);
  }
});

test('every kind but the loose ones has a row', () => {
  const withRow = new Set(rows.map(([kind]) => kind));
  expect(Object.keys(examples).filter((kind) => !withRow.has(kind as DocumentKind))).toEqual([
    'secrets',
    'collectionSchema',
  ]);
});

test('the regions are those that the migration offers', () => {
  expect(providerRegion).toEqual({ word: 'oneOf', texts: providerRegions });
});
