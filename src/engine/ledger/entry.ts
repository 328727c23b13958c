import type { Reason } from '../../model/reason';

/** What became of a value or file of the input. */
export type Fate = 'kept' | 'moved' | 'rewritten' | 'dropped' | 'waiting';

/** What a value or file of the output is. */
export type OutputFate = 'kept' | 'moved' | 'rewritten' | 'added';

/** One line of the ledger. `output` is missing for what is dropped or waits, `input` for what was added. */
export interface LedgerEntry {
  readonly fate: Fate | 'added';
  readonly input?: {
    readonly file: string;
    readonly pointer?: string;
    readonly line?: number;
    readonly column?: number;
  };
  readonly output?: { readonly file: string; readonly pointer?: string };
  readonly reason?: Reason;
  /** The decision that the value waits for. */
  readonly decision?: string;
}
