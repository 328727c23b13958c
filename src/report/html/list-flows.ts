import type { FileChange } from '../report';

/** How many files went from one folder of the old tree to one of the new. */
export interface Flow {
  /** Undefined for files that the migration made. */
  readonly from?: string;
  /** Undefined for files that are not carried over. */
  readonly to?: string;
  readonly files: number;
}

/** The top folder of a path, with its slash; files beside the folders are told apart by nothing. */
const folderOf = (path: string): string => (path.includes('/') ? `${path.split('/')[0]}/` : 'root files');

/**
 * What moved from where to where, in files. A file that is split counts once for each file that it goes to, and one that is
 * put together once for each that it comes from.
 */
export function listFlows(files: readonly FileChange[]): Flow[] {
  const flows = new Map<string, Flow>();
  for (const { from, to } of files) {
    const target = to === undefined ? undefined : folderOf(to);
    for (const path of from.length ? from : [undefined]) {
      const source = path === undefined ? undefined : folderOf(path);
      const key = JSON.stringify([source, target]);
      flows.set(key, {
        ...(source !== undefined && { from: source }),
        ...(target !== undefined && { to: target }),
        files: (flows.get(key)?.files ?? 0) + 1,
      });
    }
  }
  return [...flows.values()];
}
