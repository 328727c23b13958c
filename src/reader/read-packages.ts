import type { AppFile } from '../model/app-file';
import { getObject, getText } from '../model/json';
import { isLockFile, type Packages } from '../model/packages';
import { UnreadableInput } from '../model/unreadable-input';
import { JsonSyntaxError, parseJson } from './parse-json';
import { readText } from './read-text';

/** The dependencies of a package.json by name; undefined when it cannot be read. */
function versionsIn(file: AppFile): Map<string, string> | undefined {
  try {
    const root = parseJson(file, readText(file)).document?.root;
    if (root?.kind !== 'object') return undefined;
    const members = getObject(root, 'dependencies')?.members ?? [];
    return new Map(members.map(({ key, value }) => [key, getText(value) ?? '?']));
  } catch (error) {
    // The file is carried as it is, and no part of the configuration is in it; what it lacks is told where it is missed.
    if (error instanceof JsonSyntaxError || error instanceof UnreadableInput) return undefined;
    throw error;
  }
}

/**
 * Reads which packages the functions of an app bring along.
 *
 * @param files the files in functions/ that are no functions
 */
export function readPackages(files: readonly AppFile[]): Packages {
  const manifest = files.find(({ path }) => path === 'functions/package.json');
  const versions = manifest && versionsIn(manifest);
  return {
    ...(manifest && { manifest }),
    ...(versions && { versions }),
    archives: files.filter(({ path }) => /^functions\/node_modules\.[^/]+$/.test(path)),
    installed: new Set(
      files.flatMap(({ path }) => /^functions\/node_modules\/((?:@[^/]+\/)?[^/@]+)\//.exec(path)?.[1] ?? []),
    ),
    lockFiles: files.filter(({ path }) => isLockFile(path)),
  };
}
