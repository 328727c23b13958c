import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../model/code-of';

/** An app below a folder. */
export interface FoundApp {
  /** Its folder as a POSIX path, relative to the one that was searched. */
  readonly path: string;
  /** Whether it is inside the folder of another app. */
  readonly isNested: boolean;
}

/** A folder that could not be searched. */
export interface UnreadFolder {
  /** POSIX path, relative to the folder that was searched. */
  readonly path: string;
  /** Why, as the system says it. */
  readonly code: string;
}

/** What is known of a folder that is searched. */
export interface AppTest {
  readonly isApp: (path: string) => boolean;
  /** Whether a name in an app's folder is a part of it, which holds no other app. */
  readonly isPart: (name: string) => boolean;
}

/** How many levels down apps are looked for. */
export const depthOfSearch = 3;

const neverSearched = new Set(['node_modules', '.git', 'files', 'dist', 'build']);
// A repository of any size is opened to be told of its apps, and not to be listed.
const mostFolders = 5000;

// Names are enough to skip most folders; only a folder that may be an app is opened.
const mark =
  /^(?:stitch|config|realm_config|root_config)\.json$|^(?:auth_providers|data_sources|services|\.mdb)$/;

/**
 * The apps up to three levels below a folder, sorted by path, those inside another app's folder included; and the folders
 * that may not be read, which is no failure of a search.
 *
 * @param path the folder
 * @param isInApp whether the folder is an app itself
 */
export function findApps(
  path: string,
  isInApp: boolean,
  { isApp, isPart }: AppTest,
): { readonly found: readonly FoundApp[]; readonly unread: readonly UnreadFolder[] } {
  const found: FoundApp[] = [];
  const unread: UnreadFolder[] = [];
  const entriesOf = (folder: string): Dirent[] => {
    try {
      return readdirSync(join(path, folder), { withFileTypes: true });
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      unread.push({ path: folder, code });
      return [];
    }
  };
  let left = mostFolders;
  const search = (
    entries: readonly Dirent[],
    here: string,
    depth: number,
    inside: 'app' | 'below' | 'no',
  ): void => {
    for (const entry of entries) {
      if (!entry.isDirectory() || neverSearched.has(entry.name)) continue;
      if ((inside === 'app' && isPart(entry.name)) || left-- <= 0) continue;
      const below = here ? `${here}/${entry.name}` : entry.name;
      const inner = entriesOf(below);
      const isFound = inner.some(({ name }) => mark.test(name)) && isApp(join(path, below));
      if (isFound) found.push({ path: below, isNested: inside !== 'no' });
      if (depth < depthOfSearch)
        search(inner, below, depth + 1, isFound ? 'app' : inside === 'no' ? 'no' : 'below');
    }
  };
  search(entriesOf(''), '', 1, isInApp ? 'app' : 'no');
  return { found: found.sort((a, b) => (a.path < b.path ? -1 : 1)), unread };
}
