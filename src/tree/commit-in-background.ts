import { Worker } from 'node:worker_threads';
import { UserError } from '../model/user-error';
import type { CommitOptions } from './commit-tree';
import type { CommitOutcome, CommitTask } from './commit-worker';
import type { StagedFile } from './staged-tree';

// Only what is needed to write goes to the other thread: a document would take its whole tree along.
function strip({ path, bytes }: StagedFile): StagedFile {
  if ('text' in bytes) return { path, bytes };
  const { document, path: from, absolutePath } = bytes.copyOf;
  return {
    path,
    bytes: document?.strict ? { text: document.text } : { copyOf: { path: from, absolutePath } },
  };
}

/**
 * Writes a tree as `commitTree` does, in a thread of its own.
 *
 * @throws UserError by the promise, as `commitTree` throws it
 */
export function commitInBackground(
  staged: readonly StagedFile[],
  out: string,
  options: CommitOptions,
): Promise<void> {
  const task: CommitTask = { staged: staged.map(strip), out, options };
  return new Promise((resolve, reject) => {
    const worker = new Worker(`${__dirname}/commit-worker.js`, { workerData: task });
    worker.once('error', reject);
    worker.once('message', (outcome: CommitOutcome) => {
      if (outcome === 'done') resolve();
      else reject(new UserError(outcome.message, outcome.problems, outcome.hint));
    });
  });
}
