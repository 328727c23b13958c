import { existsSync, readFileSync } from 'node:fs';

// Compiled, this module stands one folder deeper than its source, which the tests load.
const roots = [`${__dirname}/../..`, `${__dirname}/../../..`];

/**
 * The text of a file that the package ships: no input, so that it may lie behind a link.
 *
 * @param path relative to the package
 */
export function readShipped(path: string): string {
  const found = roots.map((root) => `${root}/${path}`).find(existsSync);
  if (found === undefined) throw new Error(`the package lacks its ${path}`);
  return readFileSync(found, 'utf8');
}
