import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

const thisHost = (): string => createHash('sha256').update(hostname()).digest('hex').slice(0, 12);

/** How the marker's name begins. It holds what the file system calls the folder: no other has the same at the same time. */
function prefixOf(folder: string): string {
  const { dev, ino } = lstatSync(folder, { bigint: true });
  return `run-${dev}-${ino}-`;
}

/** The marker of a folder that runs make: an empty folder in it, which is there as a whole or not at all. */
export const runMarker = {
  /**
   * Marks a folder as made by a run. The marker names the folder itself: what copies both, or what a repository brings
   * along, is another folder, and so is proved to be nobody's.
   */
  put(folder: string): void {
    mkdirSync(join(folder, runMarker.nameFor(folder)));
  },

  /** The name of the marker that this host puts into a folder. */
  nameFor(folder: string): string {
    return prefixOf(folder) + thisHost();
  },

  /** Who made a folder: a run on this host, or on another one; undefined when nothing proves that it was a run. */
  read(folder: string): 'here' | 'elsewhere' | undefined {
    const prefix = prefixOf(folder);
    const marker = readdirSync(folder, { withFileTypes: true }).find(
      (entry) => entry.isDirectory() && entry.name.startsWith(prefix),
    );
    if (!marker) return undefined;
    return marker.name === runMarker.nameFor(folder) ? 'here' : 'elsewhere';
  },
} as const;
