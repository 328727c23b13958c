import { lintRuleNames, lintRules } from '../model/lint-rules';
import type { Format } from '../plan/formats';

/** The rules of lint with their severities and titles: as JSON, or as lines of text in every other form. */
export function listRules(format: Format): string {
  if (format === 'json') {
    const rows = lintRuleNames.map((rule) => ({ rule, ...lintRules[rule] }));
    return `${JSON.stringify(rows, null, 2)}\n`;
  }
  const width = Math.max(...lintRuleNames.map((rule) => rule.length));
  const lines = lintRuleNames.map((rule) => {
    const { severity, title } = lintRules[rule];
    return `${rule.padEnd(width)}  ${severity.padEnd('warning'.length)}  ${title}`;
  });
  return `${lines.join('\n')}\n`;
}
