import { existsSync } from 'node:fs';

// Compiled, this module stands one folder deeper than its source, which the tests load.
const roots = [`${__dirname}/../..`, `${__dirname}/../../..`];

/**
 * Where a file is that the package ships.
 *
 * @param path relative to the package
 */
export function findShipped(path: string): string {
  const found = roots.map((root) => `${root}/${path}`).find(existsSync);
  if (found === undefined) throw new Error(`the package lacks its ${path}`);
  return found;
}
