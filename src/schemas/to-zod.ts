import * as z from 'zod/mini';
import type { Schema } from './notation';
import { isTemplate } from './template';

const made = new Map<Schema, z.ZodMiniType>();

function make(schema: Schema): z.ZodMiniType {
  switch (schema.word) {
    case 'anything':
      return z.unknown();
    case 'text':
      return z.string();
    case 'flag':
      return z.boolean();
    case 'number':
      return z.number();
    case 'nothing':
      return z.null();
    case 'oneOf':
      return z.union([z.enum(schema.texts as [string]), z.string().check(z.refine(isTemplate))]);
    case 'list':
      return z.array(toZod(schema.item));
    case 'byName':
      return z.record(z.string(), toZod(schema.value));
    case 'keys': {
      const members = [...schema.members].map(([key, member]) => {
        const inner = toZod(member.schema);
        return [key, member.required ? inner : z.optional(inner)] as const;
      });
      // Strict, so that zod names the keys that the schema lacks.
      return z.strictObject(Object.fromEntries(members));
    }
    case 'either':
      return z.union(schema.options.map(toZod));
    case 'later':
      return z.lazy(() => toZod(schema.get()));
  }
}

/** A schema as zod has it. */
export function toZod(schema: Schema): z.ZodMiniType {
  let zod = made.get(schema);
  if (!zod) made.set(schema, (zod = make(schema)));
  return zod;
}
