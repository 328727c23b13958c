import type { Json } from '../model/json';
import type { Schema } from './notation';

function describeTexts(texts: readonly string[], found: Json): string {
  const list = texts.map((text) => JSON.stringify(text)).join(', ');
  const written =
    found.kind === 'scalar' && typeof found.value === 'string' ? found.value.toLowerCase() : undefined;
  const meant = texts.find((text) => text.toLowerCase() === written);
  const hint = meant === undefined ? '' : `; it differs from ${JSON.stringify(meant)} by case only`;
  return `${texts.length === 1 ? '' : 'one of '}${list}${hint}`;
}

/** What a schema allows, in words; of one of some texts, whether the value found is one of them but for its case. */
export function describeAllowed(schema: Schema, found: Json): string {
  switch (schema.word) {
    case 'anything':
      return 'any value';
    case 'text':
      return 'a string';
    case 'flag':
      return 'true or false';
    case 'number':
      return 'a number';
    case 'nothing':
      return 'null';
    case 'oneOf':
      return describeTexts(schema.texts, found);
    case 'list':
      return 'an array';
    case 'byName':
    case 'keys':
      return 'an object';
    case 'either':
      return schema.options.map((option) => describeAllowed(option, found)).join(' or ');
    case 'later':
      return describeAllowed(schema.get(), found);
  }
}
