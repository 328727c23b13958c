import type { Json } from '../../src/model/json';
import { printJson } from '../../src/writer/print-json';

/** A node as a plain value, its keys in their own order. */
export function plain(node: Json | undefined): any {
  return node && JSON.parse(printJson(node, { keys: [] }));
}
