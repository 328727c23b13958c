import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { ZipFile } from 'yazl';
import { asExported, type Tree } from './write-tree';

/** Packs a tree the way an export is packed, every path below a prefix. */
export async function packTree(path: string, tree: Tree, prefix = ''): Promise<string> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(tree))
    zip.addBuffer(Buffer.from(typeof content === 'string' ? content : asExported(content)), prefix + name);
  zip.end();
  await once(zip.outputStream.pipe(createWriteStream(path)), 'close');
  return path;
}
