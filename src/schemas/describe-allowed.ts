import type { Json } from '../model/json';
import type { Schema } from './notation';

/** Which of the texts a value that is none of them was likely meant to be. */
function hintFor(texts: readonly string[], found: Json): string {
  if (found.kind !== 'scalar' || typeof found.value !== 'string') return '';
  const written = found.value.toLowerCase();
  const meant = texts.find((text) => text.toLowerCase() === written);
  if (meant !== undefined) return `; it differs from ${JSON.stringify(meant)} by case only`;
  // A webhook of any method says ANY, an endpoint says *.
  return written === 'any' && texts.includes('*') ? '; for any method it is "*"' : '';
}

function describeTexts(texts: readonly string[], found: Json): string {
  const list = texts.map((text) => JSON.stringify(text)).join(', ');
  return `${texts.length === 1 ? '' : 'one of '}${list}${hintFor(texts, found)}`;
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
