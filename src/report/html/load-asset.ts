import { readFileSync } from 'node:fs';

/**
 * The text of a file that the page is made of; the build copies page/ beside this module.
 *
 * @param name of the file in page/
 */
export function loadAsset(name: string): string {
  return readFileSync(`${__dirname}/page/${name}`, 'utf8');
}
