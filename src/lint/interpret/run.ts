import { type ts } from 'ts-morph';
import { indexAround, type SourceIndex } from '../index-source';
import { isLocal } from '../modules/candidate-paths';
import type { ResultOf } from './function-result';
import type { ExpressVersion } from '../package-facts';
import type {
  Closure,
  Exported,
  Pending,
  Promised,
  Registration,
  Sending,
  Settlement,
  Value,
  WaitingCall,
  WaitingPromise,
  World,
} from './domain';
import { EventBus, isProved, type Evidence, type Task } from './events';
import { isDead, step, type Flow } from './flow';
import { isSameWaitingCall, isSameWaitingPromise } from './pending';
import { followImport } from './follow-import';
import { TooMuchWork } from './too-much-work';
import { nothing, unknown } from './value';
import { addPending, isUnanswered, startTask } from './world';

/** Which response a function has: the one of the functions framework, or the buffered one of App Services. */
export type Protocol = 'framework' | 'app-services';

/** The parts of the interpreter, which call each other in a circle: they meet here, and no module imports its caller. */
export interface Steps {
  readonly evaluate: (run: Run, node: ts.Expression, flow: Flow) => Value;
  readonly decide: (run: Run, node: ts.Expression, flow: Flow) => { whenTrue: World[]; whenFalse: World[] };
  readonly execute: (run: Run, node: ts.Statement, flow: Flow) => void;
  readonly call: (run: Run, callee: Value, args: readonly Value[], site: ts.Node, flow: Flow) => Value;
  readonly inline: (run: Run, callee: Closure, args: readonly Value[], site: ts.Node, flow: Flow) => Value;
  readonly settle: (run: Run, value: Value, flow: Flow) => Value;
  /** Runs a promise whose entry was taken out of the worlds already. */
  readonly settleNow: (run: Run, promise: Promised, flow: Flow) => Value;
  readonly respond: (
    run: Run,
    node: ts.CallExpression,
    method: string,
    args: readonly Value[],
    flow: Flow,
  ) => Value;
}

/** A function that runs. */
interface Call {
  readonly node: ts.Node;
  /** Where it is called; missing for the function that is followed. */
  readonly site?: ts.Node;
  isRecursive: boolean;
  /** Of one that calls itself: the worlds at its end on the paths that do not. */
  ended?: World[];
}

/** What is around the function that runs. */
export interface Surroundings {
  /** Loads a module of the project's own, and gives what it exports; undefined for one that is not at hand. */
  readonly load?: (from: string, specifier: string) => Exported | undefined;
  /** The version of Express that the response is of, where the package tells. */
  readonly express?: ExpressVersion;
  /** Whether functions of other files are followed only where they are given the response. */
  readonly isShallow?: boolean;
}

/** What was registered, by the place. */
type RegisteredAt<W extends WaitingCall | WaitingPromise> = Map<
  ts.Node,
  { readonly calledAt: ts.Node | undefined; readonly entry: W & Registration }[]
>;

// A task that was started when the module loaded must not be mistaken for one of a function: so they are numbered
// throughout.
let lastTask = 0;

const mostSteps = 60_000;
const deepestCall = 40;

/** The interpretation of one function: what its parts share. */
export class Run {
  readonly events = new EventBus();
  readonly tasks = new Map<number, Task>();
  /** Whether the module's own statements run, and no function that is called later. */
  isLoading = false;
  /** What the module exports, by name; what is assigned to `exports` itself under the empty name. */
  readonly exported: Map<string, { readonly value: Value; readonly node: ts.Node }> = new Map();
  /** The statements that some path reaches. */
  readonly reached = new Set<ts.Node>();
  /** Calls that no path has come to make, as their arguments throw. */
  readonly unmade = new Set<ts.Node>();
  /** The files that code was run of. */
  readonly visited = new Set<string>();
  /** Above zero where an error may be caught. */
  guards = 0;
  /** Above zero inside of a call that is reported as a whole. */
  quiet = 0;
  /** Whether the function has returned already: what is called now, is called too late. */
  isLate = false;
  /** Tasks whose late end a more exact finding tells of. */
  readonly explained = new Set<number>();
  /** The tasks that lead to what runs now, when it runs late. */
  lateTasks: readonly number[] = [];
  readonly stack: Call[] = [];
  /** The calls of async functions that run now, by their tasks. */
  readonly running: number[] = [];
  private steps = 0;
  private readonly taskOf = new Map<ts.Node, Map<ts.Node | undefined, number>>();
  private readonly settlementOf = new Map<ts.Node, Map<ts.Node | undefined, Settlement>>();
  private readonly callsAt: RegisteredAt<WaitingCall> = new Map();
  private readonly promisesAt: RegisteredAt<WaitingPromise> = new Map();
  private lastId = 0;

