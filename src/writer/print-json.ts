import type { TargetVersion } from '../model/config-version';
import {
  isEmptyContainer,
  type Json,
  type JsonMember,
  type JsonObject,
  type JsonScalar,
} from '../model/json';
import type { KeyOrder } from './key-order';

const indent = '    ';

// Go's encoder, which wrote 20210101, escapes these; the exporter of 20230101 writes them as they are.
const escapes: Readonly<Record<string, string>> = {
  '&': '\\u0026',
  '<': '\\u003c',
  '>': '\\u003e',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

function printText(text: string, target: TargetVersion): string {
  const printed = JSON.stringify(text);
  return target === 20210101
    ? printed.replace(/[&<>\u2028\u2029]/g, (character) => escapes[character]!)
    : printed;
}

function printScalar({ value, raw }: JsonScalar, target: TargetVersion): string {
  return typeof value === 'string' ? printText(value, target) : raw;
}

const byKey = (a: JsonMember, b: JsonMember): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

function inOrder({ members }: JsonObject, { keys }: KeyOrder): readonly JsonMember[] {
  if (keys === 'sorted') return [...members].sort(byKey);
  if (keys.length === 0) return members;
  const known = keys.flatMap((key) => members.find((member) => member.key === key) ?? []);
  return known.length === members.length
    ? known
    : [...known, ...members.filter(({ key }) => !keys.includes(key))];
}

const free: KeyOrder = { keys: [] };

function print(node: Json, order: KeyOrder, target: TargetVersion, margin: string): string {
  if (node.kind === 'scalar') return printScalar(node, target);
  if (isEmptyContainer(node)) return node.kind === 'array' ? '[]' : '{}';
  const inner = margin + indent;
  if (node.kind === 'array') {
    // An array does not change the order that holds for its items, unless the order names one for them.
    const items = node.items.map(
      (item) => inner + print(item, order.each ?? (order.keys === 'sorted' ? order : free), target, inner),
    );
    return `[\n${items.join(',\n')}\n${margin}]`;
  }
  const members = inOrder(node, order).map(
    ({ key, value }) =>
      `${inner}${printText(key, target)}: ${print(value, order.inside?.[key] ?? order.each ?? free, target, inner)}`,
  );
  return `{\n${members.join(',\n')}\n${margin}}`;
}

/**
 * Prints a document as MongoDB's exporter does: four spaces, `{}` and `[]` inline, a final newline, the keys in the
 * exporter's order.
 */
export function printJson(node: Json, order: KeyOrder, target: TargetVersion): string {
  return `${print(node, order, target, '')}\n`;
}
