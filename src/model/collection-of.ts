import { getText, type JsonObject } from './json';

/** The name of a collection with that of its database. */
export interface CollectionName {
  readonly database: string;
  readonly collection: string;
}

/**
 * The collection that a rule of before 20210101 is for: the names inside it, else those that its file is called after,
 * `<database>.<collection>.json`. Undefined where neither tells, or where they contradict each other.
 *
 * @param rule undefined where it cannot be read
 * @param stem the name of its file, without the ending
 */
export function collectionOf(rule: JsonObject | undefined, stem: string): CollectionName | undefined {
  const inside = { database: getText(rule, 'database'), collection: getText(rule, 'collection') };
  if (inside.database && inside.collection)
    return { database: inside.database, collection: inside.collection };
  const [database = '', ...rest] = stem.split('.');
  const collection = rest.join('.');
  const agrees =
    [undefined, '', database].includes(inside.database) &&
    [undefined, '', collection].includes(inside.collection);
  return database && collection && agrees ? { database, collection } : undefined;
}
