import type { Collection } from '../../src/model/app';
import type { Context } from '../../src/engine/migration';
import { isEmptyContainer, isWholeFile, type JsonObject } from '../../src/model/json';
import { reason } from '../../src/model/reason';

const placeholder = reason(
  "Today's exporter writes no file for an empty schema or empty relationships.",
  'exporter/20230101',
);

/**
 * A collection without empty schema and relationships. A placeholder file that a tree has is carried like any unchanged
 * file, unless everything is written in the exporter's form; one that this run would make is not made.
 */
export function withoutPlaceholders(collection: Collection, context: Context): Collection {
  const keep = (part: JsonObject | undefined): JsonObject | undefined => {
    if (!part || !isEmptyContainer(part) || (isWholeFile(part) && !context.options.normalize)) return part;
    context.drop(part, placeholder);
    return undefined;
  };
  return { ...collection, schema: keep(collection.schema), relationships: keep(collection.relationships) };
}
