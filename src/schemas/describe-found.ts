import type { Json } from '../model/json';

/** The kind of a value, in words. Never the value: it may be a secret. */
export function describeFound(node: Json): string {
  if (node.kind !== 'scalar') return node.kind === 'array' ? 'an array' : 'an object';
  if (node.value === '') return 'an empty string';
  return node.value === null ? 'null' : `a ${typeof node.value}`;
}
