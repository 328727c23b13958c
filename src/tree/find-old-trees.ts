import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { asidePrefixOf } from './aside-name';

/**
 * The trees that runs with `--force` had renamed away when they were killed. Each is whole, and no run removes it.
 *
 * @param out the target whose they were
 */
export function findOldTrees(out: string): string[] {
  const target = resolve(out);
  const prefix = asidePrefixOf(basename(target));
  try {
    return readdirSync(dirname(target))
      .filter((name) => name.startsWith(prefix) && /^[0-9a-f]{12}$/.test(name.slice(prefix.length)))
      .map((name) => join(dirname(out), name));
  } catch {
    // Without a folder above there is nothing, and one that cannot be listed tells nothing.
    return [];
  }
}
