import { getText, type Json } from '../model/json';
import type { Schema } from './notation';

/** Chooses among schemas by a document's `type`; `otherwise` is for a type that no schema is for, and says so. */
export function byType(
  schemas: Readonly<Record<string, Schema>>,
  otherwise: Schema,
): (document: Json) => Schema {
  const map = new Map(Object.entries(schemas));
  return (document) => map.get(getText(document, 'type') ?? '') ?? otherwise;
}