  constructor(
    private current: SourceIndex,
    readonly protocol: Protocol,
    private readonly parts: Steps,
    /** What a function of the app gives back, by its name; undefined when it is not known. */
    readonly resultOf: ResultOf = () => undefined,
    readonly around: Surroundings = {},
  ) {
    this.visited.add(current.path);
  }

  /** What is known of the file whose code runs now. */
  get index(): SourceIndex {
    return this.current;
  }

  /** Runs code of a function, which may stand in another file. */
  inFileOf<T>(node: ts.Node, code: () => T): T {
    const before = this.current;
    this.current = indexAround(node) ?? before;
    this.visited.add(this.current.path);
    try {
      return code();
    } finally {
      this.current = before;
    }
  }

  /** Whether a function stands in the file of the one that is followed. */
  isOwn(node: ts.Node): boolean {
    const [first] = this.visited;
    return node.getSourceFile().fileName === first;
  }

  /** What a module is where it is imported. */
  importOf(module: string, path: readonly string[]): Value {
    const local = isLocal(module) ? this.around.load?.(this.current.path, module) : undefined;
    // A package of the older form is its own default.
    const [name, ...rest] = path;
    const below = !local && name === 'default' ? rest : path;
    return followImport({ kind: 'import', module, path: below, ...(local && { local }) });
  }

  /** @throws TooMuchWork */
  spend(): void {
    if (++this.steps > mostSteps) throw new TooMuchWork();
  }

  /** @throws TooMuchWork */
  enter(node: ts.Node, site?: ts.Node): Call {
    if (this.stack.length >= deepestCall) throw new TooMuchWork();
    const entry: Call = { node, isRecursive: false, ...(site && { site }) };
    this.stack.push(entry);
    return entry;
  }

  /** A send at a place, with the calls that lead to it now. */
  sendingAt(node: ts.Node): Sending {
    return { node, calls: this.stack.flatMap(({ site }) => site ?? []) };
  }

  evaluate(node: ts.Expression, flow: Flow): Value {
    return isDead(flow) ? unknown : this.parts.evaluate(this, node, flow);
  }

  decide(node: ts.Expression, flow: Flow): { whenTrue: World[]; whenFalse: World[] } {
    return isDead(flow) ? { whenTrue: [], whenFalse: [] } : this.parts.decide(this, node, flow);
  }

  execute(node: ts.Statement, flow: Flow): void {
    if (!isDead(flow)) this.parts.execute(this, node, flow);
  }

  call(callee: Value, args: readonly Value[], site: ts.Node, flow: Flow): Value {
    return isDead(flow) ? unknown : this.parts.call(this, callee, args, site, flow);
  }

  inline(callee: Closure, args: readonly Value[], site: ts.Node, flow: Flow): Value {
    return isDead(flow) ? nothing : this.parts.inline(this, callee, args, site, flow);
  }

  settle(value: Value, flow: Flow): Value {
    return isDead(flow) ? unknown : this.parts.settle(this, value, flow);
  }

  settleNow(promise: Promised, flow: Flow): Value {
    return isDead(flow) ? unknown : this.parts.settleNow(this, promise, flow);
  }

  respond(node: ts.CallExpression, method: string, args: readonly Value[], flow: Flow): Value {
    return this.parts.respond(this, node, method, args, flow);
  }

  /** Says that the code at hand may throw, wherever someone may catch it. */
  mayThrow(flow: Flow): void {
    // What is called after the response, or once its headers are on their way, is taken for something that works: else
    // every such call would stand for a response that a catch clause sends once more.
    if (this.guards > 0) this.mayFail(flow.worlds.filter(isUnanswered), flow);
  }

