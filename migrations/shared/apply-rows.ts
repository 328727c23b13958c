import type { Context } from '../../src/engine/migration';
import { renameMember, withoutMembers } from '../../src/model/edit-json';
import { get, getText, type Json, type JsonObject } from '../../src/model/json';
import type { Reason } from '../../src/model/reason';

/** What becomes of one key of an object: it goes, always or where its value says nothing, or it gets another name. */
export type Row =
  | { readonly drop: string; readonly when?: (value: Json) => boolean; readonly why: Reason }
  | { readonly rename: string; readonly to: string };

/** A text that is empty. */
export const isEmptyText = (value: Json): boolean => getText(value) === '';

function applyRow(document: JsonObject, row: Row, context: Context): JsonObject {
  if ('rename' in row) {
    // A later name that stands there already counts; the old one then stays for the schemas to tell of.
    return get(document, row.rename) && !get(document, row.to)
      ? renameMember(document, row.rename, row.to)
      : document;
  }
  const value = get(document, row.drop);
  if (!value || row.when?.(value) === false) return document;
  context.drop(value, row.why);
  return withoutMembers(document, row.drop);
}

/**
 * An object after the rows of a table, in their order; the same object where none of them has anything to do. A row names
 * its key once, so that nothing can be left out that is not accounted for.
 */
export function applyRows(document: JsonObject, rows: readonly Row[], context: Context): JsonObject {
  return rows.reduce((left, row) => applyRow(left, row, context), document);
}
