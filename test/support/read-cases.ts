import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSON5 from 'json5';
import type { LintRule } from '../../src/model/lint-rules';

/** A finding that a checker must report. */
export interface ExpectedFinding {
  readonly rule: LintRule;
  /** Another rule that says the same as well. */
  readonly or?: LintRule;
  readonly line: number;
}

/** What stands in expected.json5 about a source; its head explains the keys. */
export interface Case {
  readonly kind?: 'endpoint' | 'webhook' | 'database' | 'scheduled' | 'resolver' | 'function' | 'event';
  readonly respond_result?: boolean;
  readonly seen?: string;
  readonly status?: number;
  readonly answer?: string;
  readonly left?: string;
  readonly code?: number;
  readonly request?: CaseRequest;
  readonly findings: readonly ExpectedFinding[];
  readonly also?: readonly ExpectedFinding[];
}

/** What is sent to a handler. */
export interface CaseRequest {
  readonly method?: string;
  readonly path?: string;
  readonly body?: unknown;
  readonly db?: 'down';
  readonly then?: string;
}

/** Where the cases are. */
export const casesFolder = join(__dirname, '../lint-cases');

/** Reads the table of a set: what must be said of each source, by its path in the set. */
export function readCases(set: 'app-services' | 'handlers'): Record<string, Case> {
  return JSON5.parse(readFileSync(join(casesFolder, set, 'expected.json5'), 'utf8'));
}
