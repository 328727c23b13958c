import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes as a text that no other bytes have: what is not UTF-8 is shown in base64. */
export function toText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : `base64:${bytes.toString('base64')}`;
}

/** Every file below a folder, as POSIX path -> text, sorted by path. */
export function readTree(folder: string): Record<string, string> {
  const found: [string, string][] = [];
  const read = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory()) read(path);
      else found.push([path, toText(readFileSync(join(folder, path)))]);
    }
  };
  read('');
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
