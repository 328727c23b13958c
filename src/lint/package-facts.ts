/** What the files around a package's sources say of how they are run. */
export interface PackageFacts {
  /** The files that may be the one that is loaded first, as they are written. */
  readonly main: readonly string[];
  /** The exported names that scripts run or deploy as functions that answer requests. */
  readonly targets: readonly string[];
  /** The exported names that scripts run or deploy as functions of events. */
  readonly eventTargets: readonly string[];
  /** The packages that it depends on, in whatever way. */
  readonly dependencies: ReadonlySet<string>;
  /** The version of Express that its own applications are made with. */
  readonly express?: ExpressVersion;
  /** The version of Express behind the response that the functions framework gives. */
  readonly frameworkExpress?: ExpressVersion;
}

/** The versions of Express that answer differently. */
export type ExpressVersion = 4 | 5;
