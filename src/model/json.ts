/**
 * JSON values with their origin. Nodes are never changed: an edit makes a new container around the same leaves, and the
 * identity of a leaf is what the ledger follows from the input to the output.
 */
import type { InputFile } from './input-file';
import type { Reason } from './reason';

/** One parsed JSON file. */
export interface JsonDocument {
  readonly file: InputFile;
  /** The file's text without a byte order mark. */
  readonly text: string;
  readonly root: Json;
  /** Whether the file is strict JSON, so that its bytes may be carried as they are. */
  readonly strict: boolean;
  /** How many leaves were read, those that no longer stand in the root (an earlier duplicate, a secret) included. */
  readonly leafCount: number;
}

interface Origin {
  /** The document that the node was read from; absent on nodes that a migration made. */
  readonly document?: JsonDocument;
  /** Where the node starts in the document's text, in UTF-16 units; -1 when not known. */
  readonly offset: number;
  /** The number of a leaf in its document, from 0 in the order of the text; absent on all other nodes. */
  readonly leaf?: number;
  /** Why a node that a migration made is there. */
  readonly reason?: Reason;
  /** The nodes that a made node takes its value from. */
  readonly from?: readonly Json[];
}

/** A string, number, boolean or null. */
export interface JsonScalar extends Origin {
  readonly kind: 'scalar';
  /** Of a number, only near its true value: integers beyond 2^53 lose digits here. */
  readonly value: string | number | boolean | null;
  /** The exact spelling of a number that was read; what is printed for it. */
  readonly raw?: string;
}

/** An array. */
export interface JsonArray extends Origin {
  readonly kind: 'array';
  readonly items: readonly Json[];
}

/** A key with its value. */
export interface JsonMember {
  readonly key: string;
  readonly value: Json;
}

/** An object; its members keep their order, and no key occurs twice. */
export interface JsonObject extends Origin {
  readonly kind: 'object';
  readonly members: readonly JsonMember[];
}

/** Any JSON value. */
export type Json = JsonScalar | JsonArray | JsonObject;

/** The value at a key, or undefined when the node is no object or lacks the key. */
export function get(node: Json | undefined, ...path: string[]): Json | undefined {
  let here = node;
  for (const key of path) here = memberOf(here, key);
  return here;
}

// Up to here, looking through the members is quicker than a map of them.
const fewMembers = 64;
const mapsOfMembers = new WeakMap<JsonObject, ReadonlyMap<string, Json>>();

// An object with very many keys is mostly asked for all of them, one after the other.
function mapOfMembers(object: JsonObject): ReadonlyMap<string, Json> {
  const known = mapsOfMembers.get(object);
  if (known) return known;
  const map = new Map(object.members.map(({ key, value }) => [key, value]));
  mapsOfMembers.set(object, map);
  return map;
}

// The most frequent call of a run: a loop is several times quicker here than `find`.
function memberOf(node: Json | undefined, key: string): Json | undefined {
  if (node?.kind !== 'object') return undefined;
  if (node.members.length > fewMembers) return mapOfMembers(node).get(key);
  for (const member of node.members) if (member.key === key) return member.value;
  return undefined;
}

/** The object at a path, or undefined. */
export function getObject(node: Json | undefined, ...path: string[]): JsonObject | undefined {
  const found = get(node, ...path);
  return found?.kind === 'object' ? found : undefined;
}

/** The items of the array at a path; empty when there is none. */
export function getItems(node: Json | undefined, ...path: string[]): readonly Json[] {
  const found = get(node, ...path);
  return found?.kind === 'array' ? found.items : [];
}

/** A string. */
export type JsonText = JsonScalar & { readonly value: string };

/** Whether a node is a string. */
export function isText(node: Json | undefined): node is JsonText {
  return node?.kind === 'scalar' && typeof node.value === 'string';
}

/** Whether a node is `null`. */
export function isNull(node: Json | undefined): node is JsonScalar {
  return node?.kind === 'scalar' && node.value === null;
}

/** The string at a path, or undefined. */
export function getText(node: Json | undefined, ...path: string[]): string | undefined {
  const found = get(node, ...path);
  return isText(found) ? found.value : undefined;
}

/** Whether the value at a path is `true`. */
export function isTrue(node: Json | undefined, ...path: string[]): boolean {
  const found = get(node, ...path);
  return found?.kind === 'scalar' && found.value === true;
}

/** Whether a node is `{}` or `[]`. */
export function isEmptyContainer(node: Json): boolean {
  return node.kind === 'object'
    ? node.members.length === 0
    : node.kind === 'array' && node.items.length === 0;
}

/** Whether a node counts in the ledger: a scalar, `{}` or `[]`. */
export function isLeaf(node: Json): boolean {
  return node.kind === 'scalar' || isEmptyContainer(node);
}

/** A node that was read from a file. */
export type ReadJson = Json & { readonly document: JsonDocument };

/** Whether a node is the whole content of the file that it was read from, unchanged. */
export function isWholeFile(node: Json | undefined): node is ReadJson {
  return node?.document !== undefined && node.document.root === node;
}

/** Calls `visit` for a node and everything below it, depth first, each with its path of keys and indexes. */
export function walkJson(node: Json, visit: (node: Json, path: readonly (string | number)[]) => void): void {
  const path: (string | number)[] = [];
  const step = (here: Json): void => {
    visit(here, path);
    if (here.kind === 'object') {
      for (const { key, value } of here.members) {
        path.push(key);
        step(value);
        path.pop();
      }
    } else if (here.kind === 'array') {
      for (const [index, item] of here.items.entries()) {
        path.push(index);
        step(item);
        path.pop();
      }
    }
  };
  step(node);
}

/** Whether a node, or any node below it, passes a test; stops at the first that does. */
export function someJson(node: Json, test: (node: Json) => boolean): boolean {
  if (test(node)) return true;
  if (node.kind === 'object') return node.members.some(({ value }) => someJson(value, test));
  return node.kind === 'array' && node.items.some((item) => someJson(item, test));
}
