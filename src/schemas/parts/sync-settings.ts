import { anything, byName, flag, keys, list, number, oneOf, text } from '../notation';

/** The settings of Device Sync, without `state`. */
export const syncSettings = {
  type: oneOf('flexible', 'partition'),
  development_mode_enabled: flag,
  service_name: text,
  database_name: text,
  client_max_offline_days: number,
  is_recovery_mode_disabled: flag,
  partition: keys(
    {},
    { key: text, type: text, required: flag, permissions: keys({}, { read: anything, write: anything }) },
  ),
  queryable_fields_names: list(text),
  indexed_queryable_fields_names: list(text),
  collection_queryable_fields_names: byName(list(text)),
  asymmetric_tables: list(text),
  // Both were exported until early 2024 and are read by nothing.
  permissions: anything,
  last_disabled: anything,
};
