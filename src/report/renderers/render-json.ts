import type { ResolvedDecision } from '../../model/decision';
import type { Report } from '../report';
import type { RenderOptions } from './render-options';
import { serializeJson } from './serialize-json';

/** The name of docs/report.schema.json; it stays the same as long as properties are only added. */
const schema = 'urn:migrate-functions:report:1';

function decisionOf({ text, ...decision }: ResolvedDecision): object {
  return { ...decision, ...(text && { text: { pattern: text.pattern.source, hint: text.hint } }) };
}

/** The report as JSON, the whole ledger included; docs/report.schema.json describes it. */
export function renderJson(report: Report, { written }: Pick<RenderOptions, 'written'>): string {
  const { target, decisions, ledger } = report;
  // What is given again keeps its place among the keys of the report.
  return serializeJson({
    $schema: schema,
    ...report,
    target: { ...target, written },
    decisions: decisions.map(decisionOf),
    ledger: { ...ledger, entries: [...ledger.entries(), ...ledger.made()] },
  });
}
