/** Apps of 20180301 and 20200603: a folder for each function, services with their rules and webhooks. */
import fc from 'fast-check';
import * as documents from './documents';
import { flag, json, list, number, object, refer, text, word } from './json';
import { fold, idOf, legalName, named } from './names';
import { at, bytes, bytesAt, file, maybe, type Component } from './part';
import { items, sharedComponents, someOf, strays } from './shared-components';
import { raw, type Sketch } from './sketch';

const root = (version: number): fc.Arbitrary<Sketch> =>
  object(
    {
      app_id: word('shop-abcde', ''),
      name: fc.oneof(word('shop', 'a name'), text),
      location: word('US-VA', 'DE-FF', 'IE', '', 'constructor', 'aws-us-east-1'),
      provider_region: word('aws-us-east-1', 'azure-westeurope', ''),
      deployment_model: word('GLOBAL', 'LOCAL', ''),
      environment: word('', 'none', 'qa'),
      security: object({ allowed_request_origins: list(text) }),
      hosting: documents.hostingConfig,
      custom_user_data_config: documents.customUserData,
      sync: object({ development_mode_enabled: flag }),
      realm_config: object({ development_mode_enabled: flag }),
      version: number,
      ...documents.settingsOfTransforms,
    },
    { config_version: fc.constant(raw(version)) },
  );

const ownFunctions: fc.Arbitrary<Component> = named(
  fc.record({
    config: maybe(
      file(object({ id: documents.ownId, ...documents.functionConfig }, documents.named), json),
      5,
    ),
    source: maybe(bytes, 8),
  }),
  3,
).map((list) => ({
  functions: list.map(({ name }) => ({ name, id: idOf(name) })),
  parts: list.flatMap(({ name, is }) => [
    ...at(`functions/${name}/config.json`, is.config, name),
    ...bytesAt(`functions/${name}/source.js`, is.source, 'source'),
  ]),
}));

const roles = { roles: list(documents.role), filters: list(documents.filter) };
const rule = fc.oneof(
  object({
    id: documents.ownId,
    database: word('store'),
    collection: text,
    ...roles,
    schema: documents.schema,
    relationships: documents.relationships,
  }),
  object({
    _id: documents.ownId,
    namespace: fc.oneof(word('a.b', 'a.b.c', 'nodot', '.'), text),
    read: documents.expression,
    write: documents.expression,
    valid: json,
    fields: object({ owner: object({ read: documents.expression, valid: json }) }),
    other_fields: object({}),
    filters: list(documents.filter),
  }),
);

const namespaced = fc.uniqueArray(fc.tuple(fc.constantFrom('store', 'st öre', 'a.b'), legalName), {
  maxLength: 2,
  selector: ([database, collection]) => fold(`${database}/${collection}`),
});

// Most rules name their collection, and no two of them the same.
const rules = namespaced.chain((spaces) =>
  fc.tuple(
    ...spaces.map(([database, collection]) =>
      file(
        fc.oneof(
          {
            weight: 3,
            arbitrary: object(
              {
                id: documents.ownId,
                ...roles,
                schema: documents.schema,
                relationships: documents.relationships,
              },
              { database: fc.constant(raw(database)), collection: fc.constant(raw(collection)) },
            ),
          },
          { weight: 1, arbitrary: rule },
        ),
        json,
      ),
    ),
  ),
);

const mongo = fc.record({
  config: maybe(
    file(
      object(
        {
          config: object({
            clusterName: word('Cluster0', ''),
            readPreference: text,
            uri: text,
            clusterId: text,
          }),
          secret_config: documents.thirdParty.secret_config,
          version: number,
        },
        {
          ...documents.named,
          id: documents.ownId,
          type: word('mongodb-atlas', 'mongodb-atlas', 'datalake', 'mongodb'),
        },
      ),
      json,
    ),
    9,
  ),
  rules,
  defaultRule: maybe(file(documents.defaultRule, json), 1),
});

const mongoServices: fc.Arbitrary<Component> = named(mongo, 2).map((list) => ({
  sources: list.map(({ name }) => ({ name, id: idOf(name) })),
  parts: list.flatMap(({ name, is: { config, rules, defaultRule } }) => [
    ...at(`services/${name}/config.json`, config, name),
    ...at(`services/${name}/default_rule.json`, defaultRule),
    ...rules.flatMap((content, index) => at(`services/${name}/rules/rule ${index}.json`, content)),
  ]),
}));

// One service only: several that are synchronised make a question without a default.
const synchronised: fc.Arbitrary<Component> = file(
  object(
    { config: object({ clusterName: word('Cluster1'), sync: object(documents.syncSettings) }) },
    { ...documents.named, type: word('mongodb-atlas') },
  ),
).map((content) => ({ parts: at('services/synchronised/config.json', content, 'synchronised') }));

const hook = fc.record({
  config: maybe(file(object(documents.webhook, documents.named), json), 9),
  source: maybe(bytes, 9),
});

/** Services of third parties in a folder, with webhooks and rules. */
export const thirdPartyServices = (folder: string, types: fc.Arbitrary<Sketch>): fc.Arbitrary<Component> =>
  named(
    fc.record({
      config: maybe(file(object(documents.thirdParty, { ...documents.named, type: types }), json), 9),
      hooks: named(hook, 2),
      rules: named(file(object(documents.serviceRule, documents.named), json), 1),
    }),
    2,
  ).map((list) => ({
    parts: list.flatMap(({ name, is: { config, hooks, rules } }) => [
      ...at(`${folder}/${name}/config.json`, config, name),
      ...rules.flatMap((rule) => at(`${folder}/${name}/rules/${rule.name}.json`, rule.is, rule.name)),
      ...hooks.flatMap((webhook) => [
        ...at(
          `${folder}/${name}/incoming_webhooks/${webhook.name}/config.json`,
          webhook.is.config,
          webhook.name,
        ),
        ...bytesAt(
          `${folder}/${name}/incoming_webhooks/${webhook.name}/source.js`,
          webhook.is.source,
          'source',
        ),
      ]),
    ]),
  }));

const trigger = documents.trigger({
  service_id: refer('id', 'sources'),
  action_type: word('LOGIN'),
});

/** The components of an app in the layouts before 20210101. */
export const legacyComponents = (version: 20180301 | 20200603): fc.Arbitrary<Component[]> =>
  fc
    .tuple(
      maybe(file(root(version)), 19),
      someOf([
        ownFunctions,
        mongoServices,
        synchronised,
        thirdPartyServices('services', word('http', 'http', 'github', 'twilio', 'aws', 'constructor')),
        items('triggers', {
          id: documents.ownId,
          function_id: refer('id', 'functions'),
          ...trigger,
        }),
        items('event_subscriptions', { _id: documents.ownId, ...trigger }, 1),
        items('auth_providers', { id: documents.ownId, ...documents.provider }),
        ...sharedComponents,
      ]),
      strays,
    )
    .map(([content, components, stray]) => [
      { parts: at(version === 20180301 ? 'stitch.json' : 'config.json', content) },
      ...components,
      stray,
    ]);
