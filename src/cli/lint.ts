import { closest, distance } from 'fastest-levenshtein';
import { applyFixes, lintSources, renderLint, UserError } from '../index';
import { isLintRule, lintRuleNames, type LintRule } from '../model/lint-rules';
import type { LintFlags } from './define-lint';
import { exitCodes } from './exit-codes';

const closeEnough = 6;

function readRules(names: readonly string[]): LintRule[] {
  const unknown = names.filter((name) => !isLintRule(name));
  if (unknown.length === 0) return names.filter(isLintRule);
  throw new UserError('Nothing was checked.', {
    problems: unknown.map((name) => {
      const similar = closest(name, lintRuleNames);
      return {
        message: `There is no rule ${name}.`,
        ...(distance(name, similar) <= closeEnough && { action: `Did you mean ${similar}?` }),
      };
    }),
    hint: 'docs/rules/README.md lists the rules.',
  });
}

/**
 * Runs the lint command.
 *
 * @param print writes to stdout
 * @returns the exit code
 * @throws UserError for everything that the user can correct
 */
export async function lint(
  paths: readonly string[],
  flags: LintFlags,
  print: (text: string) => Promise<void>,
): Promise<number> {
  const rules = readRules(flags.rule ?? []);
  const run = lintSources(paths, {
    ...(rules.length > 0 && { rules }),
    severity: flags.severity,
    fix: flags.fix ?? false,
  });
  applyFixes(run, { pid: process.pid });
  if (!flags.quiet)
    await print(await renderLint(run.report, flags.format, { verbose: flags.verbose ?? false }));
  const { error, warning, checked } = run.report.counts;
  return flags.strict && (error + warning > 0 || checked === 0) ? exitCodes.needsPerson : exitCodes.done;
}
