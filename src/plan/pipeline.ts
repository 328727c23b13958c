import { finalizers, steps } from '../../migrations';
import { mergeAnswers, type MergedAnswers } from '../decide/merge-answers';
import { runMigrations, type Migrated } from '../engine/run-migrations';
import type { App } from '../model/app';
import type { AppSource } from '../model/app-source';
import { currentVersion, type TargetVersion } from '../model/config-version';
import type { Packages } from '../model/packages';
import type { Reference } from '../model/reference';
import { UserError } from '../model/user-error';
import { openApp, type ReadResult } from '../reader/open-app';
import { readPackages } from '../reader/read-packages';
import { examineApp, referencesOf, type Examined } from './examine-app';
import type { PlanOptions } from './plan';
import { nameSources, readSources, type SourceReading } from './read-sources';
import { refuseOpenQuestions } from './refuse-open-questions';

/** An app that was read, migrated in memory and looked at from all sides; every command takes what it tells from here. */
export interface Pipeline {
  readonly read: ReadResult & { readonly app: App };
  readonly to: TargetVersion;
  readonly answers: MergedAnswers;
  readonly migrated: Migrated;
  /** The app before `--supported-only` leaves anything out: what calls what, and what still runs. */
  readonly examined: Examined;
  /** The sources of the migrated app. */
  readonly sources: readonly AppSource[];
  /** The references inside the migrated app, its sources included. */
  readonly references: readonly Reference[];
  readonly packages: Packages;
  /** What was read in each source of the app as it was read, by the source's path. */
  readonly readings: ReadonlyMap<string, SourceReading>;
}

/** How an app goes through the pipeline, and what could not be done when it fails. */
export type PipelineOptions = Pick<
  PlanOptions,
  | 'to'
  | 'answers'
  | 'answersFile'
  | 'skipBroken'
  | 'shownAs'
  | 'onProgress'
  | 'sameApp'
  | 'supportedOnly'
  | 'normalize'
> & { readonly failure?: string };

function refuseNewer(version: number, to: TargetVersion): void {
  if (version <= to) return;
  throw new UserError(`The app is in version ${version} already, which is newer than ${to}.`, {
    hint: `Leave out --to, or choose --to ${currentVersion}.`,
  });
}

/**
 * Reads an app and its sources, migrates it in memory, and finds out what calls what and what still runs. Nothing is
 * written.
 *
 * @param input the app's folder, or a folder up to three levels above it
 * @throws UserError with every problem of reading at once; OpenQuestions if answers are all that is missing to read it.
 * Answers that the migration refused and questions that it left open are in `migrated`
 */
export function runPipeline(input: string, options: PipelineOptions = {}): Pipeline {
  const { to = currentVersion, sameApp, supportedOnly = false, normalize = false, failure } = options;
  const merged = mergeAnswers(options.answers ?? new Map<string, string>(), options.answersFile);
  const read = openApp(input, {
    answers: merged.answers,
    skipBroken: options.skipBroken ?? false,
    ...(options.shownAs && { shownAs: options.shownAs }),
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
  const { app } = read;
  if (!app) {
    refuseOpenQuestions(read.refused, read.decisions, read.problems, merged, failure);
    throw new Error('reading gave neither an app nor a reason');
  }
  refuseNewer(app.version, to);
  options.onProgress?.('migrating');
  const readings = readSources(app);
  const whole = runMigrations(app, steps, finalizers, { to, sameApp, normalize }, merged.answers);
  const examined = examineApp(app, whole.app, readings);
  const migrated = supportedOnly
    ? runMigrations(app, steps, finalizers, { to, sameApp, normalize, supported: examined }, merged.answers)
    : whole;
  return {
    read: { ...read, app },
    to,
    answers: merged,
    migrated,
    examined,
    sources: nameSources(migrated.app, readings),
    references: migrated === whole ? examined.carried : referencesOf(migrated.app, readings),
    packages: readPackages(migrated.app.functionFiles),
    readings,
  };
}
