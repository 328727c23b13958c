import type { App, DataSource, Service } from '../model/app';
import type { DocumentKind } from '../model/document-kind';
import type { Json, JsonObject } from '../model/json';
import { isMongoService } from '../model/mongo-service';
import { nameEndpoint } from '../model/name-endpoint';

type Visit = (kind: DocumentKind, document: Json | undefined, name: string) => void;

const kindByMark: ReadonlyMap<string, DocumentKind> = new Map([
  ['actions', 'serviceRule'],
  ['namespace', 'collectionRule'],
  ['database', 'collectionRule'],
  ['collection', 'collectionRule'],
  ['roles', 'collectionRule'],
]);

// The rule itself tells what it is of, as a service's config.json may be missing or lie.
function kindOfRule({ members }: JsonObject, service: Service): DocumentKind {
  for (const { key } of members) {
    const kind = kindByMark.get(key);
    if (kind) return kind;
  }
  return isMongoService(service) ? 'collectionRule' : 'serviceRule';
}

function visitService(service: Service, visit: Visit): void {
  visit('service', service.config, service.name);
  visit('defaultRule', service.defaultRule, service.name);
  for (const { name, document } of service.rules)
    visit(kindOfRule(document, service), document, `${service.name}/${name}`);
  for (const { name, config } of service.webhooks) visit('webhook', config, `${service.name}/${name}`);
}

function visitDataSource({ name, config, defaultRule, collections }: DataSource, visit: Visit): void {
  visit('dataSource', config, name);
  visit('defaultRule', defaultRule, name);
  for (const { database, collection, rules, schema, relationships } of collections) {
    const path = `${database}.${collection}`;
    visit('rules', rules, path);
    visit('collectionSchema', schema, path);
    visit('relationships', relationships, path);
  }
}

function visitEndpoint(endpoint: JsonObject, visit: Visit): void {
  visit('endpoint', endpoint, nameEndpoint(endpoint));
}

/** Calls `visit` for each document of an app, in the order of the components; `name` is empty where a kind has only one. */
export function visitDocuments(app: App, visit: Visit): void {
  const each = (kind: DocumentKind, items: App['triggers']): void => {
    for (const { name, document } of items) visit(kind, document, name);
  };
  visit('settings', app.settings, '');
  visit('link', app.link, '');
  each('environment', app.environments);
  visit('secrets', app.secrets, '');
  each('value', app.values);
  each('provider', app.providers.items);
  visit('customUserData', app.customUserData, '');
  for (const { name, config } of app.functions.items) visit('functionConfig', config, name);
  each('trigger', app.triggers);
  for (const source of app.dataSources) visitDataSource(source, visit);
  for (const service of app.services) visitService(service, visit);
  for (const endpoint of app.endpoints.items) visitEndpoint(endpoint, visit);
  visit('dataApi', app.dataApi, '');
  visit('graphqlConfig', app.graphql.config, '');
  visit('graphqlValidation', app.graphql.validation, '');
  each('resolver', app.graphql.resolvers);
  visit('hostingConfig', app.hosting.config, '');
  visit('hostingMetadata', app.hosting.metadata, '');
  visit('sync', app.sync, '');
  each('logForwarder', app.logForwarders);
}
