import { isAbsolute, posix, relative, sep } from 'node:path';
import type { FindingList } from './finding-list';

const withSlashes = (path: string): string => path.split(sep).join('/');

/** The way to a path from where the command runs, if it lies below; undefined for any other. */
function fromHere(path: string): string | undefined {
  if (!isAbsolute(path)) return path;
  const way = relative('', path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? undefined : withSlashes(way);
}

/** The deepest folder that holds all of some files. */
function folderOf(files: readonly string[]): string {
  const [first = '', ...rest] = files.map((file) => posix.dirname(withSlashes(file)));
  let folder = first;
  while (!rest.every((each) => each === folder || each.startsWith(`${folder === '/' ? '' : folder}/`)))
    folder = posix.dirname(folder);
  return folder;
}

/**
 * Findings with places that say nothing of the machine: they start where the command runs, or else in the folder that
 * holds all of the files. Findings of both kinds keep their places.
 */
export function relateFindings(list: FindingList): FindingList {
  const { findings } = list;
  const files = [...new Set(findings.flatMap(({ place }) => place?.file ?? []))];
  const outside = files.filter((file) => fromHere(file) === undefined);
  const isOutside = outside.length > 0 && outside.length === files.length;
  const folder = isOutside ? folderOf(outside) : undefined;
  const wayTo = (file: string): string =>
    folder === undefined ? (fromHere(file) ?? file) : posix.relative(folder, withSlashes(file));
  return {
    ...list,
    ...(folder !== undefined && { input: { path: folder } }),
    findings: findings.map((finding) =>
      finding.place ? { ...finding, place: { ...finding.place, file: wayTo(finding.place.file) } } : finding,
    ),
  };
}
