import { isTrue, type JsonObject } from '../../../src/model/json';
import { sameJson } from '../../../src/model/same-json';
import type { Order } from './order';

/** Compares triggers or providers: one that is switched off grants nothing; of two that differ in more, nothing is known. */
export function compareDocuments(a: JsonObject, b: JsonObject): Order {
  const [first, second] = [isTrue(a, 'disabled'), isTrue(b, 'disabled')];
  if (first !== second) return first ? 'less' : 'more';
  return first || sameJson(a, b) ? 'same' : 'unknown';
}
