import type { LintRule } from '../../src/model/lint-rules';
import { lintSource, type LintInput, type LintResult } from '../../src/lint/lint-source';
import type { SourceKind } from '../../src/lint/source-kind';

/** Sources by the rule that they break, or nearly break. */
export type Variants = Partial<
  Record<LintRule, { readonly wrong: readonly string[]; readonly right: readonly string[] }>
>;

const mark = '// <-';

/** The line, from 1, that is marked as the one at fault. */
export function markedLines(text: string): number[] {
  return text.split('\n').flatMap((line, index) => (line.includes(mark) ? [index + 1] : []));
}

const head = /^\/\/ (endpoint|webhook|parsed-webhook|function|unknown)(, respond_result false)?$/m;

/** An App Services source whose first line says what calls it; undefined for any other text. */
export function inputOfAppServices(text: string): LintInput | undefined {
  const [, kind, discards] = head.exec(text) ?? [];
  if (kind === undefined) return undefined;
  return { name: 'source.js', text, kind: kind as SourceKind, respondResult: discards === undefined };
}

/** Checks such a source. */
export function lintAppServices(text: string): LintResult {
  const input = inputOfAppServices(text);
  if (!input) throw new Error(`the source does not say what calls it: ${text}`);
  return lintSource(input);
}
