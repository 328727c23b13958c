import {
  isEmptyContainer,
  type Json,
  type JsonMember,
  type JsonObject,
  type JsonScalar,
} from '../model/json';
import type { KeyOrder } from './key-order';

const indent = '    ';

// Go's encoder, which the exporter of both versions uses, escapes these in texts and keys.
const escaped = /[&<>\u2028\u2029]/g;
const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

function printText(text: string): string {
  return JSON.stringify(text).replace(escaped, escape);
}

function printScalar({ value, raw }: JsonScalar): string {
  return typeof value === 'string' ? printText(value) : (raw ?? String(value));
}

const printedKeys = new Map<string, string>();

// The same few keys occur in every document of a kind.
function printKey(key: string): string {
  const known = printedKeys.get(key);
  if (known !== undefined) return known;
  const printed = printText(key);
  if (printedKeys.size < 1000) printedKeys.set(key, printed);
  return printed;
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
  let highest = -Infinity;
  const isInOrder = members.every((member) => {
    const before = highest;
    highest = rankOf(member);
    return before <= highest;
  });
  // The sort is stable, so that unknown keys stay in their own order. Two of them are equal, though Infinity - Infinity is not 0.
  return isInOrder ? members : [...members].sort((a, b) => rankOf(a) - rankOf(b) || 0);
}

const free: KeyOrder = { keys: [] };

// A key may be called as something that every object has: constructor, __proto__.
const orderInside = ({ inside, each }: KeyOrder, key: string): KeyOrder =>
  (inside && Object.hasOwn(inside, key) ? inside[key] : each) ?? free;

// Parts are collected and joined once: strings that grow piece by piece cost several times their size in memory.
function print(node: Json, order: KeyOrder, margin: string, parts: string[]): void {
  if (node.kind === 'scalar') {
    parts.push(printScalar(node));
    return;
  }
  const [open, close] = node.kind === 'array' ? ['[', ']'] : ['{', '}'];
  if (isEmptyContainer(node)) {
    parts.push(open, close);
    return;
  }
  const inner = margin + indent;
  let before = `${open}\n${inner}`;
  const next = `,\n${inner}`;
  if (node.kind === 'array') {
    // An array does not change the order that holds for its items, unless the order names one for them.
    const orderOfItems = order.each ?? (order.keys === 'sorted' ? order : free);
    for (const item of node.items) {
      parts.push(before);
      print(item, orderOfItems, inner, parts);
      before = next;
    }
  } else {
    for (const { key, value } of inOrder(node, order)) {
      parts.push(before, printKey(key), ': ');
      print(value, orderInside(order, key), inner, parts);
      before = next;
    }
  }
  parts.push(`\n${margin}${close}`);
}

/**
 * Prints a document as MongoDB's exporter does: four spaces, `{}` and `[]` inline, a final newline, the keys in the
 * exporter's order.
 */
export function printJson(node: Json, order: KeyOrder): string {
  const parts: string[] = [];
  print(node, order, '', parts);
  return `${parts.join('')}\n`;
}
