import type { App, DataSource, Service } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import type { Decision } from '../../src/model/decision';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import { get, getItems, getObject, getText, type Json, type JsonObject } from '../../src/model/json';
import { added, rewritten } from '../../src/model/make-json';
import { placeOf } from '../../src/model/place';
import { reason } from '../../src/model/reason';
import { withoutId } from '../shared/ids';
import { isMongoService, typeOfService } from '../../src/model/mongo-service';
import { splitRule } from './split-rule';

const wouldApply = reason(
  'The default rule would apply to a collection whose rule was left out; which one that is, is not known.',
  'safety/access',
);
const noUri = reason(
  'A data source is an Atlas cluster; a connection string has no place in it.',
  'docs/config',
);
const outsideAtlas = reason('A MongoDB outside of Atlas cannot be a data source.', 'docs/config');
const atlasInstead = reason('The service was chosen to become an Atlas data source.', 'docs/config');
const versionOne = reason('The exporter writes version 1 for every service.', 'exporter/20210101');
const noSecrets = reason('A linked cluster has no secrets of its own.', 'docs/config');

// Keys of the server's own records, found in folders that were copied by hand.
const serverInternal = ['uri', 'clusterId', 'groupName', 'orgName', 'clusterSize', 'lastUpdated'];

function cleanConfig(document: JsonObject, context: Context): JsonObject {
  const config = getObject(document, 'config');
  if (!config) return document;
  const internal = config.members.filter(({ key }) => serverInternal.includes(key));
  for (const { key, value } of internal) {
    context.drop(value, noUri);
    context.report({
      code: 'data-source/server-key',
      component: 'data-sources',
      subject: key,
      at: value,
      message: `${key} is a key of the server's own records; it is left out.`,
    });
  }
  return withMember(document, 'config', withoutMembers(config, ...serverInternal));
}

function withVersion(document: JsonObject): JsonObject {
  return get(document, 'version') ? document : withMember(document, 'version', added(1, versionOne));
}

function mongodbDecision(service: Service): Decision & { readonly default: string } {
  return {
    id: `mongodb-service:${service.name}`,
    kind: 'mongodb-service',
    subject: service.name,
    question: `The service ${service.name} is a MongoDB outside of Atlas. What becomes of it?`,
    why: 'Only Atlas clusters can be data sources; which cluster took its place is nowhere in the files.',
    choices: [
      { value: 'leave-out', leadsTo: 'the service and its rules are left out' },
      {
        value: 'atlas',
        leadsTo: 'it becomes a data source of type mongodb-atlas; its cluster is then a decision of its own',
      },
    ],
    default: 'leave-out',
    ...(service.config && { place: placeOf(service.config) }),
  };
}

function toDataSource(service: Service, context: Context): DataSource | undefined {
  let config = service.config && withVersion(cleanConfig(withoutId(service.config, context), context));
  if (typeOfService(service) === 'mongodb') {
    const decision = mongodbDecision(service);
    if (context.decide(decision) === 'leave-out') {
      const kept = [service.config, service.defaultRule, ...service.rules.map(({ document }) => document)];
      for (const document of kept) if (document) context.hold(document, decision, outsideAtlas);
      return undefined;
    }
    const type = get(config, 'type');
    if (config && type) config = withMember(config, 'type', rewritten(type, 'mongodb-atlas', atlasInstead));
  }
  const secrets = get(config, 'secret_config');
  if (config && secrets) {
    context.drop(secrets, noSecrets);
    config = withoutMembers(config, 'secret_config');
  }
  const split = service.rules.map((rule) => splitRule(service.name, rule, context));
  const collections = split.filter((collection) => collection !== undefined);
  return {
    name: service.name,
    config,
    defaultRule: defaultRuleOf(service, collections.length < split.length, context),
    collections,
  };
}

/** The default rule; one without roles where it would apply to a collection whose rule was left out. */
function defaultRuleOf(
  { defaultRule }: Service,
  isRuleLost: boolean,
  context: Context,
): JsonObject | undefined {
  if (!isRuleLost || getItems(defaultRule, 'roles').length === 0)
    return defaultRule && withoutId(defaultRule, context);
  if (defaultRule) context.drop(defaultRule, wouldApply);
  return added({ roles: [] }, wouldApply);
}

interface Synced {
  readonly service: string;
  /** What the name was read from. */
  readonly named: Json;
  readonly settings: Json;
}

const stateIsText = reason(
  'The docs drew the state as true or false; the server writes a text.',
  'docs/legacy-config',
);

