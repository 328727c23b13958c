import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { App } from '../model/app';
import type { AppFile } from '../model/app-file';
import { codeOf } from '../model/code-of';
import type { ConfigVersion } from '../model/config-version';
import {
  resolveDecision,
  type Answers,
  type Decision,
  type RefusedAnswer,
  type ResolvedDecision,
} from '../model/decision';
import type { Finding } from '../model/finding';
import type { Json } from '../model/json';
import type { OnProgress } from '../model/progress';
import type { Reason } from '../model/reason';
import { NoApp } from '../model/no-app';
import { UserError, type Problem } from '../model/user-error';
import { AppFolder } from './app-folder';
import { collectLayoutFacts, detectLayout, isOwnName, type Layout } from './detect-layout';
import { depthOfSearch, findApps, type UnreadFolder } from './find-apps';
import { readApp } from './read-app';
import { ReadContext } from './read-context';

/** How an app is read. */
export interface ReadOptions {
  readonly answers: Answers;
  /** Leave out files that are not JSON instead of ending the run. */
  readonly skipBroken: boolean;
  /** The name that the user knows the folder by, when it is not its own: of a .zip file. */
  readonly shownAs?: string;
  readonly onProgress?: OnProgress;
}

/** An app as read, with all that reading found. `app` is missing when problems or open decisions forbid to go on. */
export interface ReadResult {
  readonly app?: App;
  /** The folder that was read: the given one, or a sub-folder of it. */
  readonly path: string;
  /** The folders of other apps up to three levels below the given one, as POSIX paths relative to it: they are not read. */
  readonly others: readonly string[];
  readonly version?: ConfigVersion;
  readonly because?: string;
  readonly files: readonly AppFile[];
  /** Those of the files that are links out of the app, or no files at all: no room opens them. */
  readonly unreadable: readonly AppFile[];
  /** Those of the files that were read value by value. */
  readonly documents: readonly AppFile[];
  readonly dropped: ReadonlyMap<Json | AppFile, Reason>;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly decisions: readonly ResolvedDecision[];
  readonly refused: readonly RefusedAnswer[];
}

interface OpenedFolder {
  readonly folder: AppFolder;
  readonly context: ReadContext;
  /** Whether more than a file with a root's name speaks for an app. */
  readonly isSure: boolean;
  readonly layoutOf: (answer?: string, by?: ResolvedDecision['answeredBy']) => Layout | undefined;
  /** Files that hold nothing that those of another layout lack. */
  readonly idle: ReadonlySet<AppFile>;
}

function open(path: string, skipBroken: boolean, onProgress?: OnProgress): OpenedFolder {
  const folder = new AppFolder(path, isOwnName);
  const context = new ReadContext(skipBroken, onProgress);
  const facts = collectLayoutFacts(folder, (file, component) => context.readJson(file, component));
  for (const file of facts.passedOver) context.passOver(file);
  return {
    folder,
    context,
    isSure: facts.roots.some(({ settings }) => settings) || facts.legacy.length + facts.modern.length > 0,
    idle: facts.idle,
    layoutOf: (answer, by) => detectLayout(facts, answer, by),
  };
}

function isApp(path: string): boolean {
  try {
    const { isSure, layoutOf } = open(path, true);
    return isSure && layoutOf() !== undefined;
  } catch (error) {
    // It cannot be read, though its names can; whoever means it is told so when it is opened.
    if (error instanceof UserError) return true;
    throw error;
  }
}

/** Refuses what is no folder. */
function lookAt(path: string, given: string): void {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    if (code === 'ENOENT') throw new UserError(`There is no folder ${given}.`);
    throw new UserError(`The folder ${given} cannot be read (${code}).`, {
      hint: 'Give permission to read it and the folders above it, or name another one.',
    });
  }
  if (!isFolder) throw new UserError(`${given} is not a folder or a .zip file.`);
}

function reportNotSearched(unread: readonly UnreadFolder[], context: ReadContext): void {
  const [first, ...more] = unread;
  if (!first) return;
  context.report({
    code: 'file/not-searched',
    component: 'other',
    subject: first.path,
    message: `The folder ${first.path} ${more.length > 0 ? `and ${more.length} more ` : ''}cannot be read (${first.code}), so no app was looked for there.`,
  });
}

