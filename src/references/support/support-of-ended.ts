import type { App } from '../../model/app';
import { isSynchronised } from '../../model/is-synchronised';
import { isTrue } from '../../model/json';
import { nameEndpoint } from '../../model/name-endpoint';
import type { SupportEntry } from '../../model/support-status';
import { statusOfForwarder } from '../reach-functions';
import { entry, here, withStatus } from './entry';

/** What became of data access rules and Device Sync. */
export function supportOfRules({ dataSources, sync }: App): SupportEntry[] {
  const ruled = dataSources.flatMap(({ name, defaultRule, collections }) => [
    ...(defaultRule ? [`${name} (default)`] : []),
    ...collections.map(({ database, collection }) => `${database}.${collection}`),
  ]);
  return [
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
      here(isSynchronised(sync), 'sync'),
      'PowerSync, Ditto, ObjectBox, AWS AppSync, HiveMQ, Ably, or a backend of your own.',
    ),
  ];
}

/** What became of authentication. */
export function supportOfUsers({ providers, customUserData }: App): SupportEntry[] {
  const named = providers.items.filter(({ document }) => !isTrue(document, 'disabled'));
  return [
    ...entry(
      'auth',
      'authentication providers',
      'ended',
      named.map(({ name }) => name),
      'An authentication service of your own choice; ask MongoDB for the export of your users.',
    ),
    ...entry(
      'custom-user-data',
      'custom user data',
      'ended',
      here(isTrue(customUserData, 'enabled'), 'custom user data'),
      'Read the collection of users in your new backend.',
    ),
  ];
}

/** What became of all that answered requests, and of third-party services. */
export function supportOfRequests(app: App): SupportEntry[] {
  const webhooks = app.services.flatMap(({ name, webhooks: hooks }) =>
    hooks.map((hook) => `${name}/${hook.name}`),
  );
  const hosted = app.hosting.files.length;
  return [
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
      app.endpoints.items.map(nameEndpoint),
      'Cloud Run functions, which migrate-functions cloud-run makes of them; or drivers with a framework (Express, Spring Boot, FastAPI, RESTHeart) or with AWS Lambda, Azure Functions or Vercel.',
    ),
    ...entry(
      'endpoints',
      'incoming webhooks',
      'ended',
      webhooks,
      'Cloud Run functions, which migrate-functions cloud-run makes of them; or drivers with AWS Lambda, Azure Functions or Vercel.',
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
      here(hosted || isTrue(app.hosting.config, 'enabled'), `hosting/ (files: ${hosted})`),
      'Netlify, Vercel, Render, or an S3 bucket of your own.',
    ),
  ];
}

/** What became of log forwarders. */
export function supportOfForwarders({ logForwarders }: App): SupportEntry[] {
  const all = logForwarders.map(({ name, document }) => ({ name, status: statusOfForwarder(document) }));
  return [
    ...entry('log-forwarders', 'log forwarders that are switched off', 'off', withStatus(all, 'off')),
    ...entry(
      'log-forwarders',
      'log forwarders',
      'unknown',
      withStatus(all, 'unknown'),
      'MongoDB gave no notice of their end; check that logs still arrive.',
    ),
    ...entry('log-forwarders', 'log forwarders of what ended', 'ended', withStatus(all, 'ended')),
  ];
}
