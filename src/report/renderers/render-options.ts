/** What a renderer is told besides the report. */
export interface RenderOptions {
  /** Whether the tree was written, or only planned. */
  readonly written: boolean;
  /** Show unchanged files, and every finding with its code and rule. */
  readonly verbose: boolean;
}
