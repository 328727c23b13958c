import { readFileSync } from 'node:fs';
import { finalizers, steps } from '../../migrations';
import { closeLedger, type Ledger } from '../../src/engine/ledger/ledger';
import type { MigrationOptions, Step, Transform } from '../../src/engine/migration';
import { runMigrations, type Migrated } from '../../src/engine/run-migrations';
import type { App } from '../../src/model/app';
import type { ResolvedDecision } from '../../src/model/decision';
import type { Finding } from '../../src/model/finding';
import type { OutputFile } from '../../src/model/output';
import type { SupportedFacts } from '../../src/model/supported';
import { examineApp } from '../../src/plan/examine-app';
import { readSources } from '../../src/plan/read-sources';
import { openApp, type ReadResult } from '../../src/reader/open-app';
import { bytesOf, writeApp } from '../../src/writer/write-app';
import { toText } from './read-tree';
import { temporaryFolder } from './temporary-folder';
import { writeTree, type Tree } from './write-tree';

/** How a tree is migrated; everything has the command's default. */
export interface StageOptions extends Partial<Omit<MigrationOptions, 'migrates'>> {
  /** Find out what is supported and leave out the rest, unless `supported` says it. */
  readonly supportedOnly?: boolean;
  readonly answers?: Readonly<Record<string, string>>;
  readonly skipBroken?: boolean;
  /** Other steps than the project's own. */
  readonly steps?: readonly Step[];
  readonly finalizers?: readonly Transform[];
}

/** What the stages made of a tree. */
export interface StagesResult {
  readonly read: ReadResult;
  readonly migrated: Migrated;
  readonly written: readonly OutputFile[];
  /** The new files, sorted by path. Two files of one path are an error. */
  readonly output: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
  readonly decisions: readonly ResolvedDecision[];
  readonly ledger: Ledger;
}

/** What --supported-only goes by, as the pipeline finds it out. */
export function supportedFactsOf(read: App, options: Pick<MigrationOptions, 'to'>): SupportedFacts {
  const whole = runMigrations(read, steps, finalizers, { ...options, normalize: false }, new Map());
  return examineApp(read, whole.app, readSources(read));
}

/** Takes an app that was read through the stages that follow, up to the bytes of its output. */
export function migrateRead(read: ReadResult, options: StageOptions = {}): StagesResult {
  const { to = 20230101, sameApp, supportedOnly = false, normalize = false } = options;
  if (!read.app)
    throw new Error(`not read: ${JSON.stringify([read.problems, read.decisions, read.refused])}`);
  const supported = options.supported ?? (supportedOnly ? supportedFactsOf(read.app, { to }) : undefined);
  const migrated = runMigrations(
    read.app,
    options.steps ?? steps,
    options.finalizers ?? finalizers,
    { to, sameApp, normalize, ...(supported && { supported }) },
    new Map(Object.entries(options.answers ?? {})),
  );
  if (migrated.refused.length) throw new Error(`refused: ${JSON.stringify(migrated.refused)}`);
  const written = writeApp(migrated.app, to);
  const ledger = closeLedger({
    files: read.files,
    documents: read.documents,
    output: written,
    dropped: new Map([...read.dropped, ...migrated.dropped]),
    held: migrated.held,
  });
  return {
    read,
    migrated,
    written,
    get output() {
      const files = written.map((file): [string, string] => {
        const bytes = bytesOf(file, to, normalize);
        return [file.path, 'text' in bytes ? bytes.text : toText(readFileSync(bytes.copyOf.absolutePath))];
      });
      const byPath = Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)));
      if (Object.keys(byPath).length < files.length) throw new Error('two files of one path');
      return byPath;
    },
    findings: [...read.findings, ...migrated.findings],
    decisions: [...read.decisions, ...migrated.decisions],
    ledger,
  };
}

/** Takes a folder through all stages. */
export function runStages(folder: string, options: StageOptions = {}): StagesResult {
  const { answers = {}, skipBroken = false } = options;
  return migrateRead(openApp(folder, { answers: new Map(Object.entries(answers)), skipBroken }), options);
}

/** Writes a tree to a folder of its own and migrates it. */
export function migrateTree(tree: Tree, options?: StageOptions): StagesResult {
  return runStages(writeTree(temporaryFolder(), tree), options);
}
