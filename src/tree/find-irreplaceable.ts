import { lstatSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/** What nobody means to lose with a folder that is replaced. */
export interface Irreplaceable {
  readonly kind: 'repository' | 'mount';
  /** POSIX path below the folder; empty for the folder itself. */
  readonly path: string;
}

/** What a version control system keeps its history in; `.git` is a file in a worktree. */
const histories = new Set(['.git', '.hg', '.svn', '.bzr', '.jj', '_darcs', 'CVS', '.fslckout', '_FOSSIL_']);

/** A bare repository of Git has no `.git`, but what is in one. */
const ofBareRepository = ['HEAD', 'objects', 'refs'];

const isRepository = (entries: readonly Dirent[]): boolean => {
  const names = new Set(entries.map(({ name }) => name));
  return entries.some(({ name }) => histories.has(name)) || ofBareRepository.every((name) => names.has(name));
};

/**
 * Finds a repository in a folder, at any depth, or a file system that is mounted there. No link is followed.
 *
 * @throws the system's error when a folder cannot be looked at
 */
export function findIrreplaceable(root: string): Irreplaceable | undefined {
  const { dev } = lstatSync(root);
  const left = [''];
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    const here = path;
    const folder = join(root, here);
    if (lstatSync(folder).dev !== dev) return { kind: 'mount', path: here };
    const entries = readdirSync(folder, { withFileTypes: true });
    if (isRepository(entries)) return { kind: 'repository', path: here };
    for (const entry of entries)
      if (entry.isDirectory()) left.push(here ? `${here}/${entry.name}` : entry.name);
  }
  return undefined;
}
