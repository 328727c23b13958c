import type { Transform } from '../../src/engine/migration';
import { runMigrations } from '../../src/engine/run-migrations';
import type { App } from '../../src/model/app';
import type { ResolvedDecision } from '../../src/model/decision';
import type { Finding } from '../../src/model/finding';
import { isAppFile } from '../../src/model/app-file';
import { openApp } from '../../src/reader/open-app';
import { plain } from './plain';
import { supportedFactsOf, type StageOptions } from './run-stages';
import { temporaryFolder } from './temporary-folder';
import { writeTree, type Tree } from './write-tree';

/** What one transform made of a tree. */
export interface TransformResult {
  readonly before: App;
  readonly after: App;
  readonly findings: readonly Finding[];
  readonly codes: readonly string[];
  readonly decisions: readonly ResolvedDecision[];
  /** What was left out: values, and paths of files. */
  readonly dropped: readonly unknown[];
  /** What waits for a decision, likewise. */
  readonly held: readonly unknown[];
}

/** Reads a tree and applies one transform to it: as if it were a step, or after all steps where none `migrates`. */
export function runTransform(
  transform: Transform,
  tree: Tree,
  options: StageOptions & { readonly migrates?: boolean } = {},
): TransformResult {
  const { to = 20230101, sameApp, supportedOnly = false, normalize = false, migrates = true } = options;
  const answers = new Map(Object.entries(options.answers ?? {}));
  const read = openApp(writeTree(temporaryFolder(), tree), { answers, skipBroken: false });
  if (!read.app) throw new Error(`not read: ${JSON.stringify(read.problems)}`);
  const before = read.app;
  const step = { from: before.version, to, title: 'the step under test', transforms: [transform] };
  const { app, findings, decisions, refused, dropped, held } = runMigrations(
    before,
    migrates ? [step] : [],
    migrates ? [] : [transform],
    { to, sameApp, normalize, ...(supportedOnly && { supported: supportedFactsOf(before, { to }) }) },
    answers,
  );
  if (refused.length) throw new Error(`refused: ${JSON.stringify(refused)}`);
  const shown = (parts: typeof dropped | typeof held): unknown[] =>
    [...parts.keys()].map((part) => (isAppFile(part) ? part.path : plain(part)));
  return {
    before,
    after: app,
    findings,
    codes: findings.map(({ code }) => code),
    decisions,
    dropped: shown(dropped),
    held: shown(held),
  };
}
