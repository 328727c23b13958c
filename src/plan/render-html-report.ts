import { renderHtml } from '../report/html/render-html';
import type { Report } from '../report/report';
import { compareFiles } from '../compare/compare-files';
import { maskText } from './masked-text';
import type { Plan } from './plan';

/** A report whose ledger is listed once, however often it is asked for. */
function withListedLedger(report: Report): Report {
  const [entries, made] = [report.ledger.entries(), report.ledger.made()];
  return { ...report, ledger: { ...report.ledger, entries: () => entries, made: () => made } };
}

/**
 * The report of a plan as one self-contained HTML page, with the old and the new text of what changes.
 *
 * @param options `written`: whether the plan was written to its target
 */
export function renderHtmlReport(plan: Plan, options: { readonly written: boolean }): string {
  const report = withListedLedger(plan.report);
  return renderHtml(report, compareFiles({ ...plan, report, maskText }), options);
}
