import type { Finding } from '../model/finding';
import type { Severity } from '../model/finding-codes';
import type { LintRule } from '../model/lint-rules';

/** The version of the JSON form: a minor step adds, a major step changes or removes. */
export const lintFormatVersion = '1.1';

/** A source that was checked. */
export interface LintedSource {
  /** As the user can open it, with `/`. */
  readonly path: string;
  /** `framework` for handlers of the functions framework; none when there is nothing in it to check. */
  readonly kind?: 'framework' | 'app-services';
  /** The functions in it that were checked. */
  readonly functions: readonly string[];
  /** How many findings `--fix` fixed in it. */
  readonly fixed: number;
}

/** A finding in a source. */
export interface LintedFinding extends Finding<LintRule> {
  /** Whether `--fix` can fix it. */
  readonly isFixable: boolean;
}

/** Everything that a check of sources has to tell; every renderer shows this and nothing else. */
export interface LintReport {
  readonly formatVersion: typeof lintFormatVersion;
  readonly tool: { readonly name: string; readonly version: string };
  readonly input: { readonly paths: readonly string[] };
  readonly sources: readonly LintedSource[];
  readonly findings: readonly LintedFinding[];
  readonly counts: Readonly<Record<Severity, number>> & {
    /** The functions that were checked. */
    readonly checked: number;
    readonly fixed: number;
    readonly fixable: number;
  };
}
