import type { App, Service } from '../model/app';
import { placeInSource, type AppSource } from '../model/app-source';
import type { ComponentName } from '../model/component';
import { get, getItems, getObject, getText, isTrue, walkJson, type Json } from '../model/json';
import { findExpansions } from './find-expansions';
import { nameEndpoint } from '../model/name-endpoint';
import type { Reference, ReferenceKind } from '../model/reference';

type Add = (kind: ReferenceKind, node: Json | undefined) => void;

function ofTrigger(document: Json, add: Add): void {
  add('function', get(document, 'function_name'));
  add('function', get(document, 'event_processors', 'FUNCTION', 'config', 'function_name'));
  add('function', get(document, 'error_handler', 'config', 'function_name'));
  add('data-source', get(document, 'config', 'service_name'));
}

function ofProvider(document: Json, add: Add): void {
  const config = get(document, 'config');
  if (isTrue(config, 'runResetFunction')) add('function', get(config, 'resetFunctionName'));
  if (isTrue(config, 'runConfirmationFunction')) add('function', get(config, 'confirmationFunctionName'));
  add('function', get(config, 'authFunctionName'));
  ofSecretConfig(document, add);
}

function ofSecretConfig(document: Json | undefined, add: Add): void {
  for (const { value } of getObject(document, 'secret_config')?.members ?? []) {
    if (value.kind === 'array') for (const item of value.items) add('secret', item);
    else add('secret', value);
  }
}

/** Expressions call functions by `%function`, wherever an expression may stand. */
function ofExpressions(document: Json | undefined, add: Add): void {
  // Most documents call no function, and their text tells it quicker than a walk.
  if (!document || document.document?.text.includes('%function') === false) return;
  walkJson(document, (node) => {
    const call = node.kind === 'object' ? get(node, '%function') : undefined;
    if (call) add('function', get(call, 'name'));
  });
}

function ofLogForwarder(document: Json, add: Add): void {
  const action = get(document, 'action');
  if (getText(action, 'type') === 'function') add('function', get(action, 'name'));
  if (getText(action, 'type') === 'collection') add('data-source', get(action, 'data_source'));
}

const ofEnvironment = /^%%environment\.values\.([^.]+)/;

/** The values of the environment that the configuration takes by template expansions. */
function ofExpansions(app: App): Reference[] {
  return findExpansions(app).flatMap(({ inside, component, by, at }) => {
    const name = ofEnvironment.exec(inside)?.[1];
    return name === undefined ? [] : [{ kind: 'environment-value' as const, name, component, by, at }];
  });
}

function ofSources(app: App, sources: readonly AppSource[]): Reference[] {
  const dataSources = new Set(app.dataSources.map(({ name }) => name));
  return sources.flatMap((source) =>
    (source.facts?.names ?? []).map(({ kind, name, position }) => ({
      kind: kind === 'service' && dataSources.has(name) ? 'data-source' : kind,
      name,
      component: source.component,
      by: source.name,
      at: placeInSource(source, position),
    })),
  );
}

/** Adds the references of a component to a list. */
function adding(references: Reference[]): (component: ComponentName, by: string) => Add {
  return (component, by) => (kind, node) => {
    const name = getText(node);
    if (name && node && !name.includes('%(')) references.push({ kind, name, component, by, at: node });
  };
}

/** The references of services, with those of their rules and webhooks. */
export function collectServiceReferences(services: readonly Service[]): Reference[] {
  const references: Reference[] = [];
  const from = adding(references);
  for (const { name, config, rules, webhooks } of services) {
    ofSecretConfig(config, from('services', name));
    for (const rule of rules) ofExpressions(rule.document, from('services', `${name}/${rule.name}`));
    for (const webhook of webhooks)
      ofExpressions(get(webhook.config, 'can_evaluate'), from('services', `${name}/${webhook.name}`));
  }
  return references;
}

/**
 * Every reference inside an app: of its configuration, in the order of its components, then of its sources.
 *
 * @param sources what was read in the sources of the app's functions
 */
export function collectReferences(app: App, sources: readonly AppSource[] = []): Reference[] {
  const references: Reference[] = [];
  const from = adding(references);
  for (const { name, document } of app.values) {
    if (isTrue(document, 'from_secret')) from('values', name)('secret', get(document, 'value'));
  }
  for (const { name, document } of app.providers.items) ofProvider(document, from('auth', name));
  const users = from('custom-user-data', 'custom user data');
  if (isTrue(app.customUserData, 'enabled'))
    users('data-source', get(app.customUserData, 'mongo_service_name'));
  users('function', get(app.customUserData, 'on_user_creation_function_name'));
  for (const { name, config } of app.functions.items)
    ofExpressions(get(config, 'can_evaluate'), from('functions', name));
  for (const { name, document } of app.triggers) ofTrigger(document, from('triggers', name));
  for (const { name, defaultRule, collections } of app.dataSources) {
    ofExpressions(defaultRule, from('rules', name));
    for (const { database, collection, rules, schema } of collections) {
      for (const document of [rules, schema])
        ofExpressions(document, from('rules', `${database}.${collection}`));
    }
  }
  for (const reference of collectServiceReferences(app.services)) references.push(reference);
  for (const endpoint of app.endpoints.items) {
    const add = from('endpoints', nameEndpoint(endpoint));
    add('function', get(endpoint, 'function_name'));
    add('secret', get(endpoint, 'secret_name'));
  }
  from('data-api', 'Data API')('secret', get(app.dataApi, 'secret_name'));
  ofExpressions(get(app.dataApi, 'can_evaluate'), from('data-api', 'Data API'));
  for (const { name, document } of app.graphql.resolvers)
    from('graphql', name)('function', get(document, 'function_name'));
  from('sync', 'sync')('data-source', get(app.sync, 'service_name'));
  ofExpressions(app.sync, from('sync', 'sync'));
  for (const { name, document } of app.logForwarders) ofLogForwarder(document, from('log-forwarders', name));
  for (const reference of ofExpansions(app)) references.push(reference);
  for (const reference of ofSources(app, sources)) references.push(reference);
  return references;
}

/** The paths that hosting metadata names and no hosted file has. */
export function missingHostedFiles(app: App): Json[] {
  const hosted = new Set(app.hosting.files.map(({ path }) => path.slice('hosting/files'.length)));
  return getItems(app.hosting.metadata).flatMap((entry) => {
    const path = get(entry, 'path');
    const text = getText(path);
    return path && text && !hosted.has(text.startsWith('/') ? text : `/${text}`) ? [path] : [];
  });
}
