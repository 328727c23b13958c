import type { AppFile } from '../model/app-file';
import type { ComponentName } from '../model/component';
import { withoutMembers } from '../model/edit-json';
import { isMongoType } from '../model/mongo-service';
import { get, getItems, getText, isEmptyContainer, isTrue, type Json, type JsonObject } from '../model/json';
import { sameJson } from '../model/same-json';
import { UnreadableInput } from '../model/unreadable-input';
import type { AppFolder } from './app-folder';
import { functionFolders } from './function-folders';
import { readSourceBytes } from './read-source-bytes';

/** Reads a file as JSON; undefined when it holds none. */
export type ReadJson = (file: AppFile, component: ComponentName) => Json | undefined;

/** What speaks for one family of layouts: those before 20210101, or those from 20210101 on. */
export interface FamilyEvidence {
  /** Its folders and files, as messages name them. */
  readonly names: readonly string[];
  /** How many of its parts say something that the other family does not: a file, or the folder of a function. */
  readonly parts: number;
  /** The names of those. */
  readonly telling: readonly string[];
}

/** What the folders and files of an app say about its layout. */
export interface LayoutEvidence {
  readonly legacy: FamilyEvidence;
  readonly modern: FamilyEvidence;
  /** Files that hold nothing, or the same as a file of the other family: nothing is lost where they are left alone. */
  readonly idle: ReadonlySet<AppFile>;
}

interface Part {
  readonly name: string;
  readonly files: readonly AppFile[];
  /** Whether it is only something that may be called so. */
  readonly isVague?: boolean;
}

// What the tools read. Notes and caches beside it say nothing.
const isConfiguration = ({ path }: AppFile): boolean => /\.(?:json|js)$/.test(path);

// Ids went with the layout; a file that lost only its id says the same.
const withoutIds = (node: Json): Json => (node.kind === 'object' ? withoutMembers(node, 'id', '_id') : node);
const isSame = (a: Json | undefined, b: Json | undefined): boolean =>
  a !== undefined && b !== undefined && sameJson(withoutIds(a), withoutIds(b));

const isNothing = (node: Json | undefined): boolean =>
  node === undefined || isEmptyContainer(node) || (node.kind === 'scalar' && node.value === null);

/** Whether a document says no more than that a feature is off, as the exporter writes it for every app. */
function isOff(node: Json | undefined, key: string): boolean {
  return (
    node?.kind === 'object' && node.members.length === 1 && get(node, key) !== undefined && !isTrue(node, key)
  );
}

function sameBytes(a: AppFile, b: AppFile): boolean {
  try {
    return readSourceBytes(a).equals(readSourceBytes(b));
  } catch (error) {
    // What cannot be read is reported by who needs it.
    if (error instanceof UnreadableInput) return false;
    throw error;
  }
}

function legacyParts(folder: AppFolder, read: ReadJson): Part[] {
  const below = (name: string): Part[] =>
    folder
      .filesBelow(name)

      .map((file) => ({ name, files: [file] }));
  const functions = functionFolders(folder).filter((name) => folder.has(`functions/${name}/config.json`));
  const services = folder.folders('services').filter((name) => {
    const config = folder.find(`services/${name}/config.json`);
    return isMongoType(getText(config && read(config, 'services'), 'type'));
  });
  return [
    ...below('auth_providers'),
    ...below('event_subscriptions'),
    ...functions.map((name) => ({
      name: 'functions/<name>/config.json',
      files: ['config.json', 'source.js'].flatMap((each) => folder.find(`functions/${name}/${each}`) ?? []),
      // Any library may have a config.json; a function has a source.
      isVague: !folder.has(`functions/${name}/source.js`),
    })),
    ...services
      .flatMap((name) => below(`services/${name}`))
      .map((part) => ({ ...part, name: 'services/<MongoDB>' })),
  ];
}

function modernParts(folder: AppFolder): Part[] {
  return [
    ...['auth', 'data_sources', 'http_endpoints', 'https_endpoints', 'sync'].flatMap((name) =>
      folder
        .filesBelow(name)

        .map((file) => ({ name, files: [file] })),
    ),
    ...['functions/config.json', 'hosting/config.json'].flatMap((name) => {
      const file = folder.find(name);
      return file ? [{ name, files: [file] }] : [];
    }),
  ];
}

/** Finds the files of each family that say nothing that the other one lacks. */
class IdleFiles {
  readonly files = new Set<AppFile>();

  constructor(
    private readonly folder: AppFolder,
    private readonly settings: readonly JsonObject[],
    private readonly read: ReadJson,
  ) {}

