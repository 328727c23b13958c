import type { Json } from '../model/json';

/** A JSON value as plain JavaScript has it. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/**
 * A node as the plain value that zod reads. Large numbers lose digits, which no check here minds; objects have no
 * prototype, so that a key `__proto__` is one like any other.
 */
export function toPlain(node: Json): Plain {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'array') return node.items.map(toPlain);
  const plain = Object.create(null) as Record<string, Plain>;
  for (const { key, value } of node.members) plain[key] = toPlain(value);
  return plain;
}
