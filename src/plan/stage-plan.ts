import type { OnProgress } from '../model/progress';
import { checkTarget } from '../tree/refuse-target';
import { stageTree, type WaitingTree } from '../tree/stage-tree';
import type { Plan } from './plan';
import { refuseOwnWork } from './refuse-own-work';

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
 * Writes a plan beside its target, where it waits to be put in its place.
 *
 * @param out the folder to make; it must not exist or be empty, unless `force` is given
 * @throws UserError when the target is refused or cannot be written
 */
export function stagePlan(
  plan: Plan,
  out: string,
  { force = false, pid, onProgress }: ApplyOptions = {},
): WaitingTree {
  checkTarget(plan.input, out, force);
  refuseOwnWork(plan, out);
  return stageTree(plan.files, out, {
    force,
    ...(pid !== undefined && { pid }),
    ...(onProgress && { onProgress }),
  });
}
