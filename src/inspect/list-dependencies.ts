import type { AppFile } from '../model/app-file';
import { getObject, getText, type Json } from '../model/json';
import { hasCredentialShape } from '../report/mask-credentials';
import type { Dependencies } from './inventory';

const mask = '********';

/** A version without what lets one in: packages of private registries are often named by a URL with a password or token. */
function maskVersion(version: string): string {
  const separator = /([/?&=#:@]+)/;
  return version
    .replace(/\/\/(?!git@)[^/@\s]+@/g, `//${mask}@`)
    .replace(/([?&][^=&#]*=)[^&#]*/g, `$1${mask}`)
    .split(separator)
    .map((part) => (hasCredentialShape(part) ? mask : part))
    .join('');
}

/**
 * The dependencies of an app's functions; undefined when there are none.
 *
 * @param files the files in functions/ that are no functions
 * @param packageJson the content of functions/package.json, when it could be read
 */
export function listDependencies(
  files: readonly AppFile[],
  packageJson: Json | undefined,
): Dependencies | undefined {
  const paths = files.map(({ path }) => path);
  const manifest = paths.find((path) => path === 'functions/package.json');
  const archives = paths.filter((path) => /^functions\/node_modules\.[^/]+$/.test(path));
  const folder = 'functions/node_modules/';
  if (paths.some((path) => path.startsWith(folder))) archives.push(folder);
  if (!manifest && archives.length === 0) return undefined;
  const packages = (getObject(packageJson, 'dependencies')?.members ?? []).map(({ key, value }) => ({
    name: key,
    version: maskVersion(getText(value) ?? '?'),
  }));
  return {
    // App Services uses one method at a time, and package.json is the one that it recommends.
    pushFlag: manifest ? '--include-package-json' : '--include-node-modules',
    ...(manifest && { manifest }),
    ...(packageJson?.kind === 'object' && { packages }),
    archives,
    lockFiles: paths.filter((path) =>
      /^functions\/(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml)$/.test(path),
    ),
  };
}
