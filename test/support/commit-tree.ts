import { stageTree, type CommitOptions } from '../../src/tree/stage-tree';
import type { StagedFile } from '../../src/tree/staged-tree';

/**
 * Writes a tree and puts it in its place, as `stageTree` does, in one go.
 *
 * @throws UserError saying what failed; the target is then as it was, unless the message says where its old tree is
 */
export function commitTree(staged: readonly StagedFile[], out: string, options: CommitOptions): void {
  const tree = stageTree(staged, out, options);
  tree.putInPlace();
  tree.finish();
}
