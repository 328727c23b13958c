import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../model/user-error';
import type { StagedFile } from '../tree/staged-tree';
import { stageTree } from '../tree/stage-tree';
import { readRuntime } from './read-runtime';

/** How runtime/ of a project is replaced. */
export interface RefreshOptions {
  /** The process that writes; with it, a later run removes at once what a killed one left. */
  readonly pid?: number;
  /** Only look whether it could be done. */
  readonly dryRun?: boolean;
}

/**
 * Replaces runtime/ of a Cloud Run project that was written before by the one of this version; nothing else of it changes.
 *
 * @param project its folder
 * @returns the version of the runtime
 * @throws UserError when the folder is no such project, or cannot be written
 */
export function refreshRuntime(project: string, { pid, dryRun = false }: RefreshOptions = {}): string {
  const lacking = ['index.js', 'app/routes.json', 'runtime/VERSION'].find(
    (file) => !existsSync(join(project, file)),
  );
  if (lacking !== undefined)
    throw new UserError(`${project} is no project that cloud-run wrote: it has no ${lacking}.`, {
      hint: 'Name the folder of such a project with --out.',
    });
  const runtime = readRuntime();
  if (!dryRun) {
    const files = [...runtime].map(([path, text]): StagedFile => ({ path, bytes: { text } }));
    const tree = stageTree(files, join(project, 'runtime'), {
      force: true,
      ...(pid !== undefined && { pid }),
    });
    tree.putInPlace();
    tree.finish();
  }
  return runtime.get('VERSION')?.trim() ?? '';
}
