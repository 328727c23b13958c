import type { ComponentName } from '../model/component';
import type { DocumentKind } from '../model/document-kind';
import { collectionRule } from './documents/collection-rule';
import { collectionSchema } from './documents/collection-schema';
import { customUserData } from './documents/custom-user-data';
import { dataApi } from './documents/data-api';
import { dataSource } from './documents/data-source';
import { defaultRule } from './documents/default-rule';
import { endpoint } from './documents/endpoint';
import { environment } from './documents/environment';
import { functionConfig } from './documents/function-config';
import { graphqlConfig } from './documents/graphql-config';
import { graphqlValidation } from './documents/graphql-validation';
import { hostingConfig } from './documents/hosting-config';
import { hostingMetadata } from './documents/hosting-metadata';
import { link } from './documents/link';
import { logForwarder } from './documents/log-forwarder';
import { provider } from './documents/provider';
import { relationships } from './documents/relationships';
import { resolver } from './documents/resolver';
import { rules } from './documents/rules';
import { secrets } from './documents/secrets';
import { service } from './documents/service';
import { serviceRule } from './documents/service-rule';
import { settings } from './documents/settings';
import { sync } from './documents/sync';
import { trigger } from './documents/trigger';
import { value } from './documents/value';
import { webhook } from './documents/webhook';
import type { Schemas } from './shape';

interface DocumentFacts {
  readonly component: ComponentName;
  /** What messages call one of them, before its name; `many` for several. */
  readonly one: string;
  readonly many: string;
  readonly schemas: Schemas;
}

const facts = (component: ComponentName, one: string, many: string, schemas: Schemas): DocumentFacts => ({
  component,
  one,
  many,
  schemas,
});

// Of these an app has one.
const single = (component: ComponentName, one: string, schemas: Schemas): DocumentFacts =>
  facts(component, one, one, schemas);

/** What is known of each kind of document. */
export const documentFacts: Readonly<Record<DocumentKind, DocumentFacts>> = {
  settings: single('settings', 'the root file', settings),
  link: single('settings', 'the file in .mdb', link),
  secrets: single('secrets', 'secrets.json', secrets),
  environment: facts('environments', 'the environment', 'environments', environment),
  value: facts('values', 'the value', 'values', value),
  provider: facts('auth', 'the provider', 'providers', provider),
  customUserData: single('custom-user-data', 'the settings of custom user data', customUserData),
  functionConfig: facts('functions', 'the function', 'functions', functionConfig),
  trigger: facts('triggers', 'the trigger', 'triggers', trigger),
  dataSource: facts('data-sources', 'the data source', 'data sources', dataSource),
  defaultRule: facts('rules', 'the default rule of', 'default rules', defaultRule),
  rules: facts('rules', 'the rules of', 'collections with rules', rules),
  collectionSchema: facts('rules', 'the schema of', 'collections with a schema', collectionSchema),
  relationships: facts('rules', 'the relationships of', 'collections with relationships', relationships),
  collectionRule: facts('rules', 'the rule of', 'rules of collections', collectionRule),
  service: facts('services', 'the service', 'services', service),
  serviceRule: facts('services', 'the service rule', 'service rules', serviceRule),
  webhook: facts('endpoints', 'the webhook', 'webhooks', webhook),
  endpoint: facts('endpoints', 'the endpoint', 'endpoints', endpoint),
  dataApi: single('data-api', 'the settings of the Data API', dataApi),
  graphqlConfig: single('graphql', 'graphql/config.json', graphqlConfig),
  graphqlValidation: single('graphql', 'graphql/validation_settings.json', graphqlValidation),
  resolver: facts('graphql', 'the resolver', 'resolvers', resolver),
  hostingConfig: single('hosting', 'hosting/config.json', hostingConfig),
  hostingMetadata: single('hosting', 'hosting/metadata.json', hostingMetadata),
  sync: single('sync', 'sync/config.json', sync),
  logForwarder: facts('log-forwarders', 'the log forwarder', 'log forwarders', logForwarder),
};
