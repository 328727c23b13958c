import type { AppFile } from '../../model/app-file';
import type { Collection, DataSource } from '../../model/app';
import type { CollectionName } from '../../model/collection-of';
import { getText, type JsonObject } from '../../model/json';
import { closeDefault } from '../access/close-default';
import { guardRules } from '../access/guard-rules';
import { readGuarded } from '../access/read-guarded';
import type { AppFolder } from '../app-folder';
import type { ReadContext } from '../read-context';
import { nameIn, readOne, reportOtherName } from './read-items';

function readCollection(
  folder: AppFolder,
  context: ReadContext,
  path: string,
  place: CollectionName,
): Collection | undefined {
  const own = readGuarded(folder, context, `${path}/rules.json`, 'rules');
  const schema = readGuarded(folder, context, `${path}/schema.json`, 'rules');
  const named = {
    // The names inside rules.json are what the tools push; the folders count only without them.
    database: getText(own.document, 'database') || place.database,
    collection: getText(own.document, 'collection') || place.collection,
  };
  const subject = `${named.database}.${named.collection}`;
  const rules = guardRules(own, schema.unread, { place: named, subject }, context);
  const relationships = readOne(folder, context, `${path}/relationships.json`, 'rules');
  return rules || schema.document || relationships
    ? { ...named, rules, schema: schema.document, relationships }
    : undefined;
}

function readCollections(folder: AppFolder, context: ReadContext, source: string): Collection[] {
  const collections: Collection[] = [];
  for (const database of folder.folders(source)) {
    for (const collection of folder.folders(`${source}/${database}`)) {
      const path = `${source}/${database}/${collection}`;
      const read = readCollection(folder, context, path, { database, collection });
      if (read) collections.push(read);
    }
    for (const link of linksIn(folder, `${source}/${database}`)) {
      const place = { database, collection: nameOf(link) };
      const subject = `${database}.${place.collection}`;
      const rules = guardRules({ unread: link }, undefined, { place, subject }, context);
      collections.push({ ...place, rules });
    }
  }
  return collections;
}

const nameOf = ({ path }: AppFile): string => path.slice(path.lastIndexOf('/') + 1);

/** Links and special files that stand where only folders have a meaning. */
function linksIn(folder: AppFolder, path: string): AppFile[] {
  return folder.unreadable.filter(
    (file) =>
      file.path.slice(0, file.path.lastIndexOf('/')) === path && !/\.(?:json|md|txt)$/.test(file.path),
  );
}

/** The default rule, which no collection may have in the place of rules that are behind a link. */
function readDefaultRule(folder: AppFolder, context: ReadContext, path: string): JsonObject | undefined {
  const subject = `${path.slice(path.lastIndexOf('/') + 1)}/default_rule`;
  const own = readGuarded(folder, context, `${path}/default_rule.json`, 'rules');
  const rule = guardRules(own, undefined, { subject }, context);
  const causes = linksIn(folder, path).map((unread) => ({ unread }));
  return closeDefault(rule, subject, causes, context);
}

/** Reads `data_sources/`, the layout from 20210101 on. */
export function readDataSources(folder: AppFolder, context: ReadContext): DataSource[] {
  const sources: DataSource[] = [];
  for (const name of folder.folders('data_sources')) {
    const path = `data_sources/${name}`;
    const config = readOne(folder, context, `${path}/config.json`, 'data-sources');
    const defaultRule = readDefaultRule(folder, context, path);
    const collections = readCollections(folder, context, path);
    if (!config && !defaultRule && collections.length === 0) continue;
    const own = nameIn(config, name);
    reportOtherName(context, 'data-sources', { name: own, stem: name, at: config });
    sources.push({ name: own, config, defaultRule, collections });
  }
  return sources;
}
