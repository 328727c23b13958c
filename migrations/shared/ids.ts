import type { App } from '../../src/model/app';
import type { Context } from '../../src/engine/migration';
import { renameMember, withMember, withoutMembers } from '../../src/model/edit-json';
import { get, getText, type JsonObject } from '../../src/model/json';
import { rewritten } from '../../src/model/make-json';
import { reason, type Reason } from '../../src/model/reason';

const notExported = reason(
  "Ids are the server's own; a push finds components by their names.",
  'exporter/20210101',
);

/** A document without its own id, which no later layout has. */
export function withoutId(document: JsonObject, context: Context): JsonObject {
  for (const key of ['id', '_id']) {
    const id = get(document, key);
    if (id) context.drop(id, notExported);
  }
  return withoutMembers(document, 'id', '_id');
}

/** A document with a name in the place of an id. What stood under the key of the name, and named nothing, gives way. */
export function nameInPlaceOf(
  document: JsonObject,
  id: string,
  key: string,
  name: string,
  why: Reason,
): JsonObject {
  const from = [get(document, id), get(document, key)].filter((node) => node !== undefined);
  return withMember(renameMember(withoutMembers(document, key), id, key), key, rewritten(from, name, why));
}

/** The id that a document had in its app. */
export function idOf(document: JsonObject | undefined): string | undefined {
  return getText(document, 'id') ?? getText(document, '_id');
}

/** The services of an app by id. */
export function servicesById(app: App): ReadonlyMap<string, string> {
  return new Map(
    app.services.flatMap(({ name, config }) => (idOf(config) ? [[idOf(config)!, name] as const] : [])),
  );
}

/** The functions of an app by id. */
export function functionsById(app: App): ReadonlyMap<string, string> {
  return new Map(
    app.functions.items.flatMap(({ name, config }) => (idOf(config) ? [[idOf(config)!, name] as const] : [])),
  );
}
