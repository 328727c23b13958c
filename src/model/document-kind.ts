/**
 * Every kind of document that an app has, in the order of its components. The rooms that know something of each key their
 * tables by it: `schemas` what it may hold, `writer` the order of its keys.
 */
export const documentKinds = [
  'settings',
  'link',
  'secrets',
  'environment',
  'value',
  'provider',
  'customUserData',
  'functionConfig',
  'trigger',
  'dataSource',
  'defaultRule',
  'rules',
  'collectionSchema',
  'relationships',
  'collectionRule',
  'service',
  'serviceRule',
  'webhook',
  'endpoint',
  'dataApi',
  'graphqlConfig',
  'graphqlValidation',
  'resolver',
  'hostingConfig',
  'hostingMetadata',
  'sync',
  'logForwarder',
] as const;

/** A kind of document. */
export type DocumentKind = (typeof documentKinds)[number];
