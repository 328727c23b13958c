import type { App } from '../../model/app';
import type { ConfigVersion } from '../../model/config-version';
import { isNull, type JsonObject } from '../../model/json';
import type { AppFolder } from '../app-folder';
import type { ReadContext } from '../read-context';

// A preview of late 2021 wrote https_endpoints/ in a 20210101 tree: the folder's name does not tell the version.
function foldersOf(version: ConfigVersion): readonly string[] {
  return version === 20230101 ? ['https_endpoints', 'http_endpoints'] : ['http_endpoints', 'https_endpoints'];
}

const dataApiFiles = (folders: readonly string[]): readonly string[] => [
  ...folders.flatMap((name) => [`${name}/gen_endpoints_config.json`, `${name}/data_api_config.json`]),
  'data_api_config.json',
];

/** Reads HTTPS endpoints and the Data API's settings from where any version has them. */
export function readEndpoints(
  folder: AppFolder,
  context: ReadContext,
  version: ConfigVersion,
): Pick<App, 'endpoints' | 'dataApi'> {
  const names = foldersOf(version);
  // One that cannot be read is in use like any other.
  const isThere = (path: string): boolean => folder.has(path) || folder.findUnreadable(path) !== undefined;
  const inUse = names.find((name) => isThere(`${name}/config.json`));
  // The other folder is a stale one: what it holds would bring back what was deleted.
  const folders = inUse === undefined ? names : [inUse];
  const file = inUse === undefined ? undefined : folder.find(`${inUse}/config.json`);
  const root = file && context.readJson(folder.take(file), 'endpoints');
  const items: JsonObject[] = [];
  if (root && root.kind === 'array') {
    for (const entry of root.items) {
      if (entry.kind === 'object') items.push(entry);
      else context.refuseShape(file, entry, 'endpoints', 'objects');
    }
  } else if (root && !isNull(root)) context.refuseShape(file, root, 'endpoints', 'an array');
  const dataApiPath = dataApiFiles(folders).find(isThere);
  const dataApiFile = dataApiPath === undefined ? undefined : folder.find(dataApiPath);
  const dataApi = dataApiFile && context.readObject(folder.take(dataApiFile), 'data-api');
  return { endpoints: { items, ...((root?.kind === 'array' || isNull(root)) && { root }) }, dataApi };
}
