import { factsOfCode } from './facts-of-code';
import type { FindingList, ListedRule } from './finding-list';
import type { LintReport } from './lint-report';

function ruleOf(code: string): ListedRule {
  const { title, severity } = factsOfCode(code);
  return { title, severity, page: `docs/rules/${code}.md` };
}

/** The findings of a check of sources as a list to render; places start where the command was run. */
export function listLintFindings({ tool, input, findings }: LintReport): FindingList {
  return { tool, input: { path: '.' }, title: input.paths.join(' '), findings, ruleOf };
}
