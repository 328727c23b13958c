import type { ts } from 'ts-morph';
import { joinValues, type Value } from './value';

/** A variable. */
export interface Cell {
  readonly id: number;
  readonly frame: Frame;
  value: Value;
}

let lastCell = 0;

/** The number of the variable that was made last: what is above it later was made since. */
export const newestCell = (): number => lastCell;

/** The names of one block or function, and the way to those around it. */
export class Frame {
  private readonly cells = new Map<string, Cell>();

  /** @param owner the function whose code sees the names; none for those of the module */
  constructor(
    readonly outer: Frame | undefined,
    readonly owner: ts.Node | undefined,
    readonly isFunction: boolean,
  ) {}

  /** Declares a name here. */
  declare(name: string, value: Value): Cell {
    const known = this.cells.get(name);
    if (known) {
      known.value = joinValues(known.value, value);
      return known;
    }
    const cell: Cell = { id: ++lastCell, frame: this, value };
    this.cells.set(name, cell);
    return cell;
  }

  /** Declares a name where `var` does: in the function. */
  declareInFunction(name: string, value: Value): Cell {
    if (this.isFunction || !this.outer) return this.declare(name, value);
    return this.outer.declareInFunction(name, value);
  }

  /** The variable that a name means here; undefined for a global. */
  find(name: string): Cell | undefined {
    return this.cells.get(name) ?? this.outer?.find(name);
  }

  entries(): Iterable<[string, Cell]> {
    return this.cells.entries();
  }

  /** Whether the names are those of the module, which all calls share. */
  get isModule(): boolean {
    return this.owner === undefined;
  }
}
