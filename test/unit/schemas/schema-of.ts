import type { DocumentKind } from '../../../src/model/document-kind';
import type { Json } from '../../../src/model/json';
import { documentFacts } from '../../../src/schemas/document-facts';
import type { Schema } from '../../../src/schemas/notation';
import type { Shape } from '../../../src/schemas/shape';

/** The schema that holds for a document. */
export function schemaOf(kind: DocumentKind, shape: Shape, document: Json): Schema {
  const schema = documentFacts[kind].schemas[shape];
  return typeof schema === 'function' ? schema(document) : schema;
}
