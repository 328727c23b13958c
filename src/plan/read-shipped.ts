import { existsSync, readdirSync, readFileSync } from 'node:fs';

// Compiled, this module stands one folder deeper than its source, which the tests load.
const roots = [`${__dirname}/../..`, `${__dirname}/../../..`];

/** Where the package has a file or folder. */
function find(path: string): string {
  const found = roots.map((root) => `${root}/${path}`).find(existsSync);
  if (found === undefined) throw new Error(`the package lacks its ${path}`);
  return found;
}

/**
 * The text of a file that the package ships: no input, so that it may lie behind a link.
 *
 * @param path relative to the package
 */
export const readShipped = (path: string): string => readFileSync(find(path), 'utf8');

/** The names of what is in a folder that the package ships, sorted. */
export const listShipped = (path: string): string[] => readdirSync(find(path)).sort();
