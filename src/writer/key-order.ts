/**
 * The order in which MongoDB's exporter writes the keys of each document, by target version; measured, see
 * docs/exporter.md. Keys that a table does not name follow in their own order.
 */
import type { TargetVersion } from '../model/config-version';
import type { DocumentKind } from '../model/document-kind';

/** The order of an object's keys and of the objects inside it. */
export interface KeyOrder {
  /** The keys in order, or `sorted` for the order of their bytes. */
  readonly keys: readonly string[] | 'sorted';
  /** The order inside the values of these keys. */
  readonly inside?: Readonly<Record<string, KeyOrder>>;
  /** The order inside every value, or every item of an array. */
  readonly each?: KeyOrder;
}

/** The kinds of document that a target has; where one file holds all of a kind, the order is that of the file. */
export type WrittenKind = Exclude<DocumentKind, 'secrets' | 'collectionRule'>;

const order = (keys: string, inside?: KeyOrder['inside']): KeyOrder => ({
  keys: keys.split(' ').filter(Boolean),
  ...(inside && { inside }),
});
const each = (inner: KeyOrder): KeyOrder => ({ keys: [], each: inner });
const asIs = order('');
const sortedThroughout: KeyOrder = {
  keys: 'sorted',
  get each() {
    return sortedThroughout;
  },
};

const manifestEntry = order(
  'name private run_as_system run_as_user_id run_as_user_id_script_source can_evaluate disable_arg_logs',
);
const filter = order('name query apply_when projection');
const role = order(
  'name apply_when document_filters fields read write insert delete search additional_fields',
  {
    document_filters: order('read write'),
  },
);
// `fields` follows `search` since the serializer changed in early 2024; before, it stood ahead of the flags.
const currentRole = order(
  'name apply_when document_filters insert delete search read write fields additional_fields',
  {
    document_filters: order('read write'),
  },
);
const clusterConfig = order(
  'clusterName namespacePreimageConfigs readPreference readPreferenceTagSets wireProtocolEnabled',
);
const relationship = each(order('ref source_key foreign_key is_list'));
const attributes = each(order('path attrs', { attrs: each(order('name value')) }));
const logForwarder = order('name log_types log_statuses policy action disabled');
const validation = order(
  'read_validation_action read_validation_level write_validation_action write_validation_level',
);
const customUserData = order(
  'enabled mongo_service_name database_name collection_name user_id_field on_user_creation_function_name',
);
const dataSource = order('name type config version', { config: clusterConfig });
const link = order('config_version app_id group_id client_app_id last_pulled');
const dataApi = order(
  'versions run_as_user_id run_as_user_id_script_source can_evaluate log_function_arguments disabled validation_method secret_name fetch_custom_user_data create_user_on_auth return_type',
);
const graphqlConfig = order('use_natural_pluralization disable_schema_introspection');
const service = order('name type config secret_config version');
const serviceRule = order('name actions when');
const webhook = order(
  'name run_as_authed_user run_as_user_id run_as_user_id_script_source can_evaluate options respond_result disable_arg_logs fetch_custom_user_data create_user_on_auth',
  {
    options: order('httpMethod secret validationMethod'),
  },
);
const environment = order('values');

const shared = {
  link,
  customUserData,
  functionConfig: each(manifestEntry),
  dataSource,
  relationships: relationship,
  service,
  serviceRule,
  webhook,
  dataApi,
  graphqlConfig,
  graphqlValidation: validation,
  hostingMetadata: attributes,
  environment,
  logForwarder,
};

/** As the exporter of 20210101 wrote before its serializer changed in early 2024. */
const realm: Readonly<Record<WrittenKind, KeyOrder>> = {
  ...shared,
  settings: order(
    'app_id config_version name location provider_region deployment_model environment allowed_request_origins',
  ),
  provider: {
    keys: 'sorted',
    each: order('name type config secret_config disabled metadata_fields domain_restrictions redirect_uris'),
  },
  defaultRule: order('roles filters', { roles: each(role), filters: each(filter) }),
  rules: order('collection database roles filters', { roles: each(role), filters: each(filter) }),
  // The exporter of that time kept schemas in maps, which its serializer writes sorted.
  collectionSchema: sortedThroughout,
  endpoint: each(
    order(
      'route http_method function_name validation_method secret_name respond_result fetch_custom_user_data create_user_on_auth disabled return_type',
    ),
  ),
  trigger: order('id name type config function_name disabled event_processors error_handler', {
    config: order(
      'operation_type operation_types database collection providers service_name match project full_document full_document_before_change maximum_throughput schedule skip_catchup_events tolerate_resume_errors unordered',
    ),
  }),
  resolver: { keys: 'sorted' },
  hostingConfig: asIs,
  sync: order('state database_name partition development_mode_enabled service_name'),
  value: order('name value from_secret'),
};

/** As today's exporter writes. */
const current: Readonly<Record<WrittenKind, KeyOrder>> = {
  ...shared,
  settings: order('name provider_region deployment_model environment allowed_request_origins'),
  provider: {
    keys: 'sorted',
    each: order('name type disabled config secret_config redirect_uris metadata_fields domain_restrictions'),
  },
  defaultRule: order('roles filters', { roles: each(currentRole), filters: each(filter) }),
  rules: order('database collection filters roles', {
    roles: each(currentRole),
    filters: each(filter),
  }),
  collectionSchema: asIs,
  endpoint: each(
    order(
      'http_method route function_name secret_name validation_method respond_result fetch_custom_user_data create_user_on_auth disabled return_type',
    ),
  ),
  trigger: order('name type disabled config event_processors error_handler', { config: { keys: 'sorted' } }),
  resolver: order(
    'on_type field_name function_name input_type_format payload_type_format input_type payload_type',
  ),
  hostingConfig: order('enabled default_error_path default_error_code'),
  sync: order(
    'type state development_mode_enabled service_name database_name client_max_offline_days is_recovery_mode_disabled queryable_fields_names indexed_queryable_fields_names collection_queryable_fields_names asymmetric_tables partition',
    { partition: order('key type required permissions') },
  ),
  value: order('name value from_secret'),
};

/** The order of a document in a target version. */
export function keyOrderOf(kind: WrittenKind, target: TargetVersion): KeyOrder {
  return target === 20230101 ? current[kind] : realm[kind];
}
