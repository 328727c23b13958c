import type { App, AppFunction } from '../../model/app';
import type { AppFile } from '../../model/app-file';
import { getText } from '../../model/json';
import type { AppFolder } from '../app-folder';
import { functionFolders } from '../function-folders';
import type { ReadContext } from '../read-context';
import { nameIn, reportOtherName } from './read-items';

const manifestPath = 'functions/config.json';

type Functions = Pick<App, 'functions' | 'functionFiles'>;

const isLegacyFunction = (folder: AppFolder, name: string): boolean =>
  folder.has(`functions/${name}/config.json`) || folder.has(`functions/${name}/source.js`);

/** Whether functions/ has a folder for each function, as before 20210101. */
export function hasLegacyFunctions(folder: AppFolder): boolean {
  return functionFolders(folder).some((name) => isLegacyFunction(folder, name));
}

/**
 * Takes what is left in functions/, but for the folders of functions of another layout: they are stale.
 *
 * @param isStale tells of a folder with config.json whether it is one
 * @param left a file that is not taken
 */
function takeOthers(folder: AppFolder, isStale: (name: string) => boolean, left?: string): AppFile[] {
  const functions = new Set(functionFolders(folder));
  return folder
    .filesBelow('functions')
    .filter(({ path }) => {
      if (path === left) return false;
      const [, name] = /^functions\/([^/]+)\/(?:config\.json|source\.js)$/.exec(path) ?? [];
      if (name === undefined || !functions.has(name)) return true;
      return !folder.has(`functions/${name}/config.json`) || !isStale(name);
    })
    .map((file) => folder.take(file));
}

/** Reads `functions/<name>/{config.json,source.js}`, one level deep as realm-cli 1 did. */
export function readLegacyFunctions(folder: AppFolder, context: ReadContext): Functions {
  const items: AppFunction[] = [];
  for (const name of functionFolders(folder)) {
    if (!isLegacyFunction(folder, name)) continue;
    const configFile = folder.find(`functions/${name}/config.json`);
    const source = folder.find(`functions/${name}/source.js`);
    const config = configFile && context.readObject(folder.take(configFile), 'functions');
    if (source) folder.take(source);
    const own = nameIn(config, name);
    reportOtherName(context, 'functions', { name: own, stem: name, at: config });
    if (config || source) items.push({ name: own, config, source });
  }
  // A manifest is one of another layout here, and left to be told as such.
  const others = takeOthers(folder, () => false, manifestPath);
  return { functions: { items }, functionFiles: others };
}

/** Reads the manifest `functions/config.json` and every `functions/**` source that it may name. */
export function readFunctions(folder: AppFolder, context: ReadContext): Functions {
  const manifest = folder.find(manifestPath);
  const root = manifest && context.readJson(folder.take(manifest), 'functions');
  const sources = new Map<string, AppFile>();
  const others: AppFile[] = [];
  const listed = new Set((root?.kind === 'array' ? root.items : []).map((entry) => getText(entry, 'name')));
  for (const file of takeOthers(folder, (name) => !listed.has(`${name}/source`))) {
    // Every .js below functions/ is a function, except below node_modules; App Services docs, "Functions".
    if (file.path.endsWith('.js') && !file.path.includes('/node_modules/'))
      sources.set(file.path.slice('functions/'.length, -'.js'.length), file);
    else others.push(file);
  }
  const items: AppFunction[] = [];
  const isNull = root?.kind === 'scalar' && root.value === null;
  if (root && root.kind === 'array') {
    for (const entry of root.items) {
      const name = getText(entry, 'name');
      if (entry.kind !== 'object' || !name) {
        context.refuseShape(manifest, entry, 'functions', 'objects with a name');
        continue;
      }
      const source = sources.get(name);
      sources.delete(name);
      items.push({ name, config: entry, source });
    }
  } else if (root && !isNull) context.refuseShape(manifest, root, 'functions', 'an array');
  for (const [name, source] of sources) items.push({ name, source });
  return {
    functions: { items, ...((root?.kind === 'array' || isNull) && { root }) },
    functionFiles: others,
  };
}
