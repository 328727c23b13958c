import { join } from 'node:path';
import { plainEnvironment } from '../support/run-command';

/** A run as it was seen from outside. */
export interface Seen {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
  /** Time of the processor, which does not depend on what else the machine does. */
  readonly cpuMs: number;
  readonly peakKilobytes: number;
}

/** The environment of a run that finds all its folders in a sandbox. */
export function environmentIn(root: string): NodeJS.ProcessEnv {
  return { ...plainEnvironment(), HOME: join(root, 'home'), TMPDIR: join(root, 'temporary') };
}
