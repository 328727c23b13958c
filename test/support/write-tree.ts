import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files by POSIX path. A text or bytes are written as they are, anything else as JSON the way the exporter writes it. */
export type Tree = Readonly<Record<string, unknown>>;

/** A value as the text that MongoDB's exporter writes for it, apart from the order of keys. */
export function asExported(value: unknown): string {
  return `${JSON.stringify(value, null, 4)}\n`;
}

/** Writes files below a folder. */
export function writeTree(folder: string, tree: Tree): string {
  for (const [path, content] of Object.entries(tree)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      typeof content === 'string' || Buffer.isBuffer(content) ? content : asExported(content),
    );
  }
  return folder;
}
