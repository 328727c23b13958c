import type { App } from '../model/app';
import type { ComponentName } from '../model/component';
import type { FunctionCalls } from '../model/function-calls';
import { get, getText, isTrue } from '../model/json';
import { nameEndpoint } from '../model/name-endpoint';

/** What became of a part of an app when App Services ended. */
export type LifeStatus = 'runs' | 'ended' | 'unknown';

/** One part of the app, with what became of it. */
export interface LifeEntry {
  readonly component: ComponentName;
  /** What the entry is about: `database triggers`, `functions that a trigger calls`. */
  readonly part: string;
  readonly status: LifeStatus;
  /** The names, or nothing where the part is one thing. */
  readonly names: readonly string[];
  /** What MongoDB recommends instead, or what to know. */
  readonly instead?: string;
}

const ofType = (app: App, type: string): string[] =>
  app.triggers.filter(({ document }) => getText(document, 'type') === type).map(({ name }) => name);

/** The functions that a database or scheduled trigger calls. */
export function functionsOfTriggers(app: App): Set<string> {
  const called = new Set<string>();
  for (const { document } of app.triggers) {
    if (getText(document, 'type') === 'AUTHENTICATION') continue;
    const names = [
      get(document, 'event_processors', 'FUNCTION', 'config', 'function_name'),
      get(document, 'function_name'),
      get(document, 'error_handler', 'config', 'function_name'),
    ];
    for (const node of names) if (getText(node)) called.add(getText(node)!);
  }
  return called;
}

/** Every function that starts from some and is called by one of them, or by one that they call; those included. */
export function functionsReachedFrom(names: Iterable<string>, { of }: FunctionCalls): Set<string> {
  const reached = new Set<string>();
  const pending = [...names];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    pending.push(...(of.get(name) ?? []));
  }
  return reached;
}

function entry(
  component: ComponentName,
  part: string,
  status: LifeStatus,
  names: readonly string[],
  instead?: string,
): LifeEntry[] {
  return names.length ? [{ component, part, status, names, ...(instead && { instead }) }] : [];
}

const here = (present: unknown, name: string): string[] => (present ? [name] : []);

const elsewhere =
  'Move those that clients called to a backend of your own, such as Cloud Run functions, AWS Lambda, Azure Functions or Vercel.';

function lifeOfFunctions(app: App, calls: FunctionCalls | undefined): LifeEntry[] {
  const called = functionsOfTriggers(app);
  const reached = calls ? functionsReachedFrom(called, calls) : called;
  const all = app.functions.items.map(({ name }) => name);
  const unfollowed = all.filter((name) => reached.has(name) && calls?.unfollowed.has(name)).length;
  const unless = !calls
    ? 'They run only when a function of a trigger calls them. '
    : unfollowed
      ? `A function that runs may call them in a way that could not be followed; functions with such calls: ${unfollowed}. `
      : '';
  return [
    ...entry(
      'functions',
      'functions that a trigger calls',
      'runs',
      all.filter((name) => called.has(name)),
    ),
    ...entry(
      'functions',
      'functions that those call',
      'runs',
      all.filter((name) => reached.has(name) && !called.has(name)),
    ),
    ...entry(
      'functions',
      calls ? 'functions that no trigger leads to' : 'functions that no trigger calls',
      'ended',
      all.filter((name) => !reached.has(name)),
      `${unless}${elsewhere}`,
    ),
  ];
}

function lifeOfData(app: App): LifeEntry[] {
  const ruled = app.dataSources.flatMap(({ name, defaultRule, collections }) => [
    ...(defaultRule ? [`${name} (default)`] : []),
    ...collections.map(({ database, collection }) => `${database}.${collection}`),
  ]);
  return [
    ...entry(
      'data-sources',
      'linked data sources',
      'runs',
      app.dataSources.map(({ name }) => name),
    ),
    ...entry(
      'rules',
      'data access rules and schemas',
      'ended',
      ruled,
      'Nothing asks them any more: functions of triggers run as system. Enforce access in your new backend.',
    ),
    ...entry(
      'sync',
      'Device Sync',
      'ended',
      here(getText(app.sync, 'state') || get(app.sync, 'partition'), 'sync'),
      'PowerSync, Ditto, ObjectBox, AWS AppSync, HiveMQ, Ably, or a backend of your own.',
    ),
  ];
}

/**
 * Says of every part of a migrated app whether it still runs, and what to use instead of what does not.
 *
 * @param calls which functions call which, when the sources were read
 */
export function whatStillRuns(app: App, calls?: FunctionCalls): LifeEntry[] {
  const webhooks = app.services.flatMap(({ name, webhooks: hooks }) =>
    hooks.map((hook) => `${name}/${hook.name}`),
  );
  const endpoints = app.endpoints.items.map(nameEndpoint);
  const providers = app.providers.items
    .filter(({ document }) => !isTrue(document, 'disabled'))
    .map(({ name }) => name);
  return [
    ...entry(
      'values',
      'values and the secrets that they refer to',
      'runs',
      app.values.map(({ name }) => name),
    ),
    ...entry(
      'auth',
      'authentication providers',
      'ended',
      providers,
      'An authentication service of your own choice; ask MongoDB for the export of your users.',
    ),
    ...entry(
      'custom-user-data',
      'custom user data',
      'ended',
      here(isTrue(app.customUserData, 'enabled'), 'custom user data'),
      'Read the collection of users in your new backend.',
    ),
    ...lifeOfFunctions(app, calls),
    ...entry('triggers', 'database triggers', 'runs', ofType(app, 'DATABASE')),
    ...entry('triggers', 'scheduled triggers', 'runs', ofType(app, 'SCHEDULED')),
    ...entry(
      'triggers',
      'authentication triggers',
      'ended',
      ofType(app, 'AUTHENTICATION'),
      'Do their work in your new authentication service.',
    ),
    ...lifeOfData(app),
    ...entry(
      'services',
      'third-party services',
      'ended',
      app.services.map(({ name }) => name),
      'Packages from npm inside the functions.',
    ),
    ...entry(
      'endpoints',
      'HTTPS endpoints',
      'ended',
      endpoints,
      'Drivers with a framework (Express, Spring Boot, FastAPI, RESTHeart) or with Cloud Run functions, AWS Lambda, Azure Functions or Vercel.',
    ),
    ...entry(
      'endpoints',
      'incoming webhooks',
      'ended',
      webhooks,
      'Drivers with Cloud Run functions, AWS Lambda, Azure Functions or Vercel.',
    ),
    ...entry(
      'data-api',
      'Data API',
      'ended',
      here(app.dataApi && !isTrue(app.dataApi, 'disabled'), 'Data API'),
      'The Express server of the MongoDB docs, RESTHeart, or a backend of your own.',
    ),
    ...entry(
      'graphql',
      'GraphQL resolvers',
      'ended',
      app.graphql.resolvers.map(({ name }) => name),
      'Apollo, Hasura, WunderGraph, Neurelo, Render.',
    ),
    ...entry(
      'hosting',
      'static hosting',
      'ended',
      here(
        app.hosting.files.length || isTrue(app.hosting.config, 'enabled'),
        `hosting/ (files: ${app.hosting.files.length})`,
      ),
      'Netlify, Vercel, Render, or an S3 bucket of your own.',
    ),
    ...entry(
      'log-forwarders',
      'log forwarders',
      'unknown',
      app.logForwarders.map(({ name }) => name),
      'MongoDB gave no notice of their end; check that logs still arrive.',
    ),
  ];
}
