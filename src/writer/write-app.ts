import type { App, Collection, DataSource, Manifest, Service } from '../model/app';
import type { AppFile } from '../model/app-file';
import type { ComponentName } from '../model/component';
import { isLegacyLayout, type TargetVersion } from '../model/config-version';
import { getText, isLeaf, isWholeFile, type Json, type JsonMember } from '../model/json';
import { arrayOf, objectOf } from '../model/make-json';
import type { EditedText, OutputFile } from '../model/output';
import { keyOrderOf, type WrittenKind } from './key-order';
import { printJson } from './print-json';

/** A file of the new tree with what is needed to print it. */
export type WrittenFile = OutputFile & {
  /** The names that became the path, with the node that each stands in: where a bad one is reported. */
  readonly names: readonly { readonly name: string; readonly at?: Json | AppFile }[];
} & (
    | { readonly kind: WrittenKind; readonly content: Json }
    /** Carried as bytes. */
    | { readonly kind?: undefined; readonly content: AppFile; readonly edited?: undefined }
    /** Written as a text that stands in the place of the content. */
    | { readonly kind?: undefined; readonly content: AppFile | Json; readonly edited: EditedText }
  );

const sameMembers = (a: readonly JsonMember[], b: readonly JsonMember[]): boolean =>
  a.length === b.length &&
  a.every(({ key, value }, index) => key === b[index]?.key && value === b[index]?.value);

// A manifest whose entries are all as they were read is the file as it was read.
function arrayFile<T>({ root }: Manifest<T>, items: readonly Json[]): Json | undefined {
  if (
    root?.kind === 'array' &&
    root.items.length === items.length &&
    items.every((item, index) => item === root.items[index])
  )
    return root;
  if (items.length === 0) return root?.kind === 'scalar' ? root : undefined;
  // An input `[]` or `null` that gains entries is accounted for by what it became.
  return root && isLeaf(root) ? { ...arrayOf(items), from: [root] } : arrayOf(items);
}

class Writer {
  readonly files: WrittenFile[] = [];

  document(
    component: ComponentName,
    kind: WrittenKind,
    path: string,
    content: Json | undefined,
    names: WrittenFile['names'] = [],
  ): void {
    if (content) this.files.push({ path, component, kind, content, names });
  }

  file(component: ComponentName, path: string, content: AppFile, names: WrittenFile['names'] = []): void {
    this.files.push({ path, component, content, names });
  }
}

function writeAuth(writer: Writer, { providers, customUserData }: App): void {
  const members = providers.items.map(({ name, document }) => ({ key: name, value: document }));
  const { root } = providers;
  const unchanged = root?.kind === 'object' && sameMembers(root.members, members);
  writer.document(
    'auth',
    'provider',
    'auth/providers.json',
    unchanged ? root : members.length ? objectOf(members) : undefined,
  );
  writer.document('custom-user-data', 'customUserData', 'auth/custom_user_data.json', customUserData);
}

function writeFunctions(writer: Writer, { functions, functionFiles }: App): void {
  writer.document(
    'functions',
    'functionConfig',
    'functions/config.json',
    arrayFile(
      functions,
      functions.items.flatMap(({ config }) => config ?? []),
    ),
  );
  for (const { name, config, source } of functions.items) {
    if (source) writer.file('functions', `functions/${name}.js`, source, [{ name, at: config ?? source }]);
  }
  for (const file of functionFiles) writer.file('functions', file.path, file);
}

function writeCollection(
  writer: Writer,
  source: DataSource,
  { database, collection, rules, schema, relationships }: Collection,
): void {
  const at = rules ?? schema ?? relationships;
  const names = [source.name, database, collection].map((name) => ({ name, at }));
  const path = `data_sources/${source.name}/${database}/${collection}`;
  writer.document('rules', 'rules', `${path}/rules.json`, rules, names);
  writer.document('rules', 'collectionSchema', `${path}/schema.json`, schema, names);
  writer.document('rules', 'relationships', `${path}/relationships.json`, relationships, names);
}

function writeDataSource(writer: Writer, source: DataSource): void {
  const names = [{ name: source.name, at: source.config ?? source.defaultRule }];
  writer.document(
    'data-sources',
    'dataSource',
    `data_sources/${source.name}/config.json`,
    source.config,
    names,
  );
  writer.document(
    'rules',
    'defaultRule',
    `data_sources/${source.name}/default_rule.json`,
    source.defaultRule,
    names,
  );
  for (const collection of source.collections) writeCollection(writer, source, collection);
}

