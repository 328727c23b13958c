import type { TargetVersion } from '../../../src/model/config-version';
import { parseJson } from '../../../src/reader/parse-json';
import { keyOrderOf, type WrittenKind } from '../../../src/writer/key-order';
import { printJson } from '../../../src/writer/print-json';

const file = { path: 'a.json', absolutePath: '/a.json' };

/** A shape: keys in order, those with `{` followed by the order inside. `a b{c d} e[f g]` has lists of objects too. */
function parseShape(text: string): unknown {
  const tokens = text.match(/[\w-]+|[{}[\]]/g)!;
  const read = (): Record<string, unknown> => {
    const object: Record<string, unknown> = {};
    while (tokens.length && !'}]'.includes(tokens[0])) {
      const key = tokens.shift()!;
      const opener = tokens[0] === '{' || tokens[0] === '[' ? tokens.shift() : undefined;
      const inner = opener ? read() : 1;
      if (opener) tokens.shift();
      object[key] = opener === '[' ? [inner] : inner;
    }
    return object;
  };
  return read();
}

const reversed = (value: any): any =>
  Array.isArray(value)
    ? value.map(reversed)
    : typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, inner]) => [key, reversed(inner)]),
        )
      : value;

function expectOrder(kind: WrittenKind, target: TargetVersion, shape: string, inList = false): void {
  const wanted = parseShape(shape) as Record<string, unknown>;
  const given = reversed({ ...wanted, unknownKey: 1 }) as Record<string, unknown>;
  const { document } = parseJson(file, JSON.stringify(inList ? [given] : given));
  const printed = JSON.parse(printJson(document!.root, keyOrderOf(kind, target)));
  expect(JSON.stringify(inList ? printed[0] : printed)).toBe(JSON.stringify({ ...wanted, unknownKey: 1 }));
}

const role =
  'name apply_when document_filters{read write} insert delete search read write fields additional_fields';
const realmRole =
  'name apply_when document_filters{read write} fields read write insert delete search additional_fields';

// From the measured shapes of the exporter; see docs/exporter.md.
test.each<[WrittenKind, string]>([
  ['settings', 'name provider_region deployment_model environment'],
  ['link', 'config_version app_id group_id client_app_id last_pulled'],
  [
    'customUserData',
    'enabled mongo_service_name database_name collection_name user_id_field on_user_creation_function_name',
  ],
  [
    'dataSource',
    'name type config{clusterName namespacePreimageConfigs readPreference readPreferenceTagSets wireProtocolEnabled} version',
  ],
  ['rules', `database collection filters[name query apply_when projection] roles[${role}]`],
  ['defaultRule', `roles[${role}]`],
  [
    'dataApi',
    'versions run_as_user_id run_as_user_id_script_source can_evaluate log_function_arguments disabled validation_method secret_name fetch_custom_user_data create_user_on_auth return_type',
  ],
  [
    'trigger',
    'name type disabled config{collection database full_document full_document_before_change match maximum_throughput operation_types project service_name skip_catchup_events tolerate_resume_errors unordered} event_processors error_handler',
  ],
  ['trigger', 'name type disabled config{schedule skip_catchup_events} event_processors'],
  ['trigger', 'name type disabled config{operation_type providers} event_processors'],
  ['graphqlConfig', 'use_natural_pluralization disable_schema_introspection'],
  [
    'graphqlValidation',
    'read_validation_action read_validation_level write_validation_action write_validation_level',
  ],
  [
    'resolver',
    'on_type field_name function_name input_type_format payload_type_format input_type payload_type',
  ],
  ['hostingConfig', 'enabled default_error_path default_error_code'],
  [
    'sync',
    'type state development_mode_enabled service_name database_name client_max_offline_days is_recovery_mode_disabled queryable_fields_names collection_queryable_fields_names asymmetric_tables',
  ],
  [
    'sync',
    'type state development_mode_enabled service_name client_max_offline_days is_recovery_mode_disabled partition{key type required permissions}',
  ],
  ['value', 'name value from_secret'],
  ['environment', 'values'],
  ['logForwarder', 'name log_types log_statuses policy action disabled'],
])('20230101 writes %s as %s, unknown keys last', (kind, shape) => {
  expectOrder(kind, 20230101, shape);
});

test.each<[WrittenKind, string]>([
  [
    'settings',
    'app_id config_version name location provider_region deployment_model environment allowed_request_origins',
  ],
  ['rules', `collection database roles[${realmRole}] filters[name query apply_when]`],
  ['dataSource', 'name type config{clusterName readPreference wireProtocolEnabled} version'],
  ['service', 'name type config secret_config version'],
  [
    'webhook',
    'name run_as_authed_user run_as_user_id run_as_user_id_script_source can_evaluate options{httpMethod secret validationMethod} respond_result disable_arg_logs fetch_custom_user_data create_user_on_auth',
  ],
  [
    'trigger',
    'id name type config{operation_types database collection service_name match project full_document full_document_before_change unordered} function_name disabled',
  ],
  ['trigger', 'id name type config{schedule skip_catchup_events} function_name disabled'],
  ['trigger', 'id name type config disabled event_processors error_handler'],
  ['sync', 'state database_name partition development_mode_enabled service_name'],
  ['value', 'name value from_secret'],
])('20210101 writes %s as %s, unknown keys last', (kind, shape) => {
  expectOrder(kind, 20210101, shape);
});

