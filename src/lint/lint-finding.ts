import type { Severity } from '../model/finding-codes';
import type { LintRule } from '../model/lint-rules';
import type { TextEdit } from '../syntax/apply-edits';

/** Something that a rule found in a source. */
export interface LintFinding {
  readonly rule: LintRule;
  readonly severity: Severity;
  /** Offset in UTF-16 units; line and column count from 1. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** Where what it is about ends: the line and column behind it. */
  readonly end?: { readonly line: number; readonly column: number };
  readonly message: string;
  readonly action: string;
  /** What fixes it, when that is known to be safe once the result is checked. */
  readonly edits?: readonly TextEdit[];
}
