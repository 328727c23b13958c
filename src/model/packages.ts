import type { AppFile } from './app-file';

/** The packages that the functions of an app bring along. */
export interface Packages {
  /** functions/package.json, readable or not. */
  readonly manifest?: AppFile;
  /** What the manifest asks for, by name; undefined when there is none, or it cannot be read. */
  readonly versions?: ReadonlyMap<string, string>;
  /** Archives of node_modules, which are not opened. */
  readonly archives: readonly AppFile[];
  /** The packages in functions/node_modules. */
  readonly installed: ReadonlySet<string>;
  readonly lockFiles: readonly AppFile[];
}

/** Whether a file of an app locks the versions of its functions' packages. */
export function isLockFile(path: string): boolean {
  return /^functions\/(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml)$/.test(path);
}

/** The flag that makes a push of the App Services CLI take packages along. */
export type PushFlag = '--include-package-json' | '--include-node-modules';

/** The flag for an app's packages. App Services uses one method at a time, and recommends package.json. */
export function pushFlagOf({ manifest, archives, installed }: Packages): PushFlag | undefined {
  if (manifest) return '--include-package-json';
  return archives.length > 0 || installed.size > 0 ? '--include-node-modules' : undefined;
}
