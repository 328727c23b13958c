import type { App } from '../model/app';
import type { AppFile } from '../model/app-file';
import { isLegacyLayout, type ConfigVersion } from '../model/config-version';
import {
  resolveDecision,
  type Answers,
  type Decision,
  type RefusedAnswer,
  type ResolvedDecision,
} from '../model/decision';
import { toFinding, type Finding, type FindingInput } from '../model/finding';
import type { Json } from '../model/json';
import type { Reason } from '../model/reason';
import type { Context, MigrationOptions, Step, Transform } from './migration';

/** What a value that was left out waits for. */
export interface Held {
  readonly decision: string;
  readonly reason: Reason;
}

/** The result of a run: the migrated app, and all that its transforms said. */
export interface Migrated {
  readonly app: App;
  /** The versions that the app went through, the first one being its own. */
  readonly versions: readonly ConfigVersion[];
  readonly dropped: ReadonlyMap<Json | AppFile, Reason>;
  readonly held: ReadonlyMap<Json | AppFile, Held>;
  readonly findings: readonly Finding[];
  readonly decisions: readonly ResolvedDecision[];
  readonly refused: readonly RefusedAnswer[];
}

class Recorder implements Context {
  readonly dropped = new Map<Json | AppFile, Reason>();
  readonly held = new Map<Json | AppFile, Held>();
  readonly findings: Finding[] = [];
  readonly decisions = new Map<string, ResolvedDecision>();
  readonly refused = new Map<string, RefusedAnswer>();

  constructor(
    readonly options: MigrationOptions,
    private readonly answers: Answers,
  ) {}

  drop(what: Json | AppFile, reason: Reason): void {
    this.dropped.set(what, reason);
  }

  hold(what: Json | AppFile, decision: Decision, reason: Reason): void {
    // What somebody decided waits for nobody.
    if (this.decisions.get(decision.id)?.answeredBy === 'answer') this.dropped.set(what, reason);
    else this.held.set(what, { decision: decision.id, reason });
  }

  report(finding: FindingInput): void {
    this.findings.push(toFinding(finding));
  }

  decide(decision: Decision & { default: string }): string;
  decide(decision: Decision): string | undefined;
  decide(decision: Decision): string | undefined {
    const resolved = resolveDecision(decision, this.answers);
    if ('answeredBy' in resolved) {
      this.decisions.set(decision.id, resolved);
      return resolved.answer;
    }
    // The run ends because of the refused answer; the default lets the other transforms still have their say.
    this.refused.set(decision.id, resolved);
    return decision.default;
  }

  answerTo(decision: Decision): string | undefined {
    const isAnswered = this.answers.has(decision.id) || this.answers.has(decision.kind);
    return isAnswered ? this.decide(decision) : undefined;
  }
}

/**
 * The steps that lead from a version to the target, in order; empty when the app is there already. A legacy app starts
 * with the first step whatever its version says: both versions have one layout, and spellings of 2018 live on in later
 * trees.
 */
export function stepsBetween(
  steps: readonly Step[],
  from: ConfigVersion,
  to: ConfigVersion,
): readonly Step[] {
  return steps.filter(
    (step) => step.to <= to && (step.from >= from || (isLegacyLayout(from) && isLegacyLayout(step.to))),
  );
}

/**
 * Takes an app through the steps to the target version, and then through the finalizers, which hold for every
 * run. Pure: the same app, answers and options give the same result.
 */
export function runMigrations(
  app: App,
  steps: readonly Step[],
  finalizers: readonly Transform[],
  options: Omit<MigrationOptions, 'migrates'>,
  answers: Answers,
): Migrated {
  const path = stepsBetween(steps, app.version, options.to);
  const recorder = new Recorder({ ...options, migrates: path.length > 0 }, answers);
  const versions = [app.version, ...path.map(({ to }) => to).filter((to) => to > app.version)];
  let current = finalizers
    .filter(({ runsFirst }) => runsFirst)
    .reduce((given, transform) => transform.apply(given, recorder), app);
  for (const step of path) {
    for (const transform of step.transforms) current = transform.apply(current, recorder);
    current = { ...current, version: step.to };
  }
  for (const transform of finalizers) current = transform.apply(current, recorder);
  const { dropped, held, findings, decisions, refused } = recorder;
  return {
    app: current,
    versions,
    dropped,
    held,
    findings,
    decisions: [...decisions.values()],
    refused: [...refused.values()],
  };
}
