import { mask } from '../model/mask';
import { pushFlagOf, type Packages } from '../model/packages';
import { hasCredentialShape } from '../report/mask-credentials';
import type { Dependencies } from './inventory';

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

/** The dependencies of an app's functions; undefined when there are none. */
export function listDependencies(packages: Packages): Dependencies | undefined {
  const { manifest, versions, archives, installed, lockFiles } = packages;
  const pushFlag = pushFlagOf(packages);
  if (!pushFlag) return undefined;
  return {
    pushFlag,
    ...(manifest && { manifest: manifest.path }),
    ...(versions && {
      packages: [...versions].map(([name, version]) => ({ name, version: maskVersion(version) })),
    }),
    archives: [
      ...archives.map(({ path }) => path),
      ...(installed.size > 0 ? ['functions/node_modules/'] : []),
    ],
    lockFiles: lockFiles.map(({ path }) => path),
  };
}
