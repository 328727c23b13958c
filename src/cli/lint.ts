import { closest, distance } from 'fastest-levenshtein';
import { applyFixes, lintSources, UserError, type LintReport } from '../index';
import { isLintRule, lintRuleNames, type LintRule } from '../model/lint-rules';
import { renderFindingsHtml } from '../report/html/render-findings-html';
import { listLintFindings } from '../report/list-lint-findings';
import { renderFindingsMarkdown } from '../report/renderers/render-findings-markdown';
import { renderLintJson } from '../report/renderers/render-lint-json';
import { renderLintText } from '../report/renderers/render-lint-text';
import { renderSarif } from '../report/renderers/render-sarif';
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

const renderers: Readonly<Record<LintFlags['format'], (report: LintReport, verbose: boolean) => string>> = {
  text: (report, verbose) => renderLintText(report, { verbose }),
  json: renderLintJson,
  markdown: (report) => renderFindingsMarkdown(listLintFindings(report)),
  html: (report) => renderFindingsHtml(listLintFindings(report)),
  sarif: (report) => renderSarif(listLintFindings(report)),
};

/**
 * Runs the lint command.
 *
 * @param print writes to stdout
 * @returns the exit code
 * @throws UserError for everything that the user can correct
 */
export function lint(paths: readonly string[], flags: LintFlags, print: (text: string) => void): number {
  const rules = readRules(flags.rule ?? []);
  const run = lintSources(paths, {
    ...(rules.length > 0 && { rules }),
    severity: flags.severity,
    fix: flags.fix ?? false,
  });
  applyFixes(run);
  if (!flags.quiet) print(renderers[flags.format](run.report, flags.verbose ?? false));
  const { error, warning } = run.report.counts;
  return flags.strict && error + warning > 0 ? exitCodes.needsPerson : exitCodes.done;
}
