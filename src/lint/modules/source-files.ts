import type { PackageFacts } from '../package-facts';

/** The files that sources may load each other from. */
export interface SourceFiles {
  /** The text of a file; undefined where there is none, or none that may be read. */
  readonly read: (path: string) => string | undefined;
  /** What the package around a file says of it. */
  readonly placeOf: (path: string) => { readonly facts?: PackageFacts; readonly isMain?: boolean };
}
