import { buildInventory } from '../inspect/build-inventory';
import type { Inventory } from '../inspect/inventory';
import { factsOf } from '../model/config-version';
import { folderOf } from './folder-of';
import { runPipeline } from './pipeline';
import type { PlanOptions } from './plan';
import { raiseFindings } from './raise-findings';
import { refuseOpenQuestions } from './refuse-open-questions';
import { runChecks } from './run-checks';
import { toolFacts } from './tool-facts';

/** How an app is inspected. Everything has a default. */
export type InspectOptions = Pick<PlanOptions, 'answers' | 'answersFile' | 'skipBroken' | 'shownAs'>;

const failure = 'The app cannot be inspected';

/**
 * Reads an app and says what is in it. Nothing is written. What depends on the current layout is told of the app as it
 * would be migrated with the answers given, and the default of every other decision; a decision without one is listed,
 * and no failure.
 *
 * @param input the app's folder, or a folder up to three levels above it
 * @throws UserError with every problem at once: unreadable files, refused answers, an undecided layout or folder
 */
export function inspectApp(input: string, options: InspectOptions = {}): Inventory {
  const pipeline = runPipeline(input, { ...options, failure });
  const { read, migrated, answers, packages, examined } = pipeline;
  refuseOpenQuestions(migrated.refused, [], [], answers, failure);
  const decisions = [...read.decisions, ...migrated.decisions];
  const folder = folderOf(input, read);
  return buildInventory({
    tool: { name: toolFacts.name, version: toolFacts.version },
    input: {
      path: options.shownAs ?? input,
      ...(folder && { folder }),
      ...(read.others.length > 0 && { others: read.others }),
    },
    because: read.because ?? factsOf(read.app.version).title,
    read: read.app,
    migrated: examined.complete,
    references: examined.references,
    graph: examined.graph,
    support: examined.support,
    packages,
    decisions,
    findings: raiseFindings({
      findings: read.findings,
      checks: runChecks(pipeline),
      // Secrets and open decisions are told as such, and not once more as findings.
      secrets: [],
      decisions: decisions.filter(({ answeredBy }) => answeredBy === 'answer'),
      answers,
      gaps: [],
    }),
  });
}
