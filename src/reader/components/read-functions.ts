import type { App, AppFunction } from '../../model/app';
import type { AppFile } from '../../model/app-file';
import { getText, isNull, type Json } from '../../model/json';
import { deniedFunction } from '../access/denied-function';
import { guardFunction } from '../access/guard-function';
import { readGuarded } from '../access/read-guarded';
import { reportDenied } from '../access/report-denied';
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
    const { document: config, unread } = readGuarded(
      folder,
      context,
      `functions/${name}/config.json`,
      'functions',
    );
    const source = folder.find(`functions/${name}/source.js`);
    if (source) folder.take(source);
    const own = nameIn(config, name);
    reportOtherName(context, 'functions', { name: own, stem: name, at: config });
    if (config) items.push({ name: own, config: guardFunction(config, own, context), source });
    else if (source) {
      reportDenied(context, {
        component: 'functions',
        subject: name,
        ...(unread ? { unread } : { fault: { at: source, text: 'The function has no config.json.' } }),
        consequence: 'The function is written as private, so that no client can call it.',
      });
      items.push({ name, config: deniedFunction(name), source });
    }
  }
  // A manifest is one of another layout here, and left to be told as such.
  const others = takeOthers(folder, () => false, manifestPath);
  return { functions: { items }, functionFiles: others };
}

function reportUnlisted(
  context: ReadContext,
  names: readonly string[],
  unread: AppFile | undefined,
  odd: Json | undefined,
): void {
  const [first = '', ...more] = names;
  const shown = names.slice(0, 5).join(', ');
  const which = more.length
    ? `The functions ${shown}${more.length > 4 ? ` and ${more.length - 4} more` : ''} are`
    : `The function ${first} is`;
  reportDenied(context, {
    component: 'functions',
    subject: first,
    ...(unread && { unread }),
    ...(odd && {
      fault: { at: odd, text: 'The entry of the manifest does not tell of which function it is.' },
    }),
    consequence: `${which} written as private, so that no client can call ${more.length ? 'them' : 'it'}.`,
  });
}

/** Reads the manifest `functions/config.json` and every `functions/**` source that it may name. */
export function readFunctions(folder: AppFolder, context: ReadContext): Functions {
  const manifest = folder.find(manifestPath);
  const root = manifest && context.readJson(folder.take(manifest), 'functions');
  if (root && root.kind !== 'array' && !isNull(root))
    context.refuseShape(manifest, root, 'functions', 'an array');
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
  const odd: Json[] = [];
  for (const entry of root?.kind === 'array' ? root.items : []) {
    const name = getText(entry, 'name');
    if (entry.kind !== 'object' || !name) {
      odd.push(entry);
      continue;
    }
    const source = sources.get(name);
    sources.delete(name);
    items.push({ name, config: guardFunction(entry, name, context), source });
  }
  for (const entry of odd)
    if (manifest) context.refuseShape(manifest, entry, 'functions', 'objects with a name');
  const unread =
    root?.kind === 'array' || isNull(root) ? undefined : (manifest ?? folder.findUnreadable(manifestPath));
  // A source without an entry is a function that any client can call; App Services docs, "Functions". An entry that cannot
  // be read may be that of any of them.
  const isDenied = sources.size > 0 && (unread !== undefined || odd.length > 0);
  if (isDenied) {
    if (manifest) context.withdraw(manifest);
    reportUnlisted(context, [...sources.keys()], unread, odd[0]);
  }
  for (const [name, source] of sources)
    items.push({ name, source, ...(isDenied && { config: deniedFunction(name) }) });
  return {
    functions: { items, ...((root?.kind === 'array' || isNull(root)) && { root }) },
    functionFiles: others,
  };
}
