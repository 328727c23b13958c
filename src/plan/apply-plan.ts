import type { Plan } from './plan';
import { stagePlan, type ApplyOptions } from './stage-plan';

/**
 * Writes a plan: into a folder beside the target first, which then takes the target's name, so that a run that fails or
 * is killed leaves the target as it was.
 *
 * @param out the folder to make; it must not exist or be empty, unless `force` is given
 * @throws UserError when the target is refused or cannot be written
 */
export function applyPlan(plan: Plan, out: string, options: ApplyOptions = {}): void {
  const tree = stagePlan(plan, out, options);
  tree.putInPlace();
  tree.finish();
}
