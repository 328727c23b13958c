import { showControls } from './show-controls';
import type { Report } from '../report';

/** The report as JSON, the whole ledger included. */
export function renderJson(report: Report): string {
  const { entries, ...ledger } = report.ledger;
  const decisions = report.decisions.map(({ text, ...decision }) => ({
    ...decision,
    ...(text && { text: { pattern: text.pattern.source, hint: text.hint } }),
  }));
  const json = JSON.stringify({ ...report, decisions, ledger: { ...ledger, entries: entries() } }, null, 2);
  // JSON leaves the control characters above ASCII as they are, and a terminal obeys them.
  return `${json.replace(/[\u007f-\u009f]/g, showControls)}\n`;
}
