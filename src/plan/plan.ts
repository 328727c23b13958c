import type { FileAnswer } from '../decide/read-answers';
import type { TargetVersion } from '../model/config-version';
import type { OnProgress } from '../model/progress';
import type { RewriteRule } from '../model/rewrite-rules';
import type { Report } from '../report/report';
import type { StagedFile } from '../tree/staged-tree';

/** What to migrate to, and how. Everything has a default. */
export interface PlanOptions {
  /** The version to arrive at; the current one by default. */
  readonly to?: TargetVersion;
  /** Keep (true) or leave out (false) the link to the deployed app; by default it is kept only when nothing is migrated. */
  readonly sameApp?: boolean;
  /** Leave out what no longer runs since 2025-09-30. */
  readonly supportedOnly?: boolean;
  /** Leave out files that are not JSON instead of failing on them. */
  readonly skipBroken?: boolean;
  /** Write every file in the exporter's form, changed or not. */
  readonly normalize?: boolean;
  /** What to change in function sources; they are carried byte for byte otherwise. */
  readonly rewrite?: readonly RewriteRule[];
  /** Write types for function sources beside the app. */
  readonly typings?: boolean;
  /** Answers to decisions: by id, or by kind for all of a kind. */
  readonly answers?: ReadonlyMap<string, string>;
  /** Answers of a file, as `readAnswers` reads it; the other ones beat them. */
  readonly answersFile?: readonly FileAnswer[];
  /** Where the tree will be written; only for the report. */
  readonly out?: string;
  /** Nothing will be written: the report's next step is then the run that writes. */
  readonly onlyPlan?: boolean;
  /** What the report calls the input, when it is not the folder that is read: the name of a .zip file. */
  readonly shownAs?: string;
  /** Told what the run is doing, often. */
  readonly onProgress?: OnProgress;
}

/** A migration that is ready to be written. */
export interface Plan {
  readonly report: Report;
  /** The files of the new tree. */
  readonly files: readonly StagedFile[];
  /** The folder that was read. */
  readonly input: string;
  /**
   * The bytes of a file of the input, as it stands there; undefined when there is no such file, when it is one that reading
   * refused, and when it is too large to be shown.
   */
  readonly readInput: (path: string) => Buffer | undefined;
}
