import type { Json } from '../../../src/model/json';
import { documentKinds, type DocumentKind } from '../../../src/schemas/document-kinds';
import type { Schema } from '../../../src/schemas/notation';
import type { Shape } from '../../../src/schemas/shape';

/** The schema that holds for a document. */
export function schemaOf(kind: DocumentKind, shape: Shape, document: Json): Schema {
  const schema = documentKinds[kind].schemas[shape];
  return typeof schema === 'function' ? schema(document) : schema;
}
