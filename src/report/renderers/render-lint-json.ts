import type { LintReport } from '../lint-report';
import { serializeJson } from './serialize-json';

/** The report of a check of sources as JSON. */
export function renderLintJson(report: LintReport): string {
  return serializeJson(report);
}
