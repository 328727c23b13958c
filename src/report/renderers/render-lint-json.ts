import type { LintReport } from '../lint-report';
import { showControls } from './show-controls';

/** The report of a check of sources as JSON. */
export function renderLintJson(report: LintReport): string {
  // JSON leaves the control characters above ASCII as they are, and a terminal obeys them.
  return `${JSON.stringify(report, null, 2).replace(/[\u007f-\u009f]/g, showControls)}\n`;
}
