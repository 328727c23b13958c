import type { Json } from '../../model/json';
import { byType } from '../by-type';
import { anything, byName, either, flag, ids, keys, list, oneOf, text, type Schema } from '../notation';
import { collectionOperations, deploymentOperations, documentOperations } from '../parts/operations';
import { providerType } from '../parts/provider-type';
import type { Schemas } from '../shape';

/** The `config` of each type of trigger. */
interface Configs {
  readonly database: Schema;
  readonly authentication: Schema;
  readonly scheduled: Schema;
}

const eventProcessors = keys(
  {},
  {
    FUNCTION: keys({ config: keys({ function_name: text }, { function_id: anything }) }, {}),
    AWS_EVENTBRIDGE: keys(
      { config: keys({ account_id: text, region: text }, { extended_json_enabled: flag }) },
      {},
    ),
  },
);

function schemasOf(configs: Configs): (document: Json) => Schema {
  const ofType = (config: Schema): Schema =>
    keys(
      { name: text, type: oneOf('DATABASE', 'AUTHENTICATION', 'SCHEDULED'), config },
      {
        ...ids,
        disabled: flag,
        event_processors: eventProcessors,
        error_handler: keys({}, { config: keys({}, { enabled: flag, function_name: text }) }),
        // Until autumn 2021; two files of 20230101 that were written by hand have it too.
        function_name: text,
        function_id: anything,
      },
    );
  const schemas = {
    DATABASE: ofType(configs.database),
    AUTHENTICATION: ofType(configs.authentication),
    SCHEDULED: ofType(configs.scheduled),
  };
  return byType(schemas, ofType(anything));
}

const operations = list(oneOf(...documentOperations, ...collectionOperations, ...deploymentOperations));
const database = {
  service_id: anything,
  // Empty for a trigger on a whole database, both empty for one on the whole cluster.
  database: text,
  collection: text,
  match: byName(anything),
  project: byName(anything),
  full_document: flag,
  full_document_before_change: flag,
  unordered: flag,
  tolerate_resume_errors: flag,
  maximum_throughput: flag,
  skip_catchup_events: flag,
};
const operation = oneOf('LOGIN', 'CREATE', 'DELETE');
const scheduled = keys({ schedule: text }, { skip_catchup_events: flag });
const providers = list(providerType);

const current = schemasOf({
  database: keys({ service_name: text, operation_types: operations }, database),
  authentication: keys({ operation_type: operation, providers }, {}),
  scheduled,
});

/** A trigger, by its type: App Services docs, "Trigger Configuration", and the exporter, which names the data source. */
export const trigger: Schemas = {
  legacy: schemasOf({
    database: keys({ operation_types: operations }, { ...database, service_name: text }),
    authentication: keys(
      {},
      { operation_type: either(operation, list(operation)), action_type: operation, providers },
    ),
    scheduled,
  }),
  realm: current,
  'app-services': current,
};
