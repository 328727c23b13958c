import type { ts } from 'ts-morph';
import type { Frame, Thrown, Value, World } from './domain';
import { joinWorlds } from './world';

/** Paths that return. */
export interface Returned {
  readonly worlds: readonly World[];
  readonly value: Value;
  /** The statement, or the expression of an arrow function; missing where the end is reached. */
  readonly node?: ts.Node;
}

/** Paths that leave a loop, switch or labelled statement early. */
interface Jump {
  readonly worlds: readonly World[];
  readonly kind: 'break' | 'continue';
  readonly target: ts.Node;
}

/** The paths that leave a piece of code otherwise than at its end. */
export class Exits {
  readonly thrown: Thrown[] = [];
  readonly returned: Returned[] = [];
  jumps: Jump[] = [];
  // What calls may throw is one group, however many calls there are.
  private readonly mayThrow = new Set<World>();

  addPossible(worlds: readonly World[]): void {
    for (const world of worlds) this.mayThrow.add(world);
  }

  possible(): readonly World[] {
    return [...this.mayThrow];
  }

  allThrown(): Thrown[] {
    return this.mayThrow.size > 0
      ? [...this.thrown, { worlds: joinWorlds([...this.mayThrow]) }]
      : [...this.thrown];
  }

  /** Takes the jumps to a target out, and returns the worlds of those of a kind. */
  takeJumps(target: ts.Node, kind: Jump['kind']): World[] {
    const isTaken = (jump: Jump): boolean => jump.target === target && jump.kind === kind;
    const taken = this.jumps.filter(isTaken);
    if (taken.length > 0) this.jumps = this.jumps.filter((jump) => !isTaken(jump));
    return taken.toReversed().flatMap(({ worlds }) => worlds);
  }

  /** Takes over what left an inner piece of code. */
  take(inner: Exits): void {
    this.thrown.push(...inner.thrown);
    this.addPossible([...inner.mayThrow]);
    this.returned.push(...inner.returned);
    this.jumps.push(...inner.jumps);
  }
}

/** Where the interpretation stands: the worlds of all paths that reach this point, the names that are seen, the way out. */
export interface Flow {
  worlds: World[];
  frame: Frame;
  exits: Exits;
}

/** Whether no path reaches this point. */
export const isDead = (flow: Flow): boolean => flow.worlds.length === 0;

/** Applies a step to every path. */
export function step(flow: Flow, change: (world: World) => World): void {
  const { worlds } = flow;
  const next = worlds.map(change);
  // Worlds that have become equal are joined where paths meet.
  if (next.some((world, index) => world !== worlds[index])) flow.worlds = next;
}

/** Runs code from some worlds, with the same names and ways out, and returns the worlds at its end. */
export function runFrom(flow: Flow, worlds: readonly World[], run: (flow: Flow) => void): World[] {
  const inner: Flow = { worlds: [...worlds], frame: flow.frame, exits: flow.exits };
  if (worlds.length > 0) run(inner);
  return inner.worlds;
}

/** Runs code from some worlds and catches what it throws; returns and jumps still leave through the outer exits. */
export function runCatching(
  flow: Flow,
  worlds: readonly World[],
  run: (flow: Flow) => void,
): { worlds: World[]; thrown: Thrown[] } {
  if (worlds.length === 0) return { worlds: [], thrown: [] };
  const exits = new Exits();
  const inner: Flow = { worlds: [...worlds], frame: flow.frame, exits };
  run(inner);
  flow.exits.returned.push(...exits.returned);
  flow.exits.jumps.push(...exits.jumps);
  return { worlds: inner.worlds, thrown: exits.allThrown() };
}

/** The worlds of several groups of paths that end in an error. */
export const worldsOf = (groups: readonly { readonly worlds: readonly World[] }[]): World[] =>
  joinWorlds(...groups.map(({ worlds }) => worlds));
