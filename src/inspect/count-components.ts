import type { App, Item, Service, Webhook } from '../model/app';
import type { AppFile } from '../model/app-file';
import type { ComponentName } from '../model/component';
import { isLegacyLayout } from '../model/config-version';
import { get, getObject, getText, isTrue, type Json, type JsonObject } from '../model/json';
import { isSynchronised } from '../model/is-synchronised';
import { isMongoService, typeOfService } from '../model/mongo-service';
import type { ComponentCount, ComponentItem } from './inventory';
import { nameEndpoint } from '../model/name-endpoint';

const item = (name: string, detail?: string, disabled = false): ComponentItem => ({
  name,
  ...(detail && { detail }),
  disabled,
});

const isDisabled = (document: Json | undefined): boolean => isTrue(document, 'disabled');

const ofItems = (items: readonly Item[]): ComponentItem[] =>
  items.map(({ name, document }) => item(name, undefined, isDisabled(document)));

function count(component: ComponentName, part: string, items: readonly ComponentItem[]): ComponentCount[] {
  return items.length ? [{ component, part, count: items.length, items }] : [];
}

function countTriggers({ triggers }: App): ComponentCount[] {
  const parts = {
    DATABASE: 'database triggers',
    SCHEDULED: 'scheduled triggers',
    AUTHENTICATION: 'authentication triggers',
  };
  const ofType = (isMeant: (type: string) => boolean): ComponentItem[] =>
    ofItems(triggers.filter(({ document }) => isMeant(getText(document, 'type') ?? '')));
  return [
    ...Object.entries(parts).flatMap(([type, part]) =>
      count(
        'triggers',
        part,
        ofType((own) => own === type),
      ),
    ),
    ...count(
      'triggers',
      'triggers of no known type',
      ofType((own) => !Object.hasOwn(parts, own)),
    ),
  ];
}

/** A collection as its rule names it; rules of 2018 name it by namespace. */
function nameOfRule({ name, document }: Item): string {
  const [database, collection] = [getText(document, 'database'), getText(document, 'collection')];
  return database && collection ? `${database}.${collection}` : (getText(document, 'namespace') ?? name);
}

const clusterOf = (config: JsonObject | undefined): string | undefined =>
  getText(config, 'config', 'clusterName');

// Before 20210101 a cluster is a service, with its rules and the settings of sync inside.
function countData(app: App, clusters: readonly Service[]): ComponentCount[] {
  const collections = app.dataSources.flatMap((source) => source.collections);
  const defaultRules = [...clusters, ...app.dataSources].filter(({ defaultRule }) => defaultRule);
  return [
    ...count(
      'data-sources',
      'linked data sources',
      [...clusters, ...app.dataSources].map(({ name, config }) => item(name, clusterOf(config))),
    ),
    ...count('rules', 'collections with rules or a schema', [
      ...clusters.flatMap(({ rules }) => rules.map((rule) => item(nameOfRule(rule)))),
      ...collections.map(({ database, collection }) => item(`${database}.${collection}`)),
    ]),
    ...count(
      'rules',
      'data sources with default rules',
      defaultRules.map(({ name }) => item(name)),
    ),
  ];
}

function countSync(app: App, clusters: readonly Service[]): ComponentCount[] {
  const inServices = clusters.filter(({ config }) => isSynchronised(get(config, 'config', 'sync')));
  return count('sync', 'data sources that are synchronised', [
    ...inServices.map(({ name }) => item(name)),
    ...(isSynchronised(app.sync) ? [item(getText(app.sync, 'service_name') ?? 'sync/config.json')] : []),
  ]);
}

// A folder of packages can have more files than the rest of the app, and their names say nothing.
function countFunctionFiles(files: readonly AppFile[]): ComponentCount[] {
  const isPackage = ({ path }: AppFile): boolean => path.startsWith('functions/node_modules/');
  const packages = files.filter(isPackage);
  return count('functions', 'other files in functions/', [
    ...files.filter((file) => !isPackage(file)).map(({ path }) => item(path.slice('functions/'.length))),
    ...(packages.length ? [item('node_modules/', `files: ${packages.length}`)] : []),
  ]);
}

