import type { App, Service } from '../../src/model/app';
import type { AppFile } from '../../src/model/app-file';
import type { Context, Transform } from '../../src/engine/migration';
import { isLegacyLayout } from '../../src/model/config-version';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import { get, getObject, getText, type Json } from '../../src/model/json';
import { added } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { isMongoService } from '../../src/model/mongo-service';
import { leaveUnreached } from './leave-unreached';

const ended = reason(
  'It no longer runs since 2025-09-30, and --supported-only leaves such parts out.',
  'docs/end-of-life',
);
const noneLeft = reason('The manifest is always written.', 'exporter/20210101');

// Before 20210101 a cluster is a service, too; its link still runs.
function endedPartsOfService(service: Service, keeps: boolean): (Json | AppFile | undefined)[] {
  const { config, defaultRule, rules, webhooks } = service;
  const ofService = keeps ? [] : [config, defaultRule, ...rules.map(({ document }) => document)];
  const ofCluster = isMongoService(service)
    ? [defaultRule, ...rules.map(({ document }) => document)]
    : ofService;
  return [
    ...ofCluster,
    ...webhooks.flatMap((webhook) => [webhook.config, webhook.source, ...webhook.secrets]),
  ];
}

/** What ended, as the nodes and files to account for. */
function endedParts(app: App, keepsServices: boolean): (Json | AppFile)[] {
  const parts: (Json | AppFile | undefined)[] = [
    ...app.providers.items.map(({ document }) => document),
    app.providers.items.length ? undefined : app.providers.root,
    app.customUserData,
    ...app.endpoints.items,
    app.endpoints.items.length ? undefined : app.endpoints.root,
    app.dataApi,
    app.graphql.config,
    app.graphql.validation,
    ...app.graphql.resolvers.map(({ document }) => document),
    app.hosting.config,
    app.hosting.metadata,
    ...app.hosting.files,
    app.sync,
    ...app.triggers.filter(isAuthentication).map(({ document }) => document),
    ...app.dataSources.flatMap(({ defaultRule, collections }) => [
      defaultRule,
      ...collections.flatMap(({ rules, schema, relationships }) => [rules, schema, relationships]),
    ]),
    ...app.functions.items
      .filter(({ webhook }) => webhook !== undefined)
      .flatMap(({ config, source }) => [config, source]),
    ...app.services.flatMap((service) => endedPartsOfService(service, keepsServices)),
  ];
  return parts.filter((part) => part !== undefined);
}

const endedSections = ['custom_user_data_config', 'hosting', 'realm_config', 'sync'];

function withoutSync(service: Service, context: Context): Service {
  const config = getObject(service.config, 'config');
  const sync = get(config, 'sync');
  if (!service.config || !config || !sync) return service;
  context.drop(sync, ended);
  return { ...service, config: withMember(service.config, 'config', withoutMembers(config, 'sync')) };
}

// Before 20210101 the root file and the services hold settings of what ended.
function withoutEndedSections(app: App, context: Context): App {
  if (!isLegacyLayout(app.version)) return app;
  for (const key of endedSections) {
    const section = get(app.settings, key);
    if (section) context.drop(section, ended);
  }
  return {
    ...app,
    settings: withoutMembers(app.settings, ...endedSections),
    services: app.services.map((service) => withoutSync(service, context)),
  };
}

const isAuthentication = ({ document }: App['triggers'][number]): boolean =>
  getText(document, 'type') === 'AUTHENTICATION';

const noRequests = reason('No client asks any more, from whatever origin.', 'docs/end-of-life');

// The list stands in the section `security` before 20210101.
function withoutOrigins(app: App, context: Context): App {
  const key = 'allowed_request_origins';
  const security = getObject(app.settings, 'security');
  for (const origins of [get(app.settings, key), get(security, key)])
    if (origins) context.drop(origins, noRequests);
  const settings = withoutMembers(app.settings, key);
  return {
    ...app,
    settings:
      security && get(security, key)
        ? withMember(settings, 'security', withoutMembers(security, key))
        : settings,
  };
}

/** With --supported-only: the app without what ended, and without what only that needed. */
export const supportedOnly: Transform = {
  name: 'supported-only',
  summary: 'with --supported-only, what no longer runs is left out',
  runsFirst: true,
  apply(given, context) {
    const { supported } = context.options;
    if (!supported) return given;
    const app = withoutOrigins(withoutEndedSections(given, context), context);
    // The step to 20230101 leaves services out, and says of each what replaces it.
    const keepsServices = app.version < 20230101 && context.options.to === 20230101;
    for (const part of endedParts(app, keepsServices)) context.drop(part, ended);
    const items = app.functions.items.filter(({ webhook }) => webhook === undefined);
    const left: App = {
      ...app,
      providers: { items: [] },
      customUserData: undefined,
      functions:
        items.length || !app.functions.items.length
          ? { ...app.functions, items }
          : { items, root: added([], noneLeft) },
      endpoints: { items: [] },
      dataApi: undefined,
      graphql: { resolvers: [] },
      hosting: { files: [] },
      sync: undefined,
      services: app.services
        .filter((service) => keepsServices || isMongoService(service))
        .map((service) =>
          isMongoService(service)
            ? { name: service.name, config: service.config, rules: [], webhooks: [] }
            : { ...service, webhooks: [] },
        ),
      triggers: app.triggers.filter((item) => !isAuthentication(item)),
      dataSources: app.dataSources.map(({ name, config }) => ({ name, config, collections: [] })),
    };
    return leaveUnreached(left, supported, context);
  },
};
