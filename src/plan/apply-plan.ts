import type { OnProgress } from '../model/progress';
import { commitTree } from '../tree/commit-tree';
import { checkTarget } from '../tree/refuse-target';
import type { Plan } from './plan';

/** How a plan is written. */
export interface ApplyOptions {
  /** Replace a target that is not empty. */
  readonly force?: boolean;
  /** The process that writes; with it, a later run removes at once what a killed one left. */
  readonly pid?: number;
  /** Told how many files are written so far. */
  readonly onProgress?: OnProgress;
}

/**
 * Writes a plan: into a folder beside the target first, which then takes the target's name, so that a run that fails or
 * is killed leaves the target as it was.
 *
 * @param out the folder to make; it must not exist or be empty, unless `force` is given
 * @throws UserError when the target is refused or cannot be written
 */
export function applyPlan(
  plan: Plan,
  out: string,
  { force = false, pid, onProgress }: ApplyOptions = {},
): void {
  checkTarget(plan.input, out, force);
  commitTree(plan.files, out, {
    force,
    ...(pid !== undefined && { pid }),
    ...(onProgress && { onProgress }),
  });
}
