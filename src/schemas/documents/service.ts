import { byType } from '../by-type';
import { anything, byName, ids, keys, number, oneOf, text, type Schema } from '../notation';
import { clusterConfig } from '../parts/cluster-config';
import { syncInService } from '../parts/sync-in-service';
import { always } from '../shape';

const type = oneOf(
  'mongodb-atlas',
  'datalake',
  'mongodb',
  'http',
  'github',
  'twilio',
  'aws',
  'aws-ses',
  'aws-s3',
  'gcm',
);

const ofType = (config: Schema, secrets: Schema): Schema =>
  keys({ name: text, type }, { ...ids, config, secret_config: secrets, version: number });

// Keys of the server's own records, found in folders that were copied by hand.
const serverRecords = {
  uri: anything,
  clusterId: anything,
  groupName: anything,
  orgName: anything,
  clusterSize: anything,
  lastUpdated: anything,
};
const mongo = ofType(
  keys(
    {},
    { ...clusterConfig, ...serverRecords, clusterName: text, dataLakeName: text, sync: syncInService },
  ),
  byName(anything),
);
const none = ofType(keys({}, {}), keys({}, {}));
const aws = ofType(keys({}, { accessKeyId: text, region: text }), keys({}, { secretAccessKey: text }));

const schemas = {
  'mongodb-atlas': mongo,
  datalake: mongo,
  mongodb: mongo,
  http: none,
  github: none,
  twilio: ofType(keys({}, { sid: text }), keys({}, { auth_token: text })),
  aws,
  'aws-ses': aws,
  'aws-s3': aws,
  gcm: ofType(keys({}, { senderId: text }), keys({}, { apiKey: text })),
};
/** A service, by its type. `secret_config` names secrets. From 20210101 on it is of a third party only. */
export const service = always(byType(schemas, ofType(anything, anything)));
