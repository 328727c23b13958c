import { lintRules, type LintRule } from '../model/lint-rules';
import { applyEdits } from '../syntax/apply-edits';
import { describeEdits } from './describe-edits';
import type { LintFinding } from './lint-finding';
import { lintSource, type LintInput, type LintResult } from './lint-source';

/** A finding that was fixed. */
export interface Fix {
  readonly finding: LintFinding;
  /** What its edits changed, in words. */
  readonly change: string;
}

/** A source after its fixes, and what is found in it then. */
export interface FixedSource {
  readonly text: string;
  /** What was fixed, in the order in which it was. */
  readonly fixed: readonly Fix[];
  readonly result: LintResult;
}

/** Which findings may be fixed. */
export type MayFix = (finding: LintFinding) => boolean;

// Each fix is checked by checking the source anew; a source with more findings than this is not fixed in one run.
const mostFixes = 100;

// A fix adds no lines, so that a finding keeps its line.
const keyOf = ({ rule, line }: LintFinding): string => `${rule} ${line}`;

function countKeys(findings: readonly LintFinding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}

const isOfLint = (rule: LintRule): boolean =>
  rule.startsWith('lint/') && lintRules[rule].severity !== 'error';

/** Whether a fix has removed its finding and brought no other one in. */
function isBetter(before: LintResult, after: LintResult, removed: LintFinding): boolean {
  const [old, now] = [countKeys(before.findings), countKeys(after.findings)];
  if ((now.get(keyOf(removed)) ?? 0) >= (old.get(keyOf(removed)) ?? 0)) return false;
  return after.findings.every(
    (finding) => isOfLint(finding.rule) || (now.get(keyOf(finding)) ?? 0) <= (old.get(keyOf(finding)) ?? 0),
  );
}

/** The source and what is found in it after one finding was fixed; undefined when the edit does not help. */
function fixFinding(
  input: LintInput,
  before: LintResult,
  finding: LintFinding,
): { text: string; result: LintResult } | undefined {
  const text = applyEdits(input.text, finding.edits ?? []);
  const result = lintSource({ ...input, text });
  return isBetter(before, result, finding) ? { text, result } : undefined;
}

/** Whether `fixSource` would fix a finding. */
export const isFixable = (input: LintInput, result: LintResult, finding: LintFinding): boolean =>
  finding.edits !== undefined && fixFinding(input, result, finding) !== undefined;

/**
 * Fixes what is safe to fix. Every fix is an edit of a range that leaves all other characters as they are; one that
 * does not remove its finding, or brings another one in, is not made.
 */
export function fixSource(input: LintInput, mayFix: MayFix = () => true): FixedSource {
  let { text } = input;
  let result = lintSource(input);
  const fixed: Fix[] = [];
  const refused = new Set<string>();
  while (fixed.length < mostFixes) {
    const next = result.findings.find(
      (finding) => finding.edits && mayFix(finding) && !refused.has(keyOf(finding)),
    );
    if (!next) break;
    const better = fixFinding({ ...input, text }, result, next);
    if (better) {
      fixed.push({ finding: next, change: describeEdits(text, next.edits ?? []) });
      ({ text, result } = better);
    } else refused.add(keyOf(next));
  }
  return { text, fixed, result };
}
