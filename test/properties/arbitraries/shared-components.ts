/** The components whose files stand in the same place in every layout. */
import fc from 'fast-check';
import * as documents from './documents';
import { json, object, type Fields } from './json';
import { named } from './names';
import { at, bytes, bytesAt, file, maybe, type Component, type Part } from './part';

/** Some components of a folder with one file each, which is mostly called after its component. */
export function items(folder: string, fields: Fields, maxLength = 2): fc.Arbitrary<Component> {
  const item = fc.record({
    json: file(object(fields, documents.named), json),
    otherFile: fc.nat({ max: 9 }),
  });
  return named(item, maxLength).map((list) => ({
    parts: list.flatMap(({ name, is }) =>
      at(`${folder}/${is.otherFile === 9 ? 'file of ' : ''}${name}.json`, is.json, name),
    ),
  }));
}

const plainItems = (folder: string, document: fc.Arbitrary<any>): fc.Arbitrary<Component> =>
  named(file(document, json), 2).map((list) => ({
    parts: list.flatMap(({ name, is }) => at(`${folder}/${name}.json`, is)),
  }));

const environments = fc
  .subarray(['development', 'no-environment', 'production', 'qa', 'testing', 'mine'])
  .chain((names) =>
    fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), file(documents.environment, json)))),
  )
  .map((files) => ({ parts: files.flatMap(([name, content]) => at(`environments/${name}.json`, content)) }));

const graphql = fc
  .tuple(
    maybe(file(documents.graphqlConfig, json)),
    maybe(file(documents.graphqlValidation, json)),
    plainItems('graphql/custom_resolvers', documents.resolver),
  )
  .map(([config, validation, resolvers]) => ({
    parts: [
      ...at('graphql/config.json', config),
      ...at('graphql/validation_settings.json', validation),
      ...resolvers.parts,
    ],
  }));

const hosting = fc
  .tuple(
    maybe(file(documents.hostingConfig, json)),
    maybe(file(documents.hostingMetadata, json)),
    named(bytes, 2),
  )
  .map(([config, metadata, files]) => ({
    parts: [
      ...at('hosting/config.json', config),
      ...at('hosting/metadata.json', metadata),
      ...files.flatMap(({ name, is }) => bytesAt(`hosting/files/${name}.html`, is, 'hosted')),
    ],
  }));

const secrets = file(documents.secrets).map((content) => ({ parts: at('secrets.json', content) }));

/** The components that every layout has. */
export const sharedComponents: readonly fc.Arbitrary<Component>[] = [
  items('values', { id: documents.ownId, ...documents.value, private: documents.functionConfig.private }),
  items('log_forwarders', documents.logForwarder),
  environments,
  graphql,
  hosting,
  secrets,
];

// Where no reader looks: below and beside the known files, with names that mean something elsewhere.
const strayPaths = [
  'README.md',
  'tools/deploy.json',
  'values/notes.md',
  'values/deep/er.json',
  'triggers/old/a.json',
  'auth/notes.txt',
  'auth/extra.json',
  'graphql/config.bak.json',
  'hosting/other.json',
  'hosting/.asset-cache.json',
  'functions/package.json',
  'functions/node_modules/a/index.js',
  'functions/node_modules/a/config.json',
  'functions/node_modules.tar.gz',
  'functions/types.ts',
  'functions/README.md',
  'services/README.md',
  'services/empty/notes.txt',
  'data_sources/README.md',
  'environments/readme.txt',
  'log_forwarders/a.txt',
  'triggers/sub/config.json',
  '.mdb/app_diff.txt',
];

/** Files that no reader knows. */
export const strays: fc.Arbitrary<Component> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...strayPaths), bytes), { maxLength: 3, selector: ([path]) => path })
  .map((files) => ({ parts: files.flatMap(([path, content]): Part[] => bytesAt(path, content, undefined)) }));

/** Some of the components, in the order given. */
export function someOf(components: readonly fc.Arbitrary<Component>[]): fc.Arbitrary<Component[]> {
  return fc
    .tuple(...components.map((component) => maybe(component, 2)))
    .map((found) => found.filter((component) => component !== undefined));
}
