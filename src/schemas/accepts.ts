import type { Json } from '../model/json';
import type { Schema } from './notation';
import { isTemplate } from './template';

/** Whether there is nothing to say of a node: the quick way, without zod. */
export function accepts(schema: Schema, node: Json): boolean {
  switch (schema.word) {
    case 'keys': {
      if (node.kind !== 'object') return false;
      let missing = schema.required;
      for (const { key, value } of node.members) {
        const member = schema.members.get(key);
        if (!member || !accepts(member.schema, value)) return false;
        if (member.required) missing--;
      }
      return missing === 0;
    }
    case 'byName':
      return node.kind === 'object' && node.members.every(({ value }) => accepts(schema.value, value));
    case 'list':
      return node.kind === 'array' && node.items.every((item) => accepts(schema.item, item));
    case 'either':
      return schema.options.some((option) => accepts(option, node));
    case 'later':
      return accepts(schema.get(), node);
    case 'anything':
      return true;
    default:
      return node.kind === 'scalar' && acceptsScalar(schema, node.value);
  }
}

type ScalarSchema = Exclude<Schema, { word: 'keys' | 'byName' | 'list' | 'either' | 'later' }>;

function acceptsScalar(schema: ScalarSchema, value: string | number | boolean | null): boolean {
  switch (schema.word) {
    case 'anything':
      return true;
    case 'text':
      return typeof value === 'string';
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return Number.isFinite(value);
    case 'nothing':
      return value === null;
    case 'oneOf':
      return typeof value === 'string' && (schema.texts.includes(value) || isTemplate(value));
  }
}
