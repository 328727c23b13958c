import type { OnProgress } from '../model/progress';

/** A path that can be read as a folder, and what removes it if it was made for the run. */
export interface OpenedInput {
  readonly path: string;
  remove(): void;
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Unpacks the input if it is a .zip file; a folder is used as it is. What was unpacked is removed when the run is stopped. */
export async function openZip(app: string, onProgress?: OnProgress): Promise<OpenedInput> {
  if (!/\.zip$/i.test(app)) return { path: app, remove: () => undefined };
  const { unzipApp } = await import('../reader/unzip-app.js');
  const unpacked = await unzipApp(app, onProgress);
  const stop = (signal: NodeJS.Signals): void => {
    unpacked.remove();
    // With the handler gone, the signal ends the process as it would have.
    process.kill(process.pid, signal);
  };
  for (const signal of stopSignals) process.once(signal, stop);
  return {
    path: unpacked.path,
    remove: () => {
      for (const signal of stopSignals) process.off(signal, stop);
      unpacked.remove();
    },
  };
}
