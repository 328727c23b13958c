/** Where a file of the input is. */
export interface InputFile {
  /** POSIX path, relative to the app's folder. */
  readonly path: string;
  /** Where its bytes are. */
  readonly absolutePath: string;
}
