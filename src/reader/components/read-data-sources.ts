import type { Collection, DataSource } from '../../model/app';
import { getText } from '../../model/json';
import type { AppFolder } from '../app-folder';
import type { ReadContext } from '../read-context';
import { nameIn, readOne, reportOtherName } from './read-items';

function readCollections(folder: AppFolder, context: ReadContext, source: string): Collection[] {
  const collections: Collection[] = [];
  for (const database of folder.folders(source)) {
    for (const collection of folder.folders(`${source}/${database}`)) {
      const path = `${source}/${database}/${collection}`;
      const rules = readOne(folder, context, `${path}/rules.json`, 'rules');
      const schema = readOne(folder, context, `${path}/schema.json`, 'rules');
      const relationships = readOne(folder, context, `${path}/relationships.json`, 'rules');
      if (!rules && !schema && !relationships) continue;
      collections.push({
        // The names inside rules.json are what the tools push; the folders count only without them.
        database: getText(rules, 'database') || database,
        collection: getText(rules, 'collection') || collection,
        rules,
        schema,
        relationships,
      });
    }
  }
  return collections;
}

/** Reads `data_sources/`, the layout from 20210101 on. */
export function readDataSources(folder: AppFolder, context: ReadContext): DataSource[] {
  const sources: DataSource[] = [];
  for (const name of folder.folders('data_sources')) {
    const path = `data_sources/${name}`;
    const config = readOne(folder, context, `${path}/config.json`, 'data-sources');
    const defaultRule = readOne(folder, context, `${path}/default_rule.json`, 'rules');
    const collections = readCollections(folder, context, path);
    if (!config && !defaultRule && collections.length === 0) continue;
    const own = nameIn(config, name);
    reportOtherName(context, 'data-sources', { name: own, stem: name, at: config });
    sources.push({ name: own, config, defaultRule, collections });
  }
  return sources;
}
