import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runMarker } from './run-marker';
import { stemOf } from './stem-of';

/**
 * A temporary folder that only this run uses, and only its user may enter. It is marked, so that what a killed run leaves
 * can be told from anything else; `removeLeftOvers` does.
 */
export class RunFolder {
  private constructor(readonly path: string) {}

  /**
   * Makes a folder with a fresh name: `.<name>.migrate-functions-<pid>-<random>`.
   *
   * @param parent where
   * @param standsFor the name of the file or folder beside it that it is for, when it is for one
   * @param pid the process that runs; 0 when it is not known
   */
  static make(parent: string, standsFor: string | undefined, pid: number): RunFolder {
    const prefix = standsFor === undefined ? '' : `.${stemOf(standsFor)}.`;
    const path = join(parent, `${prefix}migrate-functions-${pid}-${randomBytes(6).toString('hex')}`);
    mkdirSync(path, { mode: 0o700 });
    const folder = new RunFolder(path);
    try {
      runMarker.put(path);
    } catch (error) {
      folder.remove();
      throw error;
    }
    return folder;
  }

  /** The path of something in the folder. */
  inside(name: string): string {
    return join(this.path, name);
  }

  /** Removes the folder and all that is in it, as far as that is possible: a later run removes the rest. */
  remove(): void {
    try {
      const marker = runMarker.nameFor(this.path);
      // As long as anything is left of it, it can be told what it is.
      for (const name of readdirSync(this.path))
        if (name !== marker) rmSync(this.inside(name), { recursive: true, force: true });
      rmSync(this.inside(marker), { recursive: true, force: true });
      rmdirSync(this.path);
    } catch {
      // What failed before is what matters; and where nothing did, nothing depends on this.
    }
  }
}
