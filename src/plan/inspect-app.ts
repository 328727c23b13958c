import { relative, resolve, sep } from 'node:path';
import { finalizers, steps } from '../../migrations';
import { mergeAnswers } from '../decide/merge-answers';
import { runMigrations } from '../engine/run-migrations';
import { buildInventory } from '../inspect/build-inventory';
import type { Inventory } from '../inspect/inventory';
import { restoreServices } from '../inspect/restore-services';
import type { AppFile } from '../model/app-file';
import { currentVersion, factsOf } from '../model/config-version';
import type { Json } from '../model/json';
import { openApp } from '../reader/open-app';
import { JsonSyntaxError, parseJson } from '../reader/parse-json';
import { readText } from '../reader/read-text';
import { checkReferences } from '../references/check-references';
import { collectReferences } from '../references/collect-references';
import { checkSources } from '../references/check-sources';
import { checkApp } from '../schemas/check-app';
import type { PlanOptions } from './plan';
import { raiseFindings } from './raise-findings';
import { readDependencies } from './read-dependencies';
import { readSources } from './read-sources';
import { refuseOpenQuestions } from './refuse-open-questions';
import { toolFacts } from './tool-facts';

/** How an app is inspected. Everything has a default. */
export type InspectOptions = Pick<PlanOptions, 'answers' | 'answersFile' | 'skipBroken' | 'shownAs'>;

const failure = 'The app cannot be inspected';

/** The content of functions/package.json; undefined where there is none, or none that is JSON. */
function readPackageJson(files: readonly AppFile[]): Json | undefined {
  const file = files.find(({ path }) => path === 'functions/package.json');
  if (!file) return undefined;
  try {
    return parseJson(file, readText(file.absolutePath)).document?.root;
  } catch (error) {
    // No part of the configuration is in this file: one that cannot be read is no reason to tell nothing.
    if (error instanceof JsonSyntaxError || (error as NodeJS.ErrnoException).code !== undefined)
      return undefined;
    throw error;
  }
}

/**
 * Reads an app and says what is in it. Nothing is written. What depends on the current layout is told of the app as it
 * would be migrated with the answers given, and the default of every other decision; a decision without one is listed,
 * and no failure.
 *
 * @param input the app's folder, or a folder up to three levels above it
 * @throws UserError with every problem at once: unreadable files, refused answers, an undecided layout or folder
 */
export function inspectApp(input: string, options: InspectOptions = {}): Inventory {
  const { skipBroken = false, shownAs } = options;
  const merged = mergeAnswers(options.answers ?? new Map<string, string>(), options.answersFile);
  const { answers } = merged;
  const read = openApp(input, { answers, skipBroken, ...(shownAs && { shownAs }) });
  if (!read.app) {
    refuseOpenQuestions(read.refused, read.decisions, read.problems, merged, failure);
    throw new Error('reading gave neither an app nor a reason');
  }
  const migrated = runMigrations(
    read.app,
    steps,
    finalizers,
    { to: currentVersion, supportedOnly: false, normalize: false },
    answers,
  );
  refuseOpenQuestions(migrated.refused, [], [], merged, failure);
  const decisions = [...read.decisions, ...migrated.decisions];
  const app = restoreServices(read.app, migrated.app);
  const sources = readSources(migrated.app);
  const references = collectReferences(app, sources);
  const folder = relative(resolve(input), read.path).split(sep).join('/');
  return buildInventory({
    tool: { name: toolFacts.name, version: toolFacts.version },
    input: {
      path: shownAs ?? input,
      ...(folder && { folder }),
      ...(read.others.length > 0 && { others: read.others }),
    },
    because: read.because ?? factsOf(read.app.version).title,
    read: read.app,
    migrated: app,
    references,
    decisions,
    packageJson: readPackageJson(read.app.functionFiles),
    findings: raiseFindings({
      findings: read.findings,
      checks: [
        ...checkApp(read.app, 'input'),
        ...checkReferences(migrated.app, references),
        ...checkSources({
          input: read.app,
          app: migrated.app,
          sources,
          references,
          dependencies: readDependencies(migrated.app),
        }),
      ],
      // Secrets and open decisions are told as such, and not once more as findings.
      secrets: [],
      decisions: decisions.filter(({ answeredBy }) => answeredBy === 'answer'),
      answers: merged,
      gaps: [],
    }),
  });
}
