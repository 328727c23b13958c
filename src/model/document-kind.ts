/**
 * A kind of document that an app has; in the order of its components. The rooms that know something of each kind key their
 * tables by it: `schemas` what a document may hold, `writer` the order of its keys.
 */
export type DocumentKind =
  | 'settings'
  | 'link'
  | 'secrets'
  | 'environment'
  | 'value'
  | 'provider'
  | 'customUserData'
  | 'functionConfig'
  | 'trigger'
  | 'dataSource'
  | 'defaultRule'
  | 'rules'
  | 'collectionSchema'
  | 'relationships'
  | 'collectionRule'
  | 'service'
  | 'serviceRule'
  | 'webhook'
  | 'endpoint'
  | 'dataApi'
  | 'graphqlConfig'
  | 'graphqlValidation'
  | 'resolver'
  | 'hostingConfig'
  | 'hostingMetadata'
  | 'sync'
  | 'logForwarder';
