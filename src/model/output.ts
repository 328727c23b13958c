import type { AppFile } from './app-file';
import type { ComponentName } from './component';
import type { Json } from './json';

/** A file of the new tree: the document or the input's file that it holds. */
export interface OutputFile {
  /** POSIX path, relative to the target. */
  readonly path: string;
  readonly component: ComponentName;
  readonly content: Json | AppFile;
}
