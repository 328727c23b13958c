import { posix } from 'node:path';
import type { PackageFacts } from '../lint/package-facts';

const builtInto = /^(?:dist|build|lib|out|compiled|\.build)\//;

/** A path without its ending, and `index` for a folder. */
function stemOf(path: string): string {
  const stem = posix
    .normalize(path)
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.[cm]?[jt]sx?$/, '');
  return stem === '.' || stem === '' ? 'index' : stem;
}

/** Whether a file of a package is the one that is loaded first, or the source of it. */
export function isMainFile({ main }: PackageFacts, path: string): boolean {
  const stem = stemOf(path);
  return main.some((each) => {
    const written = stemOf(each);
    if (stem === written || stem === `${written}/index`) return true;
    if (!builtInto.test(`${written}/`)) return false;
    const source = written.replace(builtInto, '').replace(/^src\//, '');
    return stem === source || stem === `src/${source}`;
  });
}
