import { isTooDeep } from '../../syntax/is-too-deep';
import { parseSource } from '../../syntax/parse-source';
import { collectRegistered, type Registration } from '../find-handlers';
import { isPlatformSource } from '../find-platform-function';
import { SourceIndex } from '../index-source';
import type { Exported } from '../interpret/domain';
import { steps } from '../interpret/interpret-function';
import { loadModule } from '../interpret/load-module';
import { Run, type Surroundings } from '../interpret/run';
import { listenTo } from '../listen-to';
import { loadRules } from '../rules/index';
import type { Found } from '../rules/rule';
import { candidatePaths } from './candidate-paths';
import type { SourceFiles } from './source-files';

/** A module whose own statements have run. */
export interface ModuleSource {
  readonly path: string;
  readonly index: SourceIndex;
  readonly exported: Exported;
  /** What it registered to be called for requests. */
  readonly registered: readonly Registration[];
  /** What the rules about loading found. */
  readonly found: readonly Found[];
}

// What a repository of any size brings along is more than a request could load.
const mostModules = 20_000;

// Names in comments load more than is needed, and no harm is done.
const localImport = /(?:\brequire\s*\(\s*|\bfrom\s*|\bimport\s*\(?\s*)['"](\.\.?(?:\/[^'"\n]*)?)['"]/g;

/** The modules of a project: each is parsed and loaded once, whoever loads it. */
export class ModuleGraph {
  private readonly modules = new Map<string, ModuleSource | undefined>();
  private readonly importers = new Map<string, Set<string>>();
  private count = 0;
  /** How many times it was noted that one file imports another. */
  imports = 0;

  constructor(
    readonly files: SourceFiles,
    private readonly indexes = new Map<string, SourceIndex | undefined>(),
  ) {}

  private indexOf(path: string): SourceIndex | undefined {
    if (this.indexes.has(path)) return this.indexes.get(path);
    const text = this.count < mostModules ? this.files.read(path) : undefined;
    const index = text === undefined ? undefined : parseIndex(path, text);
    this.indexes.set(path, index);
    if (index) this.count++;
    return index;
  }

  /** The module of a file; undefined where there is no file, or none that is a module and parses. */
  load(path: string): ModuleSource | undefined {
    // What a module loads is loaded before it, so that a long chain of modules does not need a deep stack.
    const open: { readonly path: string; readonly left: string[] }[] = [];
    const seen = new Set<string>();
    const enter = (each: string): void => {
      if (seen.has(each) || this.modules.has(each)) return;
      seen.add(each);
      open.push({ path: each, left: this.importsOf(each) });
    };
    enter(path);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const next = top.left.shift();
      if (next !== undefined) enter(next);
      else {
        open.pop();
        this.loadOne(top.path);
      }
    }
    return this.modules.get(path);
  }

  /** The file that a local path leads to; it is noted who imports it. */
  private resolve(from: string, specifier: string): string | undefined {
    const found = candidatePaths(from, specifier).find((path) => this.indexOf(path));
    if (found === undefined) return undefined;
    const known = this.importers.get(found) ?? new Set<string>();
    this.importers.set(found, known);
    if (!known.has(from)) this.imports++;
    known.add(from);
    return found;
  }

  private importsOf(path: string): string[] {
    const text = this.indexOf(path)?.file.text ?? '';
    return [...text.matchAll(localImport)].flatMap(
      ([, specifier = '']) => this.resolve(path, specifier) ?? [],
    );
  }

  private loadOne(path: string): ModuleSource | undefined {
    if (this.modules.has(path)) return this.modules.get(path);
    const index = this.indexOf(path);
    if (!index) {
      this.modules.set(path, undefined);
      return undefined;
    }
    const run = new Run(index, 'framework', steps, undefined, this.around());
    const registered = collectRegistered(run);
    const found: Found[] = [];
    listenTo(run, loadRules, {
      handler: index.file,
      isRoute: false,
      report: (each) => found.push(each),
    });
    const module: ModuleSource = { path, index, exported: run.exported, registered, found };
    // Modules that load each other in a circle see what there is so far.
    this.modules.set(path, module);
    loadModule(run);
    return module;
  }

  /** What runs of the project's functions ask of it. */
  around(): Surroundings {
    return {
      load: (from, specifier) => {
        const path = this.resolve(from, specifier);
        return path === undefined ? undefined : this.loadOne(path)?.exported;
      },
    };
  }

  has(path: string): boolean {
    return this.modules.get(path) !== undefined;
  }

  isImported(path: string): boolean {
    return this.importers.has(path);
  }

  /**
   * The files that lead to a file by loading each other, itself first and the nearest next.
   *
   * @param passed files that are passed over, with those that lead to them
   */
  *leadingTo(path: string, passed?: ReadonlySet<string>): Generator<string> {
    const found = new Set([path]);
    for (const each of found) {
      if (passed?.has(each)) continue;
      yield each;
      for (const importer of this.importers.get(each) ?? []) found.add(importer);
    }
  }

  /** All modules that were loaded. */
  all(): ModuleSource[] {
    return [...this.modules.values()].filter((module) => module !== undefined);
  }

  /** The paths of all files that were loaded. */
  paths(): string[] {
    return [...this.modules].flatMap(([path, module]) => (module ? [path] : []));
  }

  /** The same modules with another text of one file: those that lead to it are loaded again. */
  with(path: string, text: string): ModuleGraph {
    const indexes = new Map(this.indexes).set(path, parseIndex(path, text));
    const changed = new ModuleGraph(this.files, indexes);
    const affected = new Set(this.leadingTo(path));
    for (const [each, module] of this.modules) if (!affected.has(each)) changed.modules.set(each, module);
    for (const [each, importers] of this.importers) changed.importers.set(each, new Set(importers));
    for (const each of affected) changed.load(each);
    return changed;
  }
}

function parseIndex(path: string, text: string): SourceIndex | undefined {
  if (isPlatformSource(text)) return undefined;
  const { file, problems } = parseSource(path, text);
  if (!file || problems.length > 0) return undefined;
  try {
    const index = new SourceIndex(file);
    return index.misplacedAwait ? undefined : index;
  } catch (error) {
    if (!isTooDeep(error)) throw error;
    return undefined;
  }
}
