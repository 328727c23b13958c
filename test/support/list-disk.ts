import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

// A file beyond this is told by its size and its time: tests make them as holes of gigabytes.
const mostHashed = 100_000_000;

/**
 * Everything below a folder, as path -> what it is: `folder`, where a link leads, mode and hash of a file, or what else it
 * is. Nothing but files is opened.
 */
export function listDisk(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(folder, path);
    const stats = lstatSync(file);
    const mode = stats.mode.toString(8);
    if (stats.isDirectory()) found[path] = 'folder';
    else if (stats.isSymbolicLink()) found[path] = `link to ${readlinkSync(file)}`;
    else if (!stats.isFile()) found[path] = `${mode} special`;
    else if (stats.size > mostHashed) found[path] = `${mode} ${stats.size} bytes of ${stats.mtimeMs}`;
    else found[path] = `${mode} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`;
  }
  return found;
}