function chooseFolder(path: string, found: readonly string[]): Decision {
  const [first, ...others] = found;
  return {
    id: 'app-folder',
    kind: 'app-folder',
    subject: path,
    question: 'The folder itself holds no app, but folders below it do. Which one is meant?',
    why: `Found up to ${depthOfSearch} levels down: ${found.join(', ')}.`,
    choices: found.map((folder) => ({ value: folder, leadsTo: `the app in ${folder} is migrated` })),
    ...(first !== undefined && others.length === 0 && { default: first }),
  };
}

/**
 * Opens and reads an app.
 *
 * @param given the folder of an app, or one that holds an app up to three levels down; parents are never searched
 * @throws UserError when there is no such folder, NoApp when there is no app in it
 */
export function openApp(
  given: string,
  { answers, skipBroken, shownAs = given, onProgress }: ReadOptions,
): ReadResult {
  let path = resolve(given);
  lookAt(path, given);
  const decisions: ResolvedDecision[] = [];
  const refused: RefusedAnswer[] = [];
  const decide = (decision: Decision): string | undefined => {
    const resolved = resolveDecision(decision, answers);
    if (!('answeredBy' in resolved)) {
      refused.push(resolved);
      return undefined;
    }
    decisions.push(resolved);
    return resolved.answer;
  };
  let opened = open(path, skipBroken, onProgress);
  let layout = opened.layoutOf();
  const { found: below, unread } = findApps(path, layout !== undefined, { isApp, isPart: isOwnName });
  let others = below.map((app) => app.path);
  if (!layout) {
    // An app inside another one's folder is its own, and not what a folder above both is given for.
    const found = below.filter(({ isNested }) => !isNested).map((app) => app.path);
    if (found.length === 0) {
      throw new NoApp(shownAs, {
        problems: [
          ...opened.folder.problems,
          ...opened.context.problems,
          ...unread.map((each) => ({ message: `The folder ${each.path} cannot be read (${each.code}).` })),
        ],
        hint: 'An app has stitch.json, config.json, realm_config.json or root_config.json at its root. Name its folder.',
      });
    }
    const chosen = decide(chooseFolder(shownAs, found));
    if (chosen === undefined) return incomplete(path, others, opened, decisions, refused);
    others = others.filter((other) => other !== chosen);
    path = join(path, chosen);
    opened = open(path, skipBroken, onProgress);
    layout = opened.layoutOf();
  }
  if (layout && 'decide' in layout) {
    const answer = decide(layout.decide);
    if (answer === undefined) return incomplete(path, others, opened, decisions, refused);
    layout = opened.layoutOf(answer, decisions.at(-1)?.answeredBy);
  }
  if (!layout || 'decide' in layout)
    throw new Error('the layout stays undecided after its decision was answered');
  const { folder, context } = opened;
  const folderName = basename(path === resolve(given) ? resolve(shownAs) : path).replace(/\.zip$/i, '');
  // Without its settings it would be another app that is made up.
  if (layout.root && !layout.root.settings) context.refuseRoot(layout.root.file);
  const app = readApp(folder, context, layout, opened.idle, folderName);
  reportBeside(folder, context);
  reportNotSearched(unread, context);
  context.finish();
  const result = incomplete(path, others, opened, decisions, refused);
  return {
    ...result,
    ...(result.problems.length === 0 && { app }),
    version: layout.version,
    because: layout.because,
  };
}

function incomplete(
  path: string,
  others: readonly string[],
  { folder, context }: { folder: AppFolder; context: ReadContext },
  decisions: readonly ResolvedDecision[],
  refused: readonly RefusedAnswer[],
): ReadResult {
  const { documents, dropped, findings, problems } = context;
  return {
    path,
    others,
    files: [...folder.all(), ...folder.unreadable],
    unreadable: folder.unreadable,
    documents,
    dropped,
    findings,
    problems: [...folder.problems, ...problems],
    decisions,
    refused,
  };
}

function reportBeside({ beside }: AppFolder, context: ReadContext): void {
  const [first] = beside;
  if (first === undefined) return;
  context.report({
    code: 'file/beside-the-app',
    component: 'other',
    subject: first,
    message: `${beside.length === 1 ? 'One entry stands' : `${beside.length} entries stand`} beside the app's folders and ${beside.length === 1 ? 'is' : 'are'} no part of it: ${beside.slice(0, 8).join(', ')}${beside.length > 8 ? ` and ${beside.length - 8} more` : ''}. They are left alone.`,
  });
}
