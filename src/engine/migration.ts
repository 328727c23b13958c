import type { App } from '../model/app';
import type { AppFile } from '../model/app-file';
import type { ConfigVersion, TargetVersion } from '../model/config-version';
import type { Decision } from '../model/decision';
import type { FindingInput } from '../model/finding';
import type { Json } from '../model/json';
import type { Reason } from '../model/reason';
import type { SupportedFacts } from '../model/supported';

/** What the user asked for, as far as a transform may know it. */
export interface MigrationOptions {
  readonly to: TargetVersion;
  /** Keep the link to the deployed app: `.mdb/` and the app's id. Undefined: keep it only when no step runs. */
  readonly sameApp?: boolean;
  /** Leave out what no longer runs since 2025-09-30; these facts tell what that is. */
  readonly supported?: SupportedFacts;
  /** Write every file in the exporter's form, changed or not. */
  readonly normalize: boolean;
  /** Whether any step runs: false when the app is in the target version already. */
  readonly migrates: boolean;
}

/** What a transform may do besides returning an app: say what it leaves out, report, and ask. */
export interface Context {
  readonly options: MigrationOptions;
  /** Accounts for a value or file that the new app does not have. */
  drop(what: Json | AppFile, reason: Reason): void;
  /** Accounts for a value or file that a decision leaves out: it waits for an answer while nobody gave one. */
  hold(what: Json | AppFile, decision: Decision, reason: Reason): void;
  report(finding: FindingInput): void;
  /** The answer to a decision with a default. */
  decide(decision: Decision & { readonly default: string }): string;
  /** The answer to a decision without one; undefined ends the run after all transforms had their say. */
  decide(decision: Decision): string | undefined;
  /** The answer that was given to a question that the files answer well enough: nobody is asked, and it still counts. */
  answerTo(decision: Decision): string | undefined;
}

/** A change to one component: pure, without knowledge of paths, files or terminals. */
export interface Transform {
  /** The module's name, which is the component's. */
  readonly name: string;
  /** One sentence for docs and --verbose. */
  readonly summary: string;
  /** Of a finalizer: it also runs before the steps, so that nothing is asked about what it leaves out. */
  readonly runsFirst?: boolean;
  apply(app: App, context: Context): App;
}

/** The way from one config version to the next. */
export interface Step {
  readonly from: ConfigVersion;
  readonly to: ConfigVersion;
  readonly title: string;
  /** In the order in which they run. */
  readonly transforms: readonly Transform[];
}