test.each<[WrittenKind, TargetVersion, string]>([
  ['functionConfig', 20230101, 'name private run_as_system can_evaluate disable_arg_logs'],
  ['functionConfig', 20230101, 'name private run_as_user_id can_evaluate'],
  ['functionConfig', 20210101, 'name private run_as_user_id_script_source disable_arg_logs'],
  [
    'endpoint',
    20230101,
    'http_method route function_name secret_name validation_method respond_result fetch_custom_user_data create_user_on_auth disabled return_type',
  ],
  [
    'endpoint',
    20210101,
    'route http_method function_name validation_method secret_name respond_result fetch_custom_user_data create_user_on_auth disabled return_type',
  ],
  ['hostingMetadata', 20230101, 'path attrs[name value]'],
  ['hostingMetadata', 20210101, 'path attrs[name value]'],
])('the entries of %s in %i are written as %s', (kind, target, shape) => {
  expectOrder(kind, target, shape, true);
});

test.each<[WrittenKind, TargetVersion, string, string]>([
  [
    'provider',
    20230101,
    '{"b":{"config":1,"disabled":2,"type":3,"name":4},"a":{}}',
    '{"a":{},"b":{"name":4,"type":3,"disabled":2,"config":1}}',
  ],
  [
    'provider',
    20210101,
    '{"b":{"disabled":2,"config":1,"type":3,"name":4},"a":{}}',
    '{"a":{},"b":{"name":4,"type":3,"config":1,"disabled":2}}',
  ],
  [
    'relationships',
    20230101,
    '{"b":{"is_list":1,"foreign_key":2,"source_key":3,"ref":4},"a":{}}',
    '{"b":{"ref":4,"source_key":3,"foreign_key":2,"is_list":1},"a":{}}',
  ],
  [
    'collectionSchema',
    20230101,
    '{"title":1,"properties":{"b":1,"a":2}}',
    '{"title":1,"properties":{"b":1,"a":2}}',
  ],
  [
    'collectionSchema',
    20210101,
    '{"title":1,"properties":{"b":{"d":1,"c":2},"a":[{"f":1,"e":2}]}}',
    '{"properties":{"a":[{"e":2,"f":1}],"b":{"c":2,"d":1}},"title":1}',
  ],
  [
    'resolver',
    20210101,
    '{"on_type":1,"function_name":2,"field_name":3,"id":4}',
    '{"field_name":3,"function_name":2,"id":4,"on_type":1}',
  ],
  [
    'hostingConfig',
    20210101,
    '{"enabled":1,"custom_domain":2,"app_default_domain":3}',
    '{"enabled":1,"custom_domain":2,"app_default_domain":3}',
  ],
  [
    'value',
    20230101,
    '{"from_secret":1,"value":{"b":1,"a":2},"name":2}',
    '{"name":2,"value":{"b":1,"a":2},"from_secret":1}',
  ],
])('%s in %i orders names as the exporter does', (kind, target, given, wanted) => {
  const { document } = parseJson(file, given);
  const printed = printJson(document!.root, keyOrderOf(kind, target));
  expect(JSON.stringify(JSON.parse(printed))).toBe(wanted);
});

// Keys that stand in few exports: a table that loses or moves one would not show in the shapes above.
test.each<[WrittenKind, TargetVersion, string]>([
  ['settings', 20230101, 'name provider_region deployment_model environment allowed_request_origins'],
  ['service', 20210101, 'name type config secret_config version'],
  ['serviceRule', 20210101, 'name actions when'],
  ['defaultRule', 20210101, `roles[${realmRole}] filters[name query apply_when projection]`],
  ['defaultRule', 20230101, `roles[${role}] filters[name query apply_when projection]`],
  ['rules', 20210101, `collection database roles[${realmRole}] filters[name query apply_when projection]`],
  [
    'trigger',
    20210101,
    'id name type config{operation_type operation_types database collection providers service_name match project full_document full_document_before_change maximum_throughput schedule skip_catchup_events tolerate_resume_errors unordered} function_name disabled event_processors error_handler',
  ],
  ['trigger', 20230101, 'name type disabled config event_processors error_handler'],
  [
    'sync',
    20230101,
    'type state development_mode_enabled service_name database_name client_max_offline_days is_recovery_mode_disabled queryable_fields_names indexed_queryable_fields_names collection_queryable_fields_names asymmetric_tables partition{key type required permissions}',
  ],
])('the whole order of %s in %i is %s', (kind, target, shape) => {
  expectOrder(kind, target, shape);
});

test.each<[WrittenKind, TargetVersion]>([
  ['functionConfig', 20210101],
  ['functionConfig', 20230101],
])('the whole order of the entries of %s in %i', (kind, target) => {
  const shape =
    'name private run_as_system run_as_user_id run_as_user_id_script_source can_evaluate disable_arg_logs';
  expectOrder(kind, target, shape, true);
});

test.each<[WrittenKind, TargetVersion, string]>([
  [
    'provider',
    20210101,
    'anon-user{name type config secret_config disabled metadata_fields domain_restrictions redirect_uris}',
  ],
  [
    'provider',
    20230101,
    'anon-user{name type disabled config secret_config redirect_uris metadata_fields domain_restrictions}',
  ],
])('the whole order inside each of %s in %i', (kind, target, shape) => {
  expectOrder(kind, target, shape);
});
