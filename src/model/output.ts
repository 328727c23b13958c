import type { AppFile } from './app-file';
import type { ComponentName } from './component';
import type { Json } from './json';
import type { Reason } from './reason';

/** The text of a file of the input with ranges changed, and why. */
export interface EditedText {
  readonly text: string;
  readonly reason: Reason;
}

/** A file of the new tree: the document or the input's file that it holds. */
export interface OutputFile {
  /** POSIX path, relative to the target. */
  readonly path: string;
  readonly component: ComponentName;
  readonly content: Json | AppFile;
  /** What stands in the place of the content's bytes; only of files that are no documents. */
  readonly edited?: EditedText;
}
