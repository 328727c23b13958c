import type { AppFile } from '../../model/app-file';
import type { Json } from '../../model/json';
import type { OutputFile } from '../../model/output';
import type { Reason } from '../../model/reason';
import type { Held } from '../run-migrations';

/** What the ledger is made from. */
export interface LedgerInput {
  /** Every file of the app. */
  readonly files: readonly AppFile[];
  /** Those of the files that count value by value. */
  readonly documents: readonly AppFile[];
  readonly output: readonly OutputFile[];
  readonly dropped: ReadonlyMap<Json | AppFile, Reason>;
  readonly held: ReadonlyMap<Json | AppFile, Held>;
}
