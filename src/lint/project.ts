import { checkHandler, type CheckedHandler } from './check-handler';
import { collectExported, handlersBehind } from './find-handlers';
import type { Handler } from './handler';
import type { SourceIndex } from './index-source';
import type { Surroundings } from './interpret/run';
import { ModuleGraph, type ModuleSource } from './modules/module-graph';
import type { SourceFiles } from './modules/source-files';
import type { PackageFacts } from './package-facts';
import type { Found } from './rules/rule';

/** What concerns one file of a project. */
export interface FileResult {
  readonly found: readonly Found[];
  /** The handlers that stand in it. */
  readonly handlers: readonly Handler[];
}

/** The function itself, or where it was given if it is out of sight. */
const nodeOf = ({ closure, node }: Handler): unknown => closure?.node ?? node;

const fileOf = ({ closure, node }: Handler): string => (closure?.node ?? node).getSourceFile().fileName;

/** The modules that were given to be checked together, and those that they load: each handler is followed once. */
export class Project {
  // One function may be several handlers, with other values around it.
  private readonly checked = new Map<unknown, CheckedHandler[]>();
  private registeredNodes?: ReadonlySet<unknown>;
  private withMain?: ReadonlySet<PackageFacts>;
  private readonly byModule = new Map<string, readonly CheckedHandler[]>();
  /** The modules whose handlers stand in a file, or find something in it. */
  private readonly concerning = new Map<string, Set<string>>();
  // The modules that were checked along with all that lead to them, and how many imports were known then.
  private readonly passed = new Set<string>();
  private passedAt = 0;

  private constructor(
    private readonly graph: ModuleGraph,
    private readonly files: SourceFiles,
    private readonly before?: { readonly project: Project; readonly changed: string },
  ) {}

  /** @param paths the files to load first; others follow as they are imported */
  static open(files: SourceFiles, paths: readonly string[]): Project {
    const graph = new ModuleGraph(files);
    for (const path of paths) graph.load(path);
    return new Project(graph, files);
  }

  /** The same project with another text of one file, of which alone it can be asked. */
  with(path: string, text: string): Project {
    return new Project(this.graph.with(path, text), this.files, { project: this, changed: path });
  }

  /** Whether a file was loaded. */
  has(path: string): boolean {
    return this.graph.has(path);
  }

  /** The text that a file has here; undefined for one that is no module. */
  textOf(path: string): string | undefined {
    return this.indexOf(path)?.file.text;
  }

  /** What is known of a file; undefined for one that is no module, or does not parse. */
  indexOf(path: string): SourceIndex | undefined {
    return this.graph.load(path)?.index;
  }

  /** Whether more files than this lead to a file, itself included: all of them are loaded again when it changes. */
  isLedToByMore(than: number, path: string): boolean {
    let count = 0;
    for (const _ of this.graph.leadingTo(path)) if (++count > than) return true;
    return false;
  }

  /** All files that were loaded. */
  paths(): string[] {
    return this.graph.paths();
  }

  /** What is found in a file, by whatever handler leads there. */
  resultOf(path: string): FileResult {
    this.checkLeadingTo(path);
    const module = this.graph.load(path);
    const concerning = this.concerning.get(path) ?? new Set<string>();
    const mayConcern = (module?.found.length ?? 0) > 0 || [...concerning].some((each) => each !== path);
    // Most files are nobody else's concern: a long chain of modules is not gone through for each of them.
    const leading = mayConcern ? [...this.graph.leadingTo(path)] : [path];
    const all = leading.flatMap((each) => this.byModule.get(each) ?? []);
    const own = all.filter(({ handler }) => fileOf(handler) === path).map(({ handler }) => handler);
    const isProved = all.some(({ handler }) => handler.evidence !== 'exported');
    const atLoad = module && isProved ? module.found : [];
    const found = [...all.flatMap((each) => each.found), ...atLoad];
    return { found: found.filter(({ at }) => at.getSourceFile().fileName === path), handlers: own };
  }

  /** Checks the modules that lead to a file, the nearest first. */
  private checkLeadingTo(path: string): void {
    if (this.passedAt !== this.graph.imports) this.passed.clear();
    this.passedAt = this.graph.imports;
    const leading = [...this.graph.leadingTo(path, this.passed)];
    for (const each of leading) {
      this.passed.add(each);
      const module = this.graph.load(each);
      if (module) this.checkModule(module);
    }
  }

  private noteConcern(path: string, { handler, found }: CheckedHandler): void {
    for (const file of [fileOf(handler), ...found.map(({ at }) => at.getSourceFile().fileName)])
      this.concerning.set(file, (this.concerning.get(file) ?? new Set<string>()).add(path));
  }

  private checkModule(module: ModuleSource): readonly CheckedHandler[] {
    const known = this.byModule.get(module.path);
    if (known) return known;
    const results: CheckedHandler[] = [];
    this.byModule.set(module.path, results);
    const { facts, isMain = false } = this.files.placeOf(module.path);
    const check = (handlers: readonly Handler[]): void => {
      for (const handler of handlers) {
        const known = this.checked.get(nodeOf(handler)) ?? [];
        const isKnown = known.some((each) => each.handler.closure?.frame === handler.closure?.frame);
        if (isKnown || this.isUnchanged(handler)) continue;
        const result = checkHandler(handler, this.around(handler, module));
        this.checked.set(nodeOf(handler), [...known, result]);
        results.push(result);
        this.noteConcern(module.path, result);
        check(result.behind);
      }
    };
    const registered = module.registered.flatMap(handlersBehind);
    const isOut =
      !isMain && facts?.dependencies.has('firebase-functions') === true && this.isLeftOut(module.path);
    check(isOut ? registered.map((handler) => ({ ...handler, evidence: 'exported' })) : registered);
    const isHelper = module.registered.length > 0 || this.graph.isImported(module.path);
    check(
      collectExported(module.exported, {
        isMain,
        isHelper,
        isRegistered: (node) => this.registered().has(node),
        ...(facts && { facts }),
      }),
    );
    return results;
  }

  /** Whether the main file of the package is here, and does not lead to a module: Firebase runs what that file exports. */
  private isLeftOut(path: string): boolean {
    for (const each of this.graph.leadingTo(path)) if (this.files.placeOf(each).isMain) return false;
    const { facts } = this.files.placeOf(path);
    return facts !== undefined && this.packagesWithMain().has(facts);
  }

  /** The packages whose main files were loaded. */
  private packagesWithMain(): ReadonlySet<PackageFacts> {
    return (this.withMain ??= new Set(
      this.graph.paths().flatMap((path) => {
        const { isMain, facts } = this.files.placeOf(path);
        return isMain && facts ? [facts] : [];
      }),
    ));
  }

  /** The functions that any module registers. */
  private registered(): ReadonlySet<unknown> {
    return (this.registeredNodes ??= new Set(
      this.graph
        .all()
        .flatMap((module) => module.registered.flatMap(handlersBehind))
        .flatMap(({ closure }) => closure?.node ?? []),
    ));
  }

  /** Whether a handler was followed before a file changed, and ran none of its code. */
  private isUnchanged({ closure }: Handler): boolean {
    if (!this.before || !closure) return false;
    const { project, changed } = this.before;
    const known = project.checked.get(closure.node) ?? [];
    return known.length > 0 && known.every(({ visited }) => !visited.has(changed));
  }

  private around({ role }: Handler, { path }: ModuleSource): Surroundings {
    const { facts } = this.files.placeOf(path);
    const express = role === 'function' ? facts?.frameworkExpress : facts?.express;
    return { ...this.graph.around(), ...(express && { express }) };
  }
}
