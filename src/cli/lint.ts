import { applyFixes, lintSources, renderLint, UserError } from '../index';
import { isLintRule, lintRuleNames, type LintRule } from '../model/lint-rules';
import { nearestRule } from '../model/nearest-rule';
import type { LintReport } from '../report/lint-report';
import type { LintFlags } from './define-lint';
import { exitCodes } from './exit-codes';
import { explainRule } from './explain-rule';
import { listRules } from './list-rules';

type Print = (text: string) => Promise<void>;

function readRules(names: readonly string[], failure: string): LintRule[] {
  const unknown = names.filter((name) => !isLintRule(name));
  if (unknown.length === 0) return names.filter(isLintRule);
  const problems = unknown.map((name) => {
    const similar = nearestRule(name);
    return {
      message: `There is no rule ${name}.`,
      ...(similar && { action: `Did you mean ${similar}?` }),
    };
  });
  throw new UserError(failure, {
    problems: [...problems, { message: `The rules are ${lintRuleNames.join(', ')}.` }],
    hint: 'migrate-functions lint --rules says what each of them reports.',
  });
}

/**
 * With --strict 3, as everywhere, when anything needs a person; otherwise as other linters: 1 when errors remain, or more
 * warnings than are allowed.
 */
function codeFor({ counts }: LintReport, { strict = false, maxWarnings }: LintFlags): number {
  const { error, warning, checked } = counts;
  if (strict) return error + warning > 0 || checked === 0 ? exitCodes.needsPerson : exitCodes.done;
  const isTooMany = maxWarnings !== undefined && warning > maxWarnings;
  return error > 0 || isTooMany ? exitCodes.failed : exitCodes.done;
}

async function check(paths: readonly string[], flags: LintFlags, print: Print): Promise<number> {
  const rules = readRules(flags.rule ?? [], 'Nothing was checked.');
  const run = lintSources(paths, {
    ...(rules.length > 0 && { rules }),
    severity: flags.severity,
    fix: flags.fix ?? false,
    excerpts: flags.format === 'text' && !flags.quiet,
  });
  applyFixes(run, { pid: process.pid });
  if (!flags.quiet)
    await print(await renderLint(run.report, flags.format, { verbose: flags.verbose ?? false }));
  return codeFor(run.report, flags);
}

/**
 * Runs the lint command.
 *
 * @param print writes to stdout
 * @returns the exit code
 * @throws UserError for everything that the user can correct
 */
export async function lint(paths: readonly string[], flags: LintFlags, print: Print): Promise<number> {
  if (flags.rules) {
    await print(listRules(flags.format));
    return exitCodes.done;
  }
  if (flags.explain !== undefined) {
    const [rule] = readRules([flags.explain], 'There is nothing to explain.');
    if (rule) await print(explainRule(rule));
    return exitCodes.done;
  }
  return check(paths, flags, print);
}
