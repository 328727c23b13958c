import type { Json, JsonObject } from '../model/json';
import { anything, type Schema } from './notation';
import { isTemplate } from './template';

/** What to make of a key that the schema lacks. */
export type UnknownKeys = 'refuse' | 'pass-over';

type KeysSchema = Extract<Schema, { word: 'keys' }>;

function acceptsKeys({ members, required }: KeysSchema, node: JsonObject, unknown: UnknownKeys): boolean {
  let missing = required;
  for (const { key, value } of node.members) {
    const member = members.get(key);
    if (member ? !accepts(member.schema, value, unknown) : unknown === 'refuse') return false;
    if (member?.required) missing--;
  }
  return missing === 0;
}

/**
 * Whether there is nothing to say of a node: the quick way, without zod.
 *
 * @param unknown `pass-over` to accept keys that the schema lacks
 */
export function accepts(schema: Schema, node: Json, unknown: UnknownKeys): boolean {
  switch (schema.word) {
    case 'anything':
      return true;
    case 'keys':
      return node.kind === 'object' && acceptsKeys(schema, node, unknown);
    case 'byName':
      if (node.kind !== 'object') return false;
      return (
        schema.value === anything || node.members.every(({ value }) => accepts(schema.value, value, unknown))
      );
    case 'list':
      return node.kind === 'array' && node.items.every((item) => accepts(schema.item, item, unknown));
    case 'either':
      return schema.options.some((option) => accepts(option, node, unknown));
    case 'later':
      return accepts(schema.get(), node, unknown);
    case 'text':
      return node.kind === 'scalar' && typeof node.value === 'string';
    case 'flag':
      return node.kind === 'scalar' && typeof node.value === 'boolean';
    case 'number':
      return node.kind === 'scalar' && Number.isFinite(node.value);
    case 'nothing':
      return node.kind === 'scalar' && node.value === null;
    case 'oneOf':
      return (
        node.kind === 'scalar' &&
        typeof node.value === 'string' &&
        (schema.texts.includes(node.value) || isTemplate(node.value))
      );
  }
}
