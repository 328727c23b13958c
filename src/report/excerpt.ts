/** Some lines of a source, as they may be shown: what looks like a credential is masked. */
export interface Excerpt {
  /** The number of the first line, from 1. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}