  /** Says that what is waited for may fail on some paths. */
  mayFail(worlds: readonly World[], { exits }: Pick<Flow, 'exits'>): void {
    // Work that was started and is waited for further on, as a list that is built for Promise.all, is no finding on the
    // paths where a failure by chance comes between.
    const isWork = (task: number): boolean => !/^(?:timer|interval)$/.test(this.tasks.get(task)?.kind ?? '');
    exits.addPossible(
      worlds.map((world) =>
        world.live.some(isWork) ? { ...world, live: world.live.filter((task) => !isWork(task)) } : world,
      ),
    );
  }

  nextId(): number {
    return ++this.lastId;
  }

  /** Notes of the calls of async functions that run whether they do something after the response. */
  noteWork(worlds: readonly World[]): void {
    if (this.running.length === 0 || worlds.every(({ sends }) => sends === 0)) return;
    for (const call of this.running) {
      const task = this.tasks.get(call);
      if (task) task.isLate = true;
    }
  }

  /** Starts a task on every path; the same place, in the same call, starts the same task. */
  start(site: ts.Node, kind: Task['kind'], name: string, evidence: Evidence, flow: Flow): number {
    // A function that is called in two places starts two tasks, of which one may be waited for and the other not.
    const calledAt = this.stack.at(-1)?.site;
    const known = this.taskOf.get(site) ?? new Map<ts.Node | undefined, number>();
    this.taskOf.set(site, known);
    let number = known.get(calledAt);
    if (number === undefined) {
      number = ++lastTask;
      known.set(calledAt, number);
      this.tasks.set(number, { number, site, kind, name, ...evidence });
    }
    const task = number;
    const started = this.tasks.get(number);
    this.noteWork(flow.worlds);
    if (started && isProved(started))
      for (const call of this.running) {
        const task = this.tasks.get(call);
        if (task) task.hasProof = true;
      }
    if (this.quiet === 0 && started && !started.isGuess)
      this.events.emit('work', { node: site, name, tasks: [started], worlds: flow.worlds });
    step(flow, (world) => startTask(world, task));
    return task;
  }

  /** A promise of work that was just started. */
  startWork(site: ts.Node, name: string, flow: Flow, evidence: Evidence = {}, value: Value = unknown): Value {
    const task = this.start(site, 'work', name, evidence, flow);
    const isPlain = evidence.isPlain === true ? { isPlain: true as const } : {};
    return { kind: 'promise', promise: { id: this.nextId(), site, of: 'work', task, value, ...isPlain } };
  }

  /** What is known of the promise that code makes itself at a place: in each round of a loop it is settled alike. */
  settlementAt(site: ts.Node): Settlement {
    const known = this.settlementOf.get(site) ?? new Map<ts.Node | undefined, Settlement>();
    this.settlementOf.set(site, known);
    const calledAt = this.stack.at(-1)?.site;
    const settlement = known.get(calledAt) ?? { empties: new Set(), given: [] };
    known.set(calledAt, settlement);
    return settlement;
  }

  /** Registers what is called later, unless the place has something of the kind. */
  private register<W extends WaitingCall | WaitingPromise>(
    registered: RegisteredAt<W>,
    entry: W,
    isSame: (a: W, b: W) => boolean,
  ): W & Registration {
    const known = registered.get(entry.site) ?? [];
    registered.set(entry.site, known);
    const calledAt = this.stack.at(-1)?.site;
    const found = known.find((each) => each.calledAt === calledAt && isSame(each.entry, entry));
    if (found) return found.entry;
    const added = { ...entry, id: this.nextId() };
    known.push({ calledAt, entry: added });
    return added;
  }

  /** Registers a function that is called later; one place and function registers once. */
  wait(call: WaitingCall, flow: Flow): Pending {
    const entry = this.register(this.callsAt, call, isSameWaitingCall);
    step(flow, (world) => addPending(world, entry));
    return entry;
  }

  /** Lets a promise wait for being waited for: if nothing does, its callbacks are run at the end. */
  waitForPromise(promise: Promised, touchesResponse: boolean, flow: Flow): Value {
    const entry = this.register(
      this.promisesAt,
      { site: promise.site, kind: 'promise', promise, times: 'once', touchesResponse },
      isSameWaitingPromise,
    );
    step(flow, (world) => addPending(world, entry));
    entry.promise.entry = entry;
    return { kind: 'promise', promise: entry.promise };
  }
}
