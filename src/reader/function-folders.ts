import type { AppFolder } from './app-folder';

/**
 * The folders in functions/ that may be functions of a layout before 20210101. What is called node_modules holds
 * dependencies: the tools pass over it by its name.
 */
export const functionFolders = (folder: AppFolder): string[] =>
  folder.folders('functions').filter((name) => name !== 'node_modules');
