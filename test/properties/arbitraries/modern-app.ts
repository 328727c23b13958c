/** Apps of 20210101 and 20230101: manifests, data sources, nested functions. */
import fc from 'fast-check';
import * as documents from './documents';
import { anyObject, flag, json, list, object, text, word, type Fields } from './json';
import { fold, idOf, legalName, named, nestedName } from './names';
import { at, bytes, bytesAt, file, maybe, type Component } from './part';
import { items, sharedComponents, someOf, strays } from './shared-components';
import { thirdPartyServices } from './legacy-app';
import { raw, type Sketch } from './sketch';

const settings: Fields = {
  app_id: word('shop-abcde', ''),
  name: fc.oneof(word('shop', 'a name'), text),
  location: word('US-VA', 'DE-FF', '', 'toString'),
  provider_region: word('aws-us-east-1', 'azure-westeurope', ''),
  deployment_model: word('GLOBAL', 'LOCAL', ''),
  allowed_request_origins: list(text),
  ...documents.settingsOfTransforms,
};

const sketchOf = (name: string): Sketch => raw(name);

const ownFunctions: fc.Arbitrary<Component> = fc
  .record({
    list: named(
      fc.record({ config: maybe(object(documents.functionConfig), 5), source: maybe(bytes, 9) }),
      3,
      nestedName,
    ),
    manifest: file(fc.constant(raw(null))),
    isNull: fc.nat({ max: 19 }),
  })
  .map(({ list: functions, manifest, isNull }) => {
    const entries = functions.flatMap(({ name, is: { config } }): Sketch[] =>
      config && 'members' in config ? [{ members: [['name', sketchOf(name)], ...config.members] }] : [],
    );
    const content = isNull === 19 ? raw(null) : { items: entries };
    return {
      functions: functions.map(({ name }) => ({ name, id: idOf(name) })),
      parts: [
        ...at('functions/config.json', isNull === 0 ? undefined : { ...manifest, json: content }),
        ...functions.flatMap(({ name, is }) => bytesAt(`functions/${name}.js`, is.source, 'source')),
      ],
    };
  });

const ofObject = (value: fc.Arbitrary<Sketch>): fc.Arbitrary<Sketch> =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom('anon-user', 'api-key', 'local-userpass', '__proto__'), value), {
      maxLength: 3,
      selector: ([key]) => key,
    })
    .map((members) => ({ members }));

const auth = fc
  .tuple(
    maybe(file(ofObject(object({ name: word('anon-user'), ...documents.provider })), json)),
    maybe(file(documents.customUserData, json)),
  )
  .map(([providers, users]) => ({
    parts: [...at('auth/providers.json', providers), ...at('auth/custom_user_data.json', users)],
  }));

const collection = fc.record({
  rules: maybe(
    file(object({ id: documents.ownId, roles: list(documents.role), filters: list(documents.filter) }), json),
  ),
  schema: maybe(file(fc.oneof(documents.schema, fc.constant<Sketch>({ members: [] })), json)),
  relationships: maybe(file(documents.relationships, json)),
});

const collections = fc.uniqueArray(
  fc.record({ database: fc.constantFrom('store', 'st öre', 'a.b'), name: legalName, is: collection }),
  { maxLength: 2, selector: ({ database, name }) => fold(`${database}/${name}`) },
);

const dataSources: fc.Arbitrary<Component> = named(
  fc.record({
    config: maybe(
      file(
        object(
          {
            id: documents.ownId,
            config: object({ clusterName: word('Cluster0', ''), readPreference: text }),
            version: documents.thirdParty.version,
          },
          { ...documents.named, type: word('mongodb-atlas', 'mongodb-atlas', 'datalake') },
        ),
        json,
      ),
      9,
    ),
    defaultRule: maybe(file(documents.defaultRule, json), 1),
    collections,
  }),
  2,
).map((sources) => ({
  sources: sources.map(({ name }) => ({ name, id: idOf(name) })),
  parts: sources.flatMap(({ name, is: { config, defaultRule, collections } }) => [
    ...at(`data_sources/${name}/config.json`, config, name),
    ...at(`data_sources/${name}/default_rule.json`, defaultRule),
    ...collections.flatMap(({ database, name: collection, is: { rules, schema, relationships } }) => {
      const folder = `data_sources/${name}/${database}/${collection}`;
      return [
        ...at(`${folder}/rules.json`, rules),
        ...at(`${folder}/schema.json`, schema),
        ...at(`${folder}/relationships.json`, relationships),
      ];
    }),
  ]),
}));

const synchronised: fc.Arbitrary<Component> = file(
  object(
    { config: object({ clusterName: word('Cluster1'), sync: object(documents.syncSettings) }) },
    { ...documents.named, type: word('mongodb-atlas') },
  ),
).map((content) => ({ parts: at('data_sources/synchronised/config.json', content, 'synchronised') }));

const endpoints = (folder: string, dataApi: string): fc.Arbitrary<Component> =>
  fc
    .tuple(
      maybe(file(fc.oneof(list(documents.endpoint), fc.constant(raw(null))), json)),
      maybe(file(documents.dataApi, json)),
    )
    .map(([manifest, api]) => ({
      parts: [...at(`${folder}/config.json`, manifest), ...at(`${folder}/${dataApi}.json`, api)],
    }));

const sync = file(documents.sync, json).map((content) => ({ parts: at('sync/config.json', content) }));

const link = file(
  object({ app_id: word('5f0000000000000000000abc'), client_app_id: word('shop-abcde', ''), group_id: text }),
).map((content) => ({ parts: at('.mdb/meta.json', content) }));

const trigger = items('triggers', {
  id: documents.ownId,
  ...documents.trigger({ skip_catchup_events: flag, extra: anyObject }),
});

/** The components of an app in the layouts from 20210101 on. */
export function modernComponents(version: 20210101 | 20230101): fc.Arbitrary<Component[]> {
  const isRealm = version === 20210101;
  // What tells that the file is a root file at all.
  const always: Fields = isRealm
    ? { config_version: fc.constant(raw(version)) }
    : { environment: word('', 'qa') };
  return fc
    .tuple(
      maybe(file(object(settings, always)), 19),
      someOf([
        ownFunctions,
        auth,
        dataSources,
        synchronised,
        sync,
        link,
        trigger,
        endpoints(
          isRealm ? 'http_endpoints' : 'https_endpoints',
          isRealm ? 'data_api_config' : 'gen_endpoints_config',
        ),
        ...(isRealm
          ? [
              thirdPartyServices('http_endpoints', word('http')),
              thirdPartyServices('services', word('github', 'twilio', 'aws', 'toString')),
            ]
          : []),
        ...sharedComponents,
      ]),
      strays,
    )
    .map(([content, components, stray]) => [
      { parts: at(isRealm ? 'realm_config.json' : 'root_config.json', content) },
      ...components,
      stray,
    ]);
}
