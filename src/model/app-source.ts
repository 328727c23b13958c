import type { AppFile } from './app-file';
import type { ComponentName } from './component';
import type { Place } from './place';
import type { SourceFacts, SourcePosition } from './source-facts';

/** A source of an app with what was read in it. */
export interface AppSource {
  /** `functions`, or `services` for a webhook that stays one. */
  readonly component: ComponentName;
  /** The name of the function, or `service/webhook`. */
  readonly name: string;
  readonly file: AppFile;
  /** Missing when the file could not be read. */
  readonly facts?: SourceFacts;
  /** Why the file could not be read, or not as it should be. */
  readonly fault?: string;
}

/** A place of a source, in the input. */
export function placeInSource({ file }: AppSource, { line, column }: SourcePosition): Place {
  return { file: file.path, line, column };
}
