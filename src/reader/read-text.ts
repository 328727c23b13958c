import { readFileSync } from 'node:fs';
import { JsonSyntaxError } from './parse-json';

/**
 * Reads a file that must be UTF-8.
 *
 * @throws JsonSyntaxError when its bytes are not
 */
export function readText(path: string): string {
  const text = readFileSync(path, 'utf8');
  // A replacement character is what a wrong byte becomes; only then is the slower strict decoder needed.
  if (!text.includes('\ufffd')) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch {
    throw new JsonSyntaxError(0, 'bytes that are not UTF-8', 'a file in UTF-8');
  }
}
