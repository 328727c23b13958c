import type { Report } from '../report';

/** The report as JSON, the whole ledger included. */
export function renderJson(report: Report): string {
  const { entries, ...ledger } = report.ledger;
  const decisions = report.decisions.map(({ text, ...decision }) => ({
    ...decision,
    ...(text && { text: { pattern: text.pattern.source, hint: text.hint } }),
  }));
  return `${JSON.stringify({ ...report, decisions, ledger: { ...ledger, entries: entries() } }, null, 2)}\n`;
}
