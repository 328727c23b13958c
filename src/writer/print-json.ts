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

const ranks = new WeakMap<KeyOrder, ReadonlyMap<string, number>>();

function ranksOf(order: KeyOrder): ReadonlyMap<string, number> {
  let known = ranks.get(order);
  if (!known) {
    known = new Map(order.keys === 'sorted' ? [] : order.keys.map((key, index) => [key, index]));
    ranks.set(order, known);
  }
  return known;
}

function inOrder({ members }: JsonObject, order: KeyOrder): readonly JsonMember[] {
  if (order.keys === 'sorted') return [...members].sort(byKey);
  if (order.keys.length === 0) return members;
  const rank = ranksOf(order);
  const rankOf = ({ key }: JsonMember): number => rank.get(key) ?? Infinity;
  const isInOrder = members.every(
    (member, index) => index === 0 || rankOf(members[index - 1]!) <= rankOf(member),
  );
  // The sort is stable, so that unknown keys stay in their own order. Two of them are equal, though Infinity - Infinity is not 0.
  return isInOrder ? members : [...members].sort((a, b) => rankOf(a) - rankOf(b) || 0);
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
