import { realpathSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { codeOf } from '../model/code-of';

const isMissing = (error: unknown): boolean => /^(?:ENOENT|ENOTDIR)$/.test(codeOf(error) ?? '');

/** Where a path leads: links are followed as far as it exists, and the rest is put behind. */
export function realPathOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    const parent = dirname(path);
    if (!isMissing(error) || parent === path) throw error;
    return join(realPathOf(parent), basename(path));
  }
}

const withSeparator = (path: string): string => (path.endsWith(sep) ? path : path + sep);

/** Whether a path is a folder or lies in it; both as `realPathOf` gives them. */
export function isIn(path: string, folder: string): boolean {
  return withSeparator(path).startsWith(withSeparator(folder));
}
