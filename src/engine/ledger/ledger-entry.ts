import type { Reason } from '../../model/reason';
import type { Fate } from './account';

interface InputPlace {
  readonly file: string;
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
}

interface OutputPlace {
  readonly file: string;
  readonly pointer?: string;
}

/** One line of the ledger. `output` is missing for what is dropped or waits, `input` for what was added. */
export type LedgerEntry = {
  readonly fate: Fate | 'added';
  readonly reason?: Reason;
  /** The decision that the value waits for. */
  readonly decision?: string;
} & (
  | { readonly input?: InputPlace; readonly output: OutputPlace }
  | { readonly input: InputPlace; readonly output?: undefined }
);
