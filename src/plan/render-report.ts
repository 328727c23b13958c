import type { RenderOptions } from '../report/renderers/render-options';
import type { Format } from './formats';
import type { Plan } from './plan';

/** How the report is rendered. Everything has a default. */
export interface ReportOptions extends Partial<RenderOptions> {
  /** Put unified diffs of every changed file before the text. */
  readonly diff?: boolean;
}

type AllOptions = Required<ReportOptions>;

type Render = (plan: Plan, options: AllOptions) => Promise<string>;

/** The renderer of each format, loaded when it is used: a run renders one or two. */
const renderers: Readonly<Record<Format, Render>> = {
  text: async (plan, options) => {
    const { renderText } = await import('../report/renderers/render-text.js');
    const text = renderText(plan.report, options);
    if (!options.diff) return text;
    const { renderDiffs } = await import('./render-diffs.js');
    return `${renderDiffs(plan)}${text}`;
  },
  json: async ({ report }, options) => {
    const { renderJson } = await import('../report/renderers/render-json.js');
    return renderJson(report, options);
  },
  markdown: async ({ report }, options) => {
    const { renderMarkdown } = await import('../report/renderers/render-markdown.js');
    return renderMarkdown(report, options);
  },
  html: async (plan, options) => {
    const { renderHtmlReport } = await import('./render-html-report.js');
    return renderHtmlReport(plan, options);
  },
  sarif: async ({ report }) => {
    const { renderSarif } = await import('../report/renderers/render-sarif.js');
    const { listFindings } = await import('../report/list-findings.js');
    return renderSarif(listFindings(report));
  },
};

/**
 * The report of a plan in one of its forms.
 *
 * @param options `written`: whether the plan was written to its target; `verbose`: show every file and finding
 */
export function renderReport(plan: Plan, format: Format, options: ReportOptions = {}): Promise<string> {
  return renderers[format](plan, { written: false, verbose: false, diff: false, ...options });
}
