import { readFileSync } from 'node:fs';
import { finalizers, steps } from '../../migrations';
import { mergeAnswers } from '../decide/merge-answers';
import { runMigrations } from '../engine/run-migrations';
import { isAppFile, type AppFile } from '../model/app-file';
import { currentVersion } from '../model/config-version';
import type { EditedText } from '../model/output';
import { UserError } from '../model/user-error';
import { openApp } from '../reader/open-app';
import { stageFiles } from '../tree/staged-tree';
import { writeApp, type WrittenFile } from '../writer/write-app';
import { layOutTypings } from './lay-out-typings';
import type { Plan, PlanOptions } from './plan';
import { refuseOpenQuestions } from './refuse-open-questions';
import { reportRun } from './report-run';
import { rewriteSources } from './rewrite-sources';

function withEdits(
  files: readonly WrittenFile[],
  edits: ReadonlyMap<AppFile, EditedText>,
): readonly WrittenFile[] {
  if (edits.size === 0) return files;
  return files.map((file) => {
    const edited = isAppFile(file.content) ? edits.get(file.content) : undefined;
    return edited ? { ...file, edited } : file;
  });
}

/**
 * Reads an app, migrates it in memory and accounts for every value. Nothing is written.
 *
 * @param input the app's folder, or a folder up to three levels above it
 * @throws UserError with every problem at once: unreadable files, refused answers, questions that have no default,
 * names that cannot become paths; OpenQuestions if answers are all that is missing
 */
export function planMigration(input: string, options: PlanOptions = {}): Plan {
  const to = options.to ?? currentVersion;
  const merged = mergeAnswers(options.answers ?? new Map<string, string>(), options.answersFile);
  const { answers } = merged;
  const read = openApp(input, {
    answers,
    skipBroken: options.skipBroken ?? false,
    ...(options.shownAs && { shownAs: options.shownAs }),
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
  if (!read.app) {
    refuseOpenQuestions(read.refused, read.decisions, read.problems, merged);
    throw new Error('reading gave neither an app nor a reason');
  }
  if (read.app.version > to) {
    throw new UserError(`The app is in version ${read.app.version} already, which is newer than ${to}.`, {
      hint: `Leave out --to, or choose --to ${currentVersion}.`,
    });
  }
  options.onProgress?.('migrating');
  const migrated = runMigrations(
    read.app,
    steps,
    finalizers,
    {
      to,
      sameApp: options.sameApp,
      supportedOnly: options.supportedOnly ?? false,
      normalize: options.normalize ?? false,
    },
    answers,
  );
  const rewritten = rewriteSources(read.app, migrated.app, options.rewrite ?? []);
  const output = [
    ...withEdits(writeApp(migrated.app, to), rewritten.edits),
    ...(options.typings ? layOutTypings() : []),
  ];
  const { staged, problems } = stageFiles(output, to, options.normalize ?? false);
  const decisions = [...read.decisions, ...migrated.decisions];
  refuseOpenQuestions([...read.refused, ...migrated.refused], decisions, problems, merged);
  options.onProgress?.('checking');
  const byPath = new Map(read.files.map((file) => [file.path, file]));
  return {
    report: reportRun({
      input,
      options,
      to,
      read: { ...read, app: read.app },
      migrated,
      output,
      staged,
      rewritten,
      decisions,
      answers: merged,
    }),
    files: staged,
    input: read.path,
    readInput: (path) => (byPath.has(path) ? readFileSync(byPath.get(path)!.absolutePath) : undefined),
  };
}