  private at(path: string, component: ComponentName): Json | undefined {
    const file = this.folder.find(path);
    return file && this.read(file, component);
  }

  private add(...paths: readonly string[]): void {
    for (const path of paths) {
      const file = this.folder.find(path);
      if (file) this.files.add(file);
    }
  }

  find(): void {
    this.compareProviders();
    this.compareFunctions();
    this.compareServices();
    for (const { path } of this.folder.filesBelow('event_subscriptions')) {
      const later = path.replace('event_subscriptions/', 'triggers/');
      if (isSame(this.at(path, 'triggers'), this.at(later, 'triggers'))) this.add(path);
    }
    this.compareSection(
      'auth/custom_user_data.json',
      'custom-user-data',
      'custom_user_data_config',
      'enabled',
    );
    this.compareSection('hosting/config.json', 'hosting', 'hosting', 'enabled');
    this.compareSection('sync/config.json', 'sync', 'sync', 'development_mode_enabled');
    for (const name of ['http_endpoints', 'https_endpoints']) {
      const path = `${name}/config.json`;
      if (isNothing(this.at(path, 'endpoints'))) this.add(path);
    }
  }

  private compareProviders(): void {
    const providers = this.at('auth/providers.json', 'auth');
    const old = this.folder.filesBelow('auth_providers').filter(({ path }) => path.endsWith('.json'));
    const matched = new Set<string>();
    for (const file of old) {
      const document = this.read(file, 'auth');
      const name = getText(document, 'type') ?? getText(document, 'name') ?? '';
      if (!isSame(document, get(providers, name))) continue;
      this.files.add(file);
      matched.add(name);
    }
    const isWhole = providers?.kind === 'object' && providers.members.every(({ key }) => matched.has(key));
    if (isNothing(providers) || isWhole) this.add('auth/providers.json');
  }

  private compareFunctions(): void {
    const manifest = this.at('functions/config.json', 'functions');
    const entries = getItems(manifest);
    let matched = 0;
    for (const name of functionFolders(this.folder)) {
      const config = this.at(`functions/${name}/config.json`, 'functions');
      const own = getText(config, 'name') || name;
      const entry = entries.find((each) => getText(each, 'name') === own);
      const source = this.folder.find(`functions/${name}/source.js`);
      const later = this.folder.find(`functions/${own}.js`);
      if (!source || !later || !isSame(config, entry) || !sameBytes(source, later)) continue;
      this.add(`functions/${name}/config.json`, source.path);
      matched++;
    }
    if (isNothing(manifest) || matched === entries.length) this.add('functions/config.json');
  }

  private compareServices(): void {
    for (const name of this.folder.folders('services')) {
      const path = `services/${name}/config.json`;
      const config = this.at(path, 'services');
      if (!isMongoType(getText(config, 'type'))) continue;
      const later = `data_sources/${getText(config, 'name') || name}/config.json`;
      if (isSame(config, this.at(later, 'data-sources'))) this.add(path, later);
    }
  }

  /** A file that says the same as the section of a root file of before 20210101, or that the feature is off. */
  private compareSection(path: string, component: ComponentName, section: string, flag: string): void {
    const document = this.at(path, component);
    const isSaid = this.settings.some((root) => isSame(document, get(root, section)));
    if (isNothing(document) || isOff(document, flag) || isSaid) this.add(path);
  }
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];

/**
 * Collects what the folders say about the layout. Files are only compared where the folder has something of both
 * families, so that the usual app costs nothing.
 *
 * @param settings what the root files hold
 */
export function collectEvidence(
  folder: AppFolder,
  settings: readonly JsonObject[],
  read: ReadJson,
): LayoutEvidence {
  const legacy = legacyParts(folder, read);
  const modern = modernParts(folder);
  const endpoints = ['http_endpoints', 'https_endpoints'].filter((name) => folder.hasFolder(name));
  const idle = new IdleFiles(folder, settings, read);
  if ((legacy.length > 0 && modern.length > 0) || endpoints.length > 1 || settings.length > 1) idle.find();
  const tell = (parts: readonly Part[]): FamilyEvidence => {
    const telling = parts.filter(
      ({ files, isVague = false }) =>
        !isVague && files.some((file) => isConfiguration(file) && !idle.files.has(file)),
    );
    return {
      names: unique(parts.map(({ name }) => name)),
      parts: telling.length,
      telling: unique(telling.map(({ name }) => name)),
    };
  };
  return { legacy: tell(legacy), modern: tell(modern), idle: idle.files };
}
