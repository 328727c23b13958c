import type { Json } from '../model/json';
import type { Plain } from './print-tidy-json';

/** A node as the value that JSON.parse would give: what the project reads is read by it. */
export function toPlain(node: Json): Plain {
  if (node.kind === 'array') return node.items.map(toPlain);
  if (node.kind === 'scalar') return node.value;
  const members = node.members.map(({ key, value }): [string, Plain] => [key, toPlain(value)]);
  return Object.fromEntries(members);
}
