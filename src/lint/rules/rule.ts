import type { ts } from 'ts-morph';
import type { Severity } from '../../model/finding-codes';
import type { LintRule } from '../../model/lint-rules';
import type { TextEdit } from '../../syntax/apply-edits';
import type { EventBus } from '../interpret/events';
import type { Run } from '../interpret/run';

/** Something that a rule found, at the start of a node. */
export interface Found {
  readonly rule: LintRule;
  readonly at: ts.Node;
  readonly message: string;
  readonly action: string;
  /** Less than the rule's own, where something is likely and not proved. */
  readonly severity?: Severity;
  /** The send that a finding follows from: of several findings with one cause, the most exact one is told. */
  readonly cause?: ts.Node;
  /** Of an early answer: all sends that it stands for, where calls of several helpers are told as one. */
  readonly causes?: readonly ts.Node[];
  /** Whether it holds on some paths only. */
  readonly isPartial?: boolean;
  /** An edit that fixes it. */
  readonly edits?: readonly TextEdit[];
}

/** What a rule is given: the events of one function's interpretation, and where to tell what it finds. */
export interface RuleContext {
  readonly on: EventBus['on'];
  readonly run: Run;
  /** The function that is checked. */
  readonly handler: ts.Node;
  /** Whether it is given `next`, as the handlers of Express are. */
  readonly isRoute: boolean;
  readonly report: (found: Found) => void;
}

/** Listens to the interpretation of a function. */
export type Rule = (context: RuleContext) => void;
