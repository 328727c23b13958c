import { isLegacyLayout, type ConfigVersion } from '../model/config-version';
import type { Json } from '../model/json';
import type { Schema } from './notation';

/** The shapes that documents have had; 20180301 and 20200603 share one. */
export type Shape = 'legacy' | 'realm' | 'app-services';

/** The schema of a kind of document in each shape; a function where the document itself tells which one, by its type. */
export type Schemas = Readonly<Record<Shape, Schema | ((document: Json) => Schema)>>;

/** The shape that a version's documents have. */
export function shapeOf(version: ConfigVersion): Shape {
  if (isLegacyLayout(version)) return 'legacy';
  return version === 20210101 ? 'realm' : 'app-services';
}

/** The schemas of a kind that never changed. */
export function always<S extends Schemas[Shape]>(schema: S): Readonly<Record<Shape, S>> {
  return { legacy: schema, realm: schema, 'app-services': schema };
}
