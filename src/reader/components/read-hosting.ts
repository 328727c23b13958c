import type { Hosting } from '../../model/app';
import type { JsonArray } from '../../model/json';
import type { AppFolder } from '../app-folder';
import type { ReadContext } from '../read-context';
import { readOne } from './read-items';

/** Reads `hosting/`; the hosted files themselves are never opened. */
export function readHosting(folder: AppFolder, context: ReadContext): Hosting {
  const config = readOne(folder, context, 'hosting/config.json', 'hosting');
  const file = folder.find('hosting/metadata.json');
  const root = file && context.readJson(folder.take(file), 'hosting');
  if (root && root.kind !== 'array') context.refuseShape(file, root, 'hosting', 'an array');
  const files = folder.filesBelow('hosting/files').map((hosted) => folder.take(hosted));
  return { config, metadata: root?.kind === 'array' ? (root satisfies JsonArray) : undefined, files };
}
