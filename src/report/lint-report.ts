import type { Finding } from '../model/finding';
import type { Severity } from '../model/finding-codes';
import type { LintRule } from '../model/lint-rules';
import type { Excerpt } from './excerpt';

/** The version of the JSON form: a minor step adds, a major step changes or removes. */
export const lintFormatVersion = '1.1';

/** A place in a source; line and column count from 1, columns in UTF-16 units. */
export interface SourcePoint {
  readonly line: number;
  readonly column: number;
}

/** A change of a range of a source. */
export interface SourceEdit {
  readonly from: SourcePoint;
  /** Behind its last character. */
  readonly to: SourcePoint;
  /** What takes its place. */
  readonly text: string;
}

/** A finding that `--fix` has fixed. */
export interface LintFix extends SourcePoint {
  readonly code: LintRule;
  /** What was changed, in words. */
  readonly change: string;
}

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
  /** What was changed for each of them. */
  readonly fixes: readonly LintFix[];
}

/** A finding in a source. */
export interface LintedFinding extends Finding<LintRule> {
  /** Whether `--fix` can fix it. */
  readonly isFixable: boolean;
  /** The edits that would fix it; only with `isFixable`. */
  readonly edits?: readonly SourceEdit[];
  /** Where what it is about ends: behind its last character. */
  readonly end?: SourcePoint;
  /** The lines that it is about, where they were asked for and may be shown. */
  readonly excerpt?: Excerpt;
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
