import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Everything below a folder, as path -> what it is: `folder`, where a link leads, or mode and hash of a file. */
export function listDisk(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(folder, path);
    const stats = lstatSync(file);
    if (stats.isDirectory()) found[path] = 'folder';
    else if (stats.isSymbolicLink()) found[path] = `link to ${readlinkSync(file)}`;
    else
      found[path] =
        `${stats.mode.toString(8)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`;
  }
  return found;
}
