import type { ts } from 'ts-morph';
import type { Cell, Frame, Value } from './domain';
import { joinValues } from './value';

let lastCell = 0;

/** The number of the variable that was made last: what is above it later was made since. */
export const newestCell = (): number => lastCell;

/** A frame that keeps its names in a table. */
export class LexicalFrame implements Frame {
  private readonly cells = new Map<string, Cell>();

  constructor(
    readonly outer: Frame | undefined,
    readonly owner: ts.Node | undefined,
    private readonly isFunction: boolean,
  ) {}

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

  declareInFunction(name: string, value: Value): Cell {
    if (this.isFunction || !this.outer) return this.declare(name, value);
    return this.outer.declareInFunction(name, value);
  }

  find(name: string): Cell | undefined {
    return this.cells.get(name) ?? this.outer?.find(name);
  }

  entries(): Iterable<[string, Cell]> {
    return this.cells.entries();
  }

  get isModule(): boolean {
    return this.owner === undefined;
  }
}
