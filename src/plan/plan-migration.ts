import { isAppFile, type AppFile } from '../model/app-file';
import type { EditedText } from '../model/output';
import { readShown } from '../reader/read-shown';
import { stageFiles } from '../tree/staged-tree';
import { writeApp, type WrittenFile } from '../writer/write-app';
import { layOutTypings } from './lay-out-typings';
import type { Plan, PlanOptions } from './plan';
import { runPipeline } from './pipeline';
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
  const pipeline = runPipeline(input, options);
  const { read, to, migrated, answers } = pipeline;
  const rewritten = rewriteSources(read.app, migrated.app, options.rewrite ?? []);
  const output = [
    ...withEdits(writeApp(migrated.app, to), rewritten.edits),
    ...(options.typings ? layOutTypings() : []),
  ];
  const { staged, problems } = stageFiles(output, to, options.normalize ?? false);
  const decisions = [...read.decisions, ...migrated.decisions];
  refuseOpenQuestions([...read.refused, ...migrated.refused], decisions, problems, answers);
  options.onProgress?.('checking');
  const refused = new Set(read.unreadable);
  const byPath = new Map(
    read.files.flatMap((file) => (refused.has(file) ? [] : [[file.path, file] as const])),
  );
  return {
    report: reportRun({ input, options, pipeline, output, staged, rewritten, decisions }),
    files: staged,
    input: read.path,
    readInput: (path) => {
      const file = byPath.get(path);
      return file && readShown(file);
    },
  };
}
