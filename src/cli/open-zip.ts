import { tmpdir } from 'node:os';
import type { OnProgress } from '../model/progress';
import { removeLeftOvers } from '../tree/remove-left-overs';
import type { UnzippedApp } from '../tree/unzip-app';
import { holdSignals } from './hold-signals';

/** A path that can be read as a folder, and what removes it if it was made for the run. */
export interface OpenedInput {
  readonly path: string;
  remove(): void;
}

/**
 * Unpacks the input if it is a .zip file; a folder is used as it is. While it is unpacked, a signal removes what there is of
 * it and ends the run. A later one ends the run at once: what that leaves is removed here by the next, whatever it reads.
 *
 * @throws StoppedBySignal; UserError as `unzipApp` does
 */
export async function openZip(app: string, onProgress?: OnProgress): Promise<OpenedInput> {
  removeLeftOvers(tmpdir(), process.pid);
  if (!/\.zip$/i.test(app)) return { path: app, remove: () => undefined };
  const { unzipApp } = await import('../tree/unzip-app.js');
  const held = holdSignals();
  let opened: UnzippedApp | undefined;
  try {
    opened = await unzipApp(app, {
      pid: process.pid,
      signal: held.stopped,
      ...(onProgress && { onProgress }),
    });
  } finally {
    if (held.stopped.aborted) opened?.remove();
    // Of an archive that was not unpacked to the end for it, the signal is what counts.
    await held.release();
  }
  return opened;
}
