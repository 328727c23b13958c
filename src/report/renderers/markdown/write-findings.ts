import type { ListedFinding } from '../../finding-list';
import type { Markup } from './markup';

const order = ['error', 'warning', 'info'];

/** Findings as a list, the gravest first, each with its severity and code. */
export function writeFindings(findings: readonly ListedFinding[], markup: Markup): string[] {
  const sorted = [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return markup.list(sorted, (finding) =>
    markup.entry(`- **${finding.severity}** \`${finding.code}\` `, finding),
  );
}