function nameState(settings: Json, context: Context): Json {
  const state = get(settings, 'state');
  if (settings.kind !== 'object' || state?.kind !== 'scalar' || typeof state.value !== 'boolean')
    return settings;
  if (state.value) return withMember(settings, 'state', rewritten(state, 'enabled', stateIsText));
  context.drop(state, stateIsText);
  return withoutMembers(settings, 'state');
}

/** The sync settings inside the services, and the data sources without them. */
function takeSync(
  sources: readonly DataSource[],
  context: Context,
): { sources: DataSource[]; synced: Synced[] } {
  const synced: Synced[] = [];
  const without = sources.map((source) => {
    const config = getObject(source.config, 'config');
    const settings = get(config, 'sync');
    if (!source.config || !config || !settings) return source;
    const named = get(source.config, 'name') ?? settings;
    synced.push({ service: source.name, named, settings: nameState(settings, context) });
    return { ...source, config: withMember(source.config, 'config', withoutMembers(config, 'sync')) };
  });
  return { sources: without, synced };
}

function chooseSynced(synced: readonly Synced[], context: Context): { chosen?: Synced; decision?: Decision } {
  const candidates = synced.filter(({ settings }) => !['', undefined].includes(getText(settings, 'state')));
  const [first, ...others] = candidates;
  if (!first || others.length === 0) return { chosen: first ?? synced[0] };
  const decision: Decision = {
    id: 'sync-service',
    kind: 'sync-service',
    subject: candidates.map(({ service }) => service).join(', '),
    question: 'Which data source is synchronised?',
    why: 'Several services have sync settings, and an app can synchronise one.',
    choices: candidates.map(({ service }) => ({
      value: service,
      leadsTo: `the sync settings of ${service} are carried, the others left out`,
    })),
    place: placeOf(first.settings),
  };
  const answer = context.decide(decision);
  return { chosen: candidates.find(({ service }) => service === answer), decision };
}

const notSynced = reason(
  'An app can synchronise one data source, and another one was chosen.',
  'docs/config',
);

function moveSync(app: App, synced: readonly Synced[], context: Context): JsonObject | undefined {
  const { chosen, decision } = chooseSynced(synced, context);
  for (const other of synced) {
    if (other === chosen) continue;
    if (decision) context.hold(other.settings, decision, notSynced);
    else context.drop(other.settings, notSynced);
  }
  const settings = chosen && getObject(chosen.settings);
  if (chosen && !settings)
    context.drop(
      chosen.settings,
      reason('Sync settings that are no object say nothing.', 'docs/legacy-config'),
    );
  if (!chosen || !settings) return app.sync;
  return withMember(addAll(settings, app.sync, context), 'service_name', nameOf(chosen));
}

const serviceName = reason('The file of sync names the data source that held it.', 'exporter/20210101');
const nameOf = ({ service, named }: Synced): Json => rewritten(named, service, serviceName);

const saidByService = reason('The service says it too, and what it says counts.', 'docs/legacy-config');

function addAll(settings: JsonObject, more: JsonObject | undefined, context: Context): JsonObject {
  let all = settings;
  for (const { key, value } of more?.members ?? []) {
    if (get(all, key)) context.drop(value, saidByService);
    else all = withMember(all, key, value);
  }
  return all;
}

/** MongoDB services become data sources; the others keep their shape and go beside the endpoints or to services/. */
export const services: Transform = {
  name: 'services',
  summary:
    'services/<MongoDB> become data_sources/, their rules a folder for each collection; sync settings move to sync/',
  apply(app, context) {
    const mongo = app.services.filter(isMongoService);
    const others = app.services.filter((service) => !isMongoService(service));
    const converted = mongo.flatMap((service) => toDataSource(service, context) ?? []);
    const { sources, synced } = takeSync(converted, context);
    const webhooksOfMongo = mongo.flatMap(({ webhooks }) => webhooks);
    for (const { config, source, secrets } of webhooksOfMongo) {
      const why = reason('A MongoDB service has no webhooks.', 'docs/legacy-config');
      for (const part of [config, source, ...secrets]) if (part) context.drop(part, why);
    }
    return {
      ...app,
      dataSources: [...app.dataSources, ...sources],
      services: others.map((service) => ({
        ...service,
        config: service.config && withVersion(withoutId(service.config, context)),
        rules: service.rules.map((rule) => ({
          name: getText(rule.document, 'name') || rule.name,
          document: withoutId(rule.document, context),
        })),
      })),
      sync: moveSync(app, synced, context),
    };
  },
};
