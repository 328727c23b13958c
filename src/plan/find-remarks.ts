import type * as sourceModule from '../lint/lint-source';
import type { LintInput } from '../lint/lint-source';
import type * as resultsModule from '../lint/platform-results';
import type { SourceRemark } from '../cloud-run/project-input';

// What require gives here; import() would make every caller asynchronous.
declare function require(module: '../lint/lint-source'): typeof sourceModule;
declare function require(module: '../lint/platform-results'): typeof resultsModule;

/** A source as lint is to look at it. */
export type RemarkedSource = Pick<LintInput, 'name' | 'text' | 'kind' | 'respondResult'>;

/**
 * Tells what lint says of the sources of an app, each when it is first asked for.
 *
 * @param sourceOf a function of the app by its name
 * @param texts the texts of all of them
 */
export function findRemarks(
  sourceOf: (name: string) => RemarkedSource | undefined,
  texts: ReadonlyMap<string, string>,
): (name: string) => readonly SourceRemark[] {
  const known = new Map<string, readonly SourceRemark[]>();
  let resultOf: LintInput['resultOf'];
  return (name) => {
    const there = known.get(name);
    if (there) return there;
    resultOf ??= require('../lint/platform-results').resultsOf(texts);
    const source = sourceOf(name);
    const remarks = source
      ? require('../lint/lint-source')
          .lintSource({ ...source, resultOf })
          .findings.map(({ rule, line, column, message }) => ({ rule, line, column, message }))
      : [];
    known.set(name, remarks);
    return remarks;
  };
}
