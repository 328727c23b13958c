import type { App, AppFunction, Service } from '../../src/model/app';
import type { Context } from '../../src/engine/migration';
import { renameMember, withMember, withoutMembers } from '../../src/model/edit-json';
import { get, getText, type JsonObject } from '../../src/model/json';
import { rewritten } from '../../src/model/make-json';
import { reason, type Reason } from '../../src/model/reason';
import { applyRows, type Row } from './apply-rows';

const notExported = reason(
  "Ids are the server's own; a push finds components by their names.",
  'exporter/20210101',
);

const ownId: readonly Row[] = [
  { drop: 'id', why: notExported },
  { drop: '_id', why: notExported },
];

/** A document without its own id, which no later layout has. */
export function withoutId(document: JsonObject, context: Context): JsonObject {
  return applyRows(document, ownId, context);
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

function namesById(components: readonly (Service | AppFunction)[]): ReadonlyMap<string, string> {
  return new Map(
    components.flatMap(({ name, config }) => {
      const id = idOf(config);
      return id ? [[id, name] as const] : [];
    }),
  );
}

/** The services of an app by id. */
export function servicesById(app: App): ReadonlyMap<string, string> {
  return namesById(app.services);
}

/** The functions of an app by id. */
export function functionsById(app: App): ReadonlyMap<string, string> {
  return namesById(app.functions.items);
}