function writeService(
  writer: Writer,
  { name, config, rules, webhooks, defaultRule }: Service,
  folder: 'services' | 'http_endpoints',
): void {
  const path = `${folder}/${name}`;
  const names = [{ name, at: config }];
  writer.document('services', 'service', `${path}/config.json`, config, names);
  writer.document('services', 'defaultRule', `${path}/default_rule.json`, defaultRule, names);
  for (const rule of rules)
    writer.document('services', 'serviceRule', `${path}/rules/${rule.name}.json`, rule.document, [
      ...names,
      { name: rule.name, at: rule.document },
    ]);
  for (const webhook of webhooks) {
    const webhookNames = [...names, { name: webhook.name, at: webhook.config }];
    const webhookPath = `${path}/incoming_webhooks/${webhook.name}`;
    writer.document('endpoints', 'webhook', `${webhookPath}/config.json`, webhook.config, webhookNames);
    if (webhook.source) writer.file('endpoints', `${webhookPath}/source.js`, webhook.source, webhookNames);
  }
}

function writeItems(
  writer: Writer,
  component: ComponentName,
  kind: WrittenKind,
  folder: string,
  items: App['triggers'],
): void {
  for (const { name, document } of items)
    writer.document(component, kind, `${folder}/${name}.json`, document, [{ name, at: document }]);
}

/**
 * Lays an app out in a target version. The app must have reached that version.
 *
 * @returns the files in the order of their components; two may have the same path, which is for the tree to refuse
 */
export function writeApp(app: App, target: TargetVersion): WrittenFile[] {
  if (isLegacyLayout(app.version)) throw new Error(`no writer for ${app.version}`);
  const writer = new Writer();
  const isCurrent = target === 20230101;
  const endpoints = isCurrent ? 'https_endpoints' : 'http_endpoints';
  writer.document('settings', 'settings', isCurrent ? 'root_config.json' : 'realm_config.json', app.settings);
  writer.document('settings', 'link', '.mdb/meta.json', app.link);
  writeItems(writer, 'environments', 'environment', 'environments', app.environments);
  writeItems(writer, 'values', 'value', 'values', app.values);
  writeAuth(writer, app);
  writeFunctions(writer, app);
  writeItems(writer, 'triggers', 'trigger', 'triggers', app.triggers);
  for (const source of app.dataSources) writeDataSource(writer, source);
  // 20210101 keeps HTTP services beside the endpoints. The current layout has none; those that stand in one stay there.
  for (const service of app.services) {
    // A service without config.json is known by its webhooks, which are those of an HTTP service.
    const type = getText(service.config, 'type') ?? (service.webhooks.length ? 'http' : undefined);
    const isHttp = !isCurrent && type === 'http';
    writeService(writer, service, isHttp ? 'http_endpoints' : 'services');
  }
  writer.document(
    'endpoints',
    'endpoint',
    `${endpoints}/config.json`,
    arrayFile(app.endpoints, app.endpoints.items),
  );
  writer.document(
    'data-api',
    'dataApi',
    `${endpoints}/${isCurrent ? 'gen_endpoints_config' : 'data_api_config'}.json`,
    app.dataApi,
  );
  writer.document('graphql', 'graphqlConfig', 'graphql/config.json', app.graphql.config);
  writer.document('graphql', 'graphqlValidation', 'graphql/validation_settings.json', app.graphql.validation);
  writeItems(writer, 'graphql', 'resolver', 'graphql/custom_resolvers', app.graphql.resolvers);
  writer.document('hosting', 'hostingConfig', 'hosting/config.json', app.hosting.config);
  writer.document('hosting', 'hostingMetadata', 'hosting/metadata.json', app.hosting.metadata);
  for (const file of app.hosting.files) writer.file('hosting', file.path, file);
  writer.document('sync', 'sync', 'sync/config.json', app.sync);
  writeItems(writer, 'log-forwarders', 'logForwarder', 'log_forwarders', app.logForwarders);
  for (const file of app.extras) writer.file('other', file.path, file);
  return writer.files;
}

/** What a file holds: the input's file to copy, or the text to write. */
export type FileBytes = { readonly copyOf: AppFile } | { readonly text: string };

/**
 * The bytes of a written file. A file that is no document is copied, unless its text was edited. A document that is as
 * it was read is copied, so that its bytes stay, unless it is not strict JSON or `normalize` asks for the exporter's form.
 */
export function bytesOf(
  { content, kind, edited }: WrittenFile,
  target: TargetVersion,
  normalize: boolean,
): FileBytes {
  if (edited) return { text: edited.text };
  if (kind === undefined) return { copyOf: content };
  if (!normalize && isWholeFile(content) && content.document.strict) return { copyOf: content.document.file };
  const printed = printJson(content, keyOrderOf(kind, target));
  // The exporter ends hosting/metadata.json, alone among the files it writes, without a newline.
  const text = kind === 'hostingMetadata' ? printed.trimEnd() : printed;
  const isAsItWas = isWholeFile(content) && content.document.strict && content.document.text === text;
  return isAsItWas ? { copyOf: content.document.file } : { text };
}
