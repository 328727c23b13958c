import type { LintReport } from '../report/lint-report';
import type { Format } from './formats';

/** How much a report of lint says. */
export interface LintReportOptions {
  /** Show every finding in the text. */
  readonly verbose?: boolean;
}

type Render = (report: LintReport, options: Required<LintReportOptions>) => Promise<string>;

/** The renderer of each format, loaded when it is used: a run renders one. */
const renderers: Readonly<Record<Format, Render>> = {
  text: async (report, options) => {
    const { renderLintText } = await import('../report/renderers/render-lint-text.js');
    return renderLintText(report, options);
  },
  json: async (report) => {
    const { renderLintJson } = await import('../report/renderers/render-lint-json.js');
    return renderLintJson(report);
  },
  markdown: async (report) => {
    const { renderFindingsMarkdown } = await import('../report/renderers/render-findings-markdown.js');
    const { listLintFindings } = await import('../report/list-lint-findings.js');
    return renderFindingsMarkdown(listLintFindings(report));
  },
  html: async (report) => {
    const { renderFindingsHtml } = await import('../report/html/render-findings-html.js');
    const { listLintFindings } = await import('../report/list-lint-findings.js');
    return renderFindingsHtml(listLintFindings(report));
  },
  sarif: async (report) => {
    const { renderSarif } = await import('../report/renderers/render-sarif.js');
    const { listLintFindings } = await import('../report/list-lint-findings.js');
    const { relateFindings } = await import('../report/relate-findings.js');
    return renderSarif(relateFindings(listLintFindings(report)));
  },
};

/** The report of a check of sources in one of its forms. */
export function renderLint(
  report: LintReport,
  format: Format,
  { verbose = false }: LintReportOptions = {},
): Promise<string> {
  return renderers[format](report, { verbose });
}
