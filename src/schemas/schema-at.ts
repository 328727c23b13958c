import type { Schema } from './notation';

/** A way into a document: keys, and indexes of arrays. */
export type Path = readonly (string | number)[];

function stepInto(schema: Schema, step: string | number): Schema | undefined {
  switch (schema.word) {
    case 'keys':
      return schema.members.get(String(step))?.schema;
    case 'byName':
      return schema.value;
    case 'list':
      return schema.item;
    case 'either':
      return schema.options.map((option) => stepInto(option, step)).find((found) => found !== undefined);
    case 'later':
      return stepInto(schema.get(), step);
    default:
      return undefined;
  }
}

/** The schema that holds at a path below a schema; undefined where it says nothing of it. */
export function schemaAt(schema: Schema, path: Path): Schema | undefined {
  const found = path.reduce<Schema | undefined>((here, step) => here && stepInto(here, step), schema);
  return found?.word === 'later' ? found.get() : found;
}
