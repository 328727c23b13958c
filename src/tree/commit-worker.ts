import { parentPort, workerData } from 'node:worker_threads';
import { UserError, type Problem } from '../model/user-error';
import { commitTree, type CommitOptions } from './commit-tree';
import type { StagedFile } from './staged-tree';

/** What the thread is started with. */
export interface CommitTask {
  readonly staged: readonly StagedFile[];
  readonly out: string;
  readonly options: CommitOptions;
}

/** What the thread answers: an expected failure comes as data, as errors lose their class on the way. */
export type CommitOutcome =
  | 'done'
  | { readonly message: string; readonly problems: readonly Problem[]; readonly hint: string | undefined };

function commit({ staged, out, options }: CommitTask): CommitOutcome {
  try {
    commitTree(staged, out, options);
    return 'done';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { message: error.message, problems: error.problems, hint: error.hint };
  }
}

parentPort?.postMessage(commit(workerData as CommitTask));
