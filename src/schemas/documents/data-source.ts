import { getText, type Json } from '../../model/json';
import { ids, keys, number, oneOf, text, type Schema } from '../notation';
import { clusterConfig } from '../parts/cluster-config';
import { syncInService } from '../parts/sync-in-service';
import type { Schemas } from '../shape';

const type = oneOf('mongodb-atlas', 'datalake');
const more = { ...ids, version: number };
const datalake = keys({ name: text, type, config: keys({ dataLakeName: text }, {}) }, more);

function schemasOf(cluster: Schema): (document: Json) => Schema {
  const atlas = keys({ name: text, type, config: cluster }, more);
  return (document) => (getText(document, 'type') === 'datalake' ? datalake : atlas);
}

// Exports for source control have no cluster, and those of April 2021 still had sync in here.
const realm = schemasOf(keys({}, { ...clusterConfig, clusterName: text, sync: syncInService }));

/** A linked cluster or federated database, by its type. */
export const dataSource: Schemas = {
  legacy: realm,
  realm,
  'app-services': schemasOf(keys({ clusterName: text }, clusterConfig)),
};
