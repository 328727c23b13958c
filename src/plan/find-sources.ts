import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { basename, join, posix, relative, resolve, sep } from 'node:path';
import type { App } from '../model/app';
import { codeOf } from '../model/code-of';
import type { InputFile } from '../model/input-file';
import { get, getText, type JsonObject } from '../model/json';
import { NoApp } from '../model/no-app';
import { UnreadableInput } from '../model/unreadable-input';
import { UserError, type Problem } from '../model/user-error';
import { isOwnName } from '../reader/detect-layout';
import { nameInput } from '../reader/name-input';
import { openApp } from '../reader/open-app';
import { readSourceText } from '../reader/read-source-text';
import type { SourceKind } from '../lint/source-kind';
import { findTriggered } from './find-triggered';
import { isConfiguredApp } from './is-configured-app';

/** A source to check. */
export interface FoundSource {
  /** The path as the user can open it, with `/`. */
  readonly path: string;
  readonly absolutePath: string;
  readonly text: string;
  /** Whether the bytes of the file are those of the text, so that it may be rewritten. */
  readonly isExact: boolean;
  /** Of a function of an app: its name, what calls it, and whether its result is the response. */
  readonly name?: string;
  readonly kind?: SourceKind;
  readonly respondResult?: boolean;
  /** Of a function of an app: whether only triggers lead to it; found out when it is first asked for. */
  readonly isTriggered?: () => boolean;
  /** The app that it belongs to. */
  readonly app?: string;
}

const endings = /\.[cm]?[jt]sx?$/i;
const notSources = /\.d\.[cm]?ts$|\.min\.js$/i;
const neverSearched = new Set(['node_modules', 'dist', 'build', 'coverage', 'hosting']);

/** Whether a folder or file of this name is looked at. */
export const isSearched = (name: string): boolean => !name.startsWith('.') && !neverSearched.has(name);

const shown = (path: string): string => path.split(sep).join('/');

function readSource(file: InputFile, path: string, problems: Problem[]): FoundSource | undefined {
  const read = readSourceText(file);
  if ('text' in read) return { path, absolutePath: file.absolutePath, ...read };
  const fault = `${read.fault.charAt(0).toUpperCase()}${read.fault.slice(1)}`;
  problems.push({ place: { file: path }, message: `${fault}; nothing in it was checked.` });
  return undefined;
}

type Called = Required<Pick<FoundSource, 'kind' | 'respondResult'>>;

// A configuration that does not speak of it is one of an export that left defaults out.
const respondsWithResult = (config: JsonObject | undefined): boolean => {
  const node = get(config, 'respond_result');
  return !(node?.kind === 'scalar' && node.value === false);
};

function kindsOf(app: App): Map<string, Called> {
  const kinds = new Map<string, Called>();
  for (const endpoint of app.endpoints.items) {
    const name = getText(endpoint, 'function_name');
    if (!name) continue;
    const respondResult = respondsWithResult(endpoint) || (kinds.get(name)?.respondResult ?? false);
    kinds.set(name, { kind: 'endpoint', respondResult });
  }
  return kinds;
}

/** The sources of an app's functions and webhooks, with what its configuration says of them. */
function sourcesOf(app: App, folder: string, given: string, problems: Problem[]): FoundSource[] {
  const kinds = kindsOf(app);
  let triggered: Set<string> | undefined;
  const isTriggered = (name: string): boolean => (triggered ??= findTriggered(app)).has(name);
  const read = (file: InputFile, name: string, called: Called): FoundSource[] => {
    const found = readSource(file, posix.join(given, file.path), problems);
    return found ? [{ ...found, name, app: folder, ...called }] : [];
  };
  const functions = app.functions.items.flatMap(({ name, source }) =>
    source
      ? read(source, name, kinds.get(name) ?? { kind: 'function', respondResult: true }).map((found) => ({
          ...found,
          isTriggered: () => isTriggered(name),
        }))
      : [],
  );
  const webhooks = app.services.flatMap((service) =>
    service.webhooks.flatMap(({ name, config, source }) => {
      if (!source) return [];
      // GitHub's and Twilio's webhooks are given the payload, and not the request that brought it.
      const isHttp = (getText(service.config, 'type') ?? 'http') === 'http';
      const called: Called = {
        kind: isHttp ? 'webhook' : 'parsed-webhook',
        respondResult: respondsWithResult(config),
      };
      return read(source, `${service.name}/${name}`, called);
    }),
  );
  return [...functions, ...webhooks];
}

