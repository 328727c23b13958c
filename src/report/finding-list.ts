import type { Severity } from '../model/finding-codes';
import type { Place } from '../model/place';
import type { SourceEdit, SourcePoint } from './lint-report';
import type { Report } from './report';

/** What a code stands for. */
export interface ListedRule {
  readonly title: string;
  readonly severity: Severity;
  /** The page that explains it and says what to do, from the root of the repository, with the anchor of its section. */
  readonly page: string;
}

/** A finding of a migration, of a check of sources, or of whatever else raises them. */
export interface ListedFinding {
  readonly code: string;
  readonly severity: Severity;
  /** The user's own name for the thing. */
  readonly subject: string;
  readonly place?: Place;
  readonly message: string;
  readonly action?: string;
  /** Where what it is about ends: behind its last character. */
  readonly end?: SourcePoint;
  /** The edits that would fix it. */
  readonly edits?: readonly SourceEdit[];
}

/** Findings with what a renderer must know to show them, whatever raised them. */
export interface FindingList {
  readonly tool: Report['tool'];
  /** What was read: places are relative to `folder` below `path`. */
  readonly input: Pick<Report['input'], 'path' | 'folder'>;
  /** What the list is called where it has a heading; the input's path by default. */
  readonly title?: string;
  readonly findings: readonly ListedFinding[];
  readonly ruleOf: (code: string) => ListedRule;
}
