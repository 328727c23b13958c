import type { App } from '../model/app';
import type { ComponentName } from '../model/component';
import { getText, walkJson, type Json } from '../model/json';
import { nameEndpoint } from '../model/name-endpoint';

/** An expansion in the configuration: `%(...)`. */
export interface Expansion {
  /** What stands between the brackets. */
  readonly inside: string;
  readonly component: ComponentName;
  /** The name of the component that has it. */
  readonly by: string;
  readonly at: Json;
}

type Visit = (component: ComponentName, by: string, document: Json | undefined) => void;

/** Every document that is pushed and may have an expansion in it; secrets and the environments themselves have none. */
function visitPushed(app: App, visit: Visit): void {
  visit('settings', 'the root file', app.settings);
  for (const { name, document } of app.values) visit('values', name, document);
  for (const { name, document } of app.providers.items) visit('auth', name, document);
  visit('custom-user-data', 'custom user data', app.customUserData);
  for (const { name, config } of app.functions.items) visit('functions', name, config);
  for (const { name, document } of app.triggers) visit('triggers', name, document);
  for (const { name, config, defaultRule, collections } of app.dataSources) {
    visit('data-sources', name, config);
    visit('rules', name, defaultRule);
    for (const { database, collection, rules, schema, relationships } of collections)
      for (const document of [rules, schema, relationships])
        visit('rules', `${database}.${collection}`, document);
  }
  for (const { name, config, rules, webhooks } of app.services) {
    visit('services', name, config);
    for (const rule of rules) visit('services', `${name}/${rule.name}`, rule.document);
    for (const webhook of webhooks) visit('endpoints', `${name}/${webhook.name}`, webhook.config);
  }
  for (const endpoint of app.endpoints.items) visit('endpoints', nameEndpoint(endpoint), endpoint);
  visit('data-api', 'Data API', app.dataApi);
  visit('graphql', 'graphql', app.graphql.config);
  for (const { name, document } of app.graphql.resolvers) visit('graphql', name, document);
  visit('hosting', 'hosting', app.hosting.config);
  visit('sync', 'sync', app.sync);
  for (const { name, document } of app.logForwarders) visit('log-forwarders', name, document);
}

/** Every expansion in the configuration of an app, in the order of its components. */
export function findExpansions(app: App): Expansion[] {
  const found: Expansion[] = [];
  visitPushed(app, (component, by, document) => {
    // Most documents have none, and their text tells it quicker than a walk.
    if (!document || document.document?.text.includes('%(') === false) return;
    walkJson(document, (node) => {
      for (const [, inside] of (getText(node) ?? '').matchAll(/%\(([^()]*)\)/g))
        if (inside !== undefined) found.push({ inside: inside.trim(), component, by, at: node });
    });
  });
  return found;
}
