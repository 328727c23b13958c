import { factsOfCode } from './facts-of-code';
import type { FindingList, ListedRule } from './finding-list';
import type { Report } from './report';

function ruleOf(code: string): ListedRule {
  const { title, severity } = factsOfCode(code);
  // GitHub makes the anchor of a heading from its letters and digits.
  return { title, severity, page: `docs/findings.md#${code.replaceAll('/', '')}` };
}

// A finding about the app as a whole is shown at its root file: code scanning refuses a list with a result that has no
// location.
function rootFileOf({ files }: Report): string | undefined {
  return files.find(({ component, from }) => component === 'settings' && from.length > 0)?.from[0];
}

/** The findings of a migration as a list to render, each with a place. */
export function listFindings(report: Report): FindingList {
  const { tool, input, findings } = report;
  const rootFile = rootFileOf(report);
  return {
    tool,
    input,
    findings: findings.map((finding) =>
      finding.place || !rootFile ? finding : { ...finding, place: { file: rootFile } },
    ),
    ruleOf,
  };
}
