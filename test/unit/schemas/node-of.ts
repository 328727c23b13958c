import type { Json } from '../../../src/model/json';
import { parseJson } from '../../../src/reader/parse-json';

/** A value as the reader would read it from a file. */
export function nodeOf(value: unknown, path = 'a.json'): Json {
  const text = typeof value === 'string' ? JSON.stringify(value) : JSON.stringify(value, null, 4);
  return parseJson({ path, absolutePath: `/app/${path}` }, text).document!.root;
}