function entriesOf(folder: string, given: string, problems: Problem[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    problems.push({
      place: { file: `${given}/` },
      message: `The folder cannot be read (${code}).`,
      action: 'Give permission to read it, or name what is to be checked beside it.',
    });
    return [];
  }
}

/**
 * The sources below a folder that belong to no app.
 *
 * @param folder a path without a link in it
 * @param apps the folders of apps, whose own folders are left out
 */
function walk(folder: string, given: string, apps: ReadonlySet<string>, problems: Problem[]): FoundSource[] {
  return entriesOf(folder, given, problems)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        const isOfApp = apps.has(folder) && isOwnName(entry.name);
        if (!isSearched(entry.name) || isOfApp) return [];
        return walk(path, posix.join(given, entry.name), apps, problems);
      }
      if (!entry.isFile() || !endings.test(entry.name) || notSources.test(entry.name)) return [];
      const shownAs = posix.join(given, entry.name);
      const found = readSource({ path: shownAs, absolutePath: path }, shownAs, problems);
      return found ? [found] : [];
    });
}

interface OpenedApp {
  readonly app: App;
  readonly path: string;
}

/** The apps in a folder: its own, and those up to three levels below it. */
function openApps(folder: string): OpenedApp[] {
  let read: ReturnType<typeof openApp>;
  try {
    read = openApp(folder, { answers: new Map(), skipBroken: true });
  } catch (error) {
    if (error instanceof NoApp) return [];
    throw error;
  }
  const below = read.others.flatMap((other) => openApps(join(folder, other)));
  if (read.app) return isConfiguredApp(read) ? [{ app: read.app, path: read.path }, ...below] : below;
  // The folders to choose from are the others.
  if (read.decisions.some(({ kind }) => kind === 'app-folder')) return below;
  const layout = read.decisions.find(({ kind }) => kind === 'layout');
  // Which of two layouts an app is in decides about its configuration; its sources are checked in the newer one.
  const newest = layout?.choices
    .map(({ value }) => value)
    .sort()
    .at(-1);
  if (newest === undefined)
    throw new UserError(`The app in ${folder} cannot be read.`, { problems: read.problems });
  const again = openApp(folder, { answers: new Map([['layout', newest]]), skipBroken: true });
  return again.app ? [{ app: again.app, path: again.path }, ...below] : below;
}

/** What a path leads to; a problem when that cannot be told. */
function isFolder(given: string, problems: Problem[]): boolean | undefined {
  try {
    return statSync(given).isDirectory();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    problems.push(
      code === 'ENOENT'
        ? { message: `There is no file or folder ${given}.` }
        : { place: { file: given }, message: `It cannot be read (${code}).` },
    );
    return undefined;
  }
}

function findFile(given: string, problems: Problem[]): FoundSource[] {
  if (!endings.test(basename(given))) {
    problems.push({
      place: { file: given },
      message: 'It is no source.',
      action: 'Name a .js or .ts file, or a folder; unpack an archive first.',
    });
    return [];
  }
  try {
    const found = readSource(nameInput(given), shown(given), problems);
    return found ? [found] : [];
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    problems.push({ place: { file: given }, message: `It ${error.fault}.` });
    return [];
  }
}

function findIn(given: string, problems: Problem[]): FoundSource[] {
  const there = isFolder(given, problems);
  if (there === undefined) return [];
  if (!there) return findFile(given, problems);
  const path = realpathSync.native(resolve(given));
  const apps = openApps(path);
  const ofApps = apps.flatMap(({ app, path: folder }) =>
    sourcesOf(app, folder, posix.join(shown(given), shown(relative(path, folder))), problems),
  );
  const folders = new Set(apps.map((each) => each.path));
  const beside = walk(path, shown(given), folders, problems);
  // An app may well have no function.
  if (apps.length === 0 && beside.length === 0 && problems.length === 0)
    problems.push({
      message: `There is no source in ${given}.`,
      action: 'Name an app, or a folder or file with sources.',
    });
  return [...ofApps, ...beside];
}

/**
 * The sources behind some paths: of an app, those that its configuration knows; of all that is no part of one, each.
 *
 * @throws UserError with everything that cannot be read
 */
export function findSources(paths: readonly string[]): FoundSource[] {
  const problems: Problem[] = [];
  const found = paths.flatMap((path) => findIn(path, problems));
  if (problems.length > 0) throw new UserError('Nothing was checked.', { problems });
  const seen = new Set<string>();
  return found.filter(({ absolutePath }) => !seen.has(absolutePath) && seen.add(absolutePath));
}
