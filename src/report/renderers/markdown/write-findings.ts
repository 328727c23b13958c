import { bySeverity } from '../../../model/severity';
import type { ListedFinding } from '../../finding-list';
import type { Markup } from './markup';

/** Findings as a list, the gravest first, each with its severity and code. */
export function writeFindings(findings: readonly ListedFinding[], markup: Markup): string[] {
  const sorted = [...findings].sort(bySeverity);
  return markup.list(sorted, (finding) =>
    markup.entry(`- **${finding.severity}** \`${finding.code}\` `, finding),
  );
}
