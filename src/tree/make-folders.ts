import { mkdirSync, rmdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Folders that were made, and what removes those that are still empty. */
export interface MadeFolders {
  removeEmpty(): void;
}

/** Makes a folder and those above it that are missing. */
export function makeFolders(folder: string): MadeFolders {
  // The first of those that were made holds all others.
  const first = mkdirSync(folder, { recursive: true });
  return {
    removeEmpty: () => {
      if (first === undefined) return;
      try {
        for (let path = folder; path.length >= first.length; path = dirname(path)) rmdirSync(path);
      } catch {
        // Someone else uses it by now.
      }
    },
  };
}
