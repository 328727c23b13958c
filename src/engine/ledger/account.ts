import type { OutputFile } from '../../model/output';
import type { Reason } from '../../model/reason';
import type { InputLeaf } from './input-leaf';

/** What became of a value or file of the input. */
export type Fate = 'kept' | 'moved' | 'rewritten' | 'dropped' | 'waiting';

/** What became of one value or file of the input. */
export interface Account {
  readonly fate: Fate;
  readonly reason?: Reason;
  readonly decision?: string;
  readonly outputFile?: OutputFile;
  readonly outputPath?: readonly (string | number)[];
  /** The value itself, when the accounts are detailed. */
  readonly node?: InputLeaf;
}
