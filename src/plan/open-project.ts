import { existsSync } from 'node:fs';
import { dirname, posix, relative, resolve, sep } from 'node:path';
import type { SourceFiles } from '../lint/modules/source-files';
import type { PackageFacts } from '../lint/package-facts';
import type { Project } from '../lint/project';
import { readSourceText } from '../reader/read-source-text';
import { packageFinder } from './find-package';
import { isSearched, type FoundSource } from './find-sources';
import { isMainFile } from './is-main-file';

/** The modules among the sources, and those that they load. */
export interface OpenedProject {
  readonly project: Project;
  /** The modules that were not given, and that those load: they are checked with them, and not rewritten. */
  readonly loaded: readonly FoundSource[];
}

const slashed = (path: string): string => path.split(sep).join('/');

// Whatever else a module does, handlers are made with one of these packages, or have parameters that are called so.
const mayHandle = (text: string): boolean =>
  /firebase-functions|functions-framework|HttpFunction/.test(text) ||
  (/\breq(?:uest)?\b|\b_+\b/i.test(text) && /\bres(?:p|ponse)?\b/i.test(text));

/** The path of a module as the user can open it. */
const keyOf = ({ absolutePath }: FoundSource): string => slashed(absolutePath);

/**
 * Opens the modules among some sources. They may load each other, and others of the package that they are in; what is
 * further away, behind a link, or in a folder that is never searched is not opened.
 *
 * @param open makes the project
 */
export function openProject(
  found: readonly FoundSource[],
  open: (files: SourceFiles, paths: readonly string[]) => Project,
): OpenedProject {
  const packageOf = packageFinder();
  const given = new Map(
    found.filter(({ app }) => app === undefined).map((source) => [keyOf(source), source]),
  );
  const roots = new Set(
    [...given.values()].map(({ absolutePath }) => {
      const folder = dirname(absolutePath);
      return `${slashed(packageOf(folder)?.folder ?? folder)}/`;
    }),
  );
  const isNear = (path: string): boolean =>
    [...roots].some((root) => path.startsWith(root) && path.slice(root.length).split('/').every(isSearched));
  const read = new Map<string, FoundSource | undefined>();
  const readNear = (path: string): FoundSource | undefined => {
    const [anchor] = given.values();
    const absolutePath = resolve(path);
    if (!anchor || !isNear(path) || !existsSync(absolutePath)) return undefined;
    const shownAs = posix.join(
      posix.dirname(anchor.path),
      slashed(relative(dirname(anchor.absolutePath), absolutePath)),
    );
    const source = readSourceText({ path: shownAs, absolutePath });
    return 'text' in source ? { path: shownAs, absolutePath, text: source.text, isExact: false } : undefined;
  };
  const files: SourceFiles = {
    read: (path) => {
      const own = given.get(path);
      if (own) return own.text;
      if (!read.has(path)) read.set(path, readNear(path));
      return read.get(path)?.text;
    },
    placeOf: (path): { facts?: PackageFacts; isMain?: boolean } => {
      const around = packageOf(dirname(resolve(path)));
      if (!around) return {};
      const { folder, facts } = around;
      return { facts, isMain: isMainFile(facts, slashed(relative(folder, resolve(path)))) };
    },
  };
  const paths = [...given].flatMap(([path, { text }]) => (mayHandle(text) ? [path] : []));
  const project = open(files, paths);
  const loaded = project.paths().flatMap((path) => (given.has(path) ? [] : (read.get(path) ?? [])));
  return { project, loaded };
}
