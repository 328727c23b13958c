/**
 * The library: inspect an app; plan a migration, look at its report, apply it; check function sources, apply fixes; and
 * render what they tell in every format. The command does nothing that this module cannot do.
 */
export { inspectApp, type InspectOptions } from './plan/inspect-app';
export { planCloudRun } from './plan/plan-cloud-run';
export type { CloudRunOptions } from './plan/cloud-run-options';
export { refreshRuntime } from './plan/refresh-runtime';
export { planMigration } from './plan/plan-migration';
export { applyPlan } from './plan/apply-plan';
export type { ApplyOptions } from './plan/stage-plan';
export type { Plan, PlanOptions } from './plan/plan';
export { formatNames, type Format } from './plan/formats';
export { renderInventory, type InventoryFormat } from './plan/render-inventory';
export { renderLint, type LintReportOptions } from './plan/render-lint';
export { renderReport, type ReportOptions } from './plan/render-report';
export type {
  Address,
  AppFacts,
  Caller,
  ComponentCount,
  ComponentItem,
  ComponentReference,
  Dependencies,
  FunctionUse,
  Inventory,
  InventoryReference,
  InventorySecret,
  MigratedSettings,
  OpenDecision,
  PackageVersion,
} from './inspect/inventory';
export { askDecisions, type Ask, type Question, type Reply } from './decide/ask-decisions';
export { printAnswers } from './decide/print-answers';
export { readAnswers, type FileAnswer } from './decide/read-answers';
export { applyFixes, type FixOptions } from './plan/apply-fixes';
export { lintSources, type LintOptions, type LintRun, type RewrittenSource } from './plan/lint-sources';
export type { Ledger, LedgerTotals } from './engine/ledger/ledger';
export type { LedgerEntry } from './engine/ledger/ledger-entry';
export type { Decision, ResolvedDecision } from './model/decision';
export type { Finding } from './model/finding';
export type { LintRule } from './model/lint-rules';
export type { LintedFinding, LintedSource, LintReport } from './report/lint-report';
export type { ConfigVersion, TargetVersion } from './model/config-version';
export type { Place } from './model/place';
export type { OnProgress, Stage } from './model/progress';
export type {
  CloudRunProject,
  FileChange,
  NeedGroup,
  NeedsYou,
  Report,
  SecretUse,
  ServedEntry,
  Verdict,
} from './report/report';
export type { SupportEntry, SupportStatus } from './model/support-status';
export { OpenQuestions } from './model/open-questions';
export { UserError, type Problem } from './model/user-error';