/** What is odd about a webhook; one that lacks a part has nothing to run. */
function describeWebhook({ config, source, secrets }: Webhook): string {
  const odd = [
    config ? undefined : 'no config.json',
    source ? undefined : 'no source.js',
    secrets.length ? 'secret in plain text' : undefined,
  ];
  return odd.filter((each) => each !== undefined).join(', ');
}

function countServices({ services }: App, others: readonly Service[]): ComponentCount[] {
  return [
    ...count(
      'services',
      'third-party services',
      others.map((service) => item(service.name, typeOfService(service))),
    ),
    ...count(
      'services',
      'rules of third-party services',
      others.flatMap(({ name, rules }) =>
        rules.map(({ name: rule, document }) => item(`${name}/${getText(document, 'name') || rule}`)),
      ),
    ),
    ...count(
      'endpoints',
      'incoming webhooks',
      services.flatMap(({ name, webhooks }) =>
        webhooks.map((webhook) => item(`${name}/${webhook.name}`, describeWebhook(webhook))),
      ),
    ),
  ];
}

function countUserData(app: App): ComponentCount[] {
  const users = app.customUserData ?? getObject(app.settings, 'custom_user_data_config');
  if (!isTrue(users, 'enabled')) return [];
  const names = ['database_name', 'collection_name'].map((key) => getText(users, key) ?? '?');
  return count('custom-user-data', 'collections with custom user data', [item(names.join('.'))]);
}

// Tools read a secret by owner and field, as in `services/twilio/auth_token`; what is deeper is part of the secret.
const depthOfNames = 3;

function namesOfSecrets(node: Json, path: readonly string[] = []): string[] {
  if (node.kind !== 'object' || path.length === depthOfNames) return path.length ? [path.join('/')] : [];
  return node.members.flatMap(({ key, value }) => namesOfSecrets(value, [...path, key]));
}

function countSecrets({ secrets }: App): ComponentCount[] {
  const names = secrets ? namesOfSecrets(secrets) : [];
  return count(
    'secrets',
    'secrets in plain text in secrets.json',
    names.map((name) => item(name)),
  );
}

/** Counts what is in an app, in its own version: a webhook is a webhook. What is not there is not listed. */
export function countComponents(app: App): ComponentCount[] {
  const isCluster = (service: Service): boolean => isLegacyLayout(app.version) && isMongoService(service);
  const clusters = app.services.filter(isCluster);
  const others = app.services.filter((service) => !isCluster(service));
  return [
    ...count('environments', 'environments', ofItems(app.environments)),
    ...countSecrets(app),
    ...count('values', 'values', ofItems(app.values)),
    ...count('auth', 'authentication providers', ofItems(app.providers.items)),
    ...countUserData(app),
    ...count(
      'functions',
      'functions',
      app.functions.items.map(({ name }) => item(name)),
    ),
    ...countFunctionFiles(app.functionFiles),
    ...countTriggers(app),
    ...countData(app, clusters),
    ...countServices(app, others),
    ...count(
      'endpoints',
      'HTTPS endpoints',
      app.endpoints.items.map((endpoint) => item(nameEndpoint(endpoint), undefined, isDisabled(endpoint))),
    ),
    ...count(
      'data-api',
      'Data API',
      app.dataApi ? [item('Data API', undefined, isDisabled(app.dataApi))] : [],
    ),
    ...count('graphql', 'GraphQL resolvers', ofItems(app.graphql.resolvers)),
    ...count(
      'hosting',
      'hosted files',
      app.hosting.files.map(({ path }) => item(path.slice('hosting/files/'.length))),
    ),
    ...countSync(app, clusters),
    ...count('log-forwarders', 'log forwarders', ofItems(app.logForwarders)),
    ...count(
      'other',
      'other files',
      app.extras.map(({ path }) => item(path)),
    ),
  ];
}
