/**
 * The account of every value: what became of each leaf of the input, and why each leaf of the output is there. Nothing is
 * declared kept or moved; it is seen, by following the identity of the nodes into the output.
 */
import type { AppFile } from '../../model/app-file';
import type { OutputFile } from '../../model/output';
import type { Reason } from '../../model/reason';
import type { Fate } from './account';
import { Accounts, emptied, type OutputFate } from './accounts';
import type { LedgerEntry } from './ledger-entry';
import type { LedgerInput } from './ledger-input';
import { listEntries } from './list-entries';
import { listMade } from './list-made';

/** How many values share a fate for the same reason. */
export interface ReasonCount {
  readonly fate: 'rewritten' | 'dropped' | 'waiting' | 'added';
  readonly reason: Reason;
  readonly count: number;
  /** The decision that they wait for. */
  readonly decision?: string;
}

/** How many went where. Each line closes: the parts add up to the total. */
export interface LedgerTotals {
  readonly input: { readonly total: number } & Readonly<Record<Fate, number>>;
  readonly output: {
    readonly total: number;
    readonly kept: number;
    readonly moved: number;
    readonly rewritten: number;
    readonly added: number;
  };
}

/** The ledger of a run. */
export interface Ledger {
  readonly values: LedgerTotals;
  readonly files: LedgerTotals;
  /** Input values and files without a fate, and output without a reason. Not empty: a bug. */
  readonly gaps: readonly string[];
  /** The files of the input that are not in the output, with the reason or the decision that they wait for. */
  readonly leftOut: readonly {
    readonly file: AppFile;
    readonly reason?: Reason;
    readonly decision?: string;
  }[];
  /** The files of the input that a document of the output has values from. */
  originsOf: (output: OutputFile) => readonly AppFile[];
  /** Why values were changed, left out or added, most frequent first within each fate. */
  readonly reasons: readonly ReasonCount[];
  /** Every entry; made on demand, as it is large. */
  entries(): LedgerEntry[];
  /**
   * The values of the output that were made from values of which the entries say something else: a name that stands in a
   * manifest and has become part of a route, too. Their `input` is the first of those values. Made on demand.
   */
  made(): LedgerEntry[];
}

interface Fates {
  forEach(visit: (account: { readonly fate: string }) => void): void;
}

function countFates(accounts: Fates): (fate: string) => number {
  const counts = new Map<string, number>();
  accounts.forEach(({ fate }) => counts.set(fate, (counts.get(fate) ?? 0) + 1));
  return (fate) => counts.get(fate) ?? 0;
}

function totals(
  total: number,
  input: (fate: string) => number,
  output: (fate: OutputFate) => number,
): LedgerTotals {
  const written = {
    kept: output('kept'),
    moved: output('moved'),
    rewritten: output('rewritten'),
    added: output('added'),
  };
  return {
    input: {
      total,
      kept: input('kept'),
      moved: input('moved'),
      rewritten: input('rewritten'),
      dropped: input('dropped'),
      waiting: input('waiting'),
    },
    output: { total: written.kept + written.moved + written.rewritten + written.added, ...written },
  };
}

function countReasons({ inputs, addedValues }: Accounts): ReasonCount[] {
  const counts = new Map<
    string,
    { fate: ReasonCount['fate']; reason: Reason; count: number; decision?: string }
  >();
  const add = (fate: LedgerEntry['fate'], why: Reason | undefined, decision?: string): void => {
    if (!why || fate === 'kept' || fate === 'moved') return;
    const key = `${fate} ${decision ?? ''} ${why.text}`;
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { fate, reason: why, count: 1, ...(decision && { decision }) });
  };
  inputs.forEach(({ fate, reason: why, decision }) => add(fate, why, decision));
  for (const { node } of addedValues) add('added', node.reason ?? emptied);
  const order = ['rewritten', 'added', 'dropped', 'waiting'];
  return [...counts.values()].sort(
    (a, b) => order.indexOf(a.fate) - order.indexOf(b.fate) || b.count - a.count,
  );
}

/** Follows every value and file of the input into the output and closes the account. */
export function closeLedger(input: LedgerInput): Ledger {
  const accounts = new Accounts(input, false);
  return {
    values: totals(accounts.inputs.size, countFates(accounts.inputs), (fate) => accounts.outputCounts[fate]),
    files: totals(input.files.length, countFates(accounts.fileFates), countFates(accounts.outputFileFates)),
    gaps: accounts.gaps,
    originsOf: (output) => [...(accounts.origins.get(output) ?? [])],
    leftOut: [...accounts.fileFates].flatMap(([file, { outputFile, reason: why, decision }]) =>
      outputFile ? [] : [{ file, reason: why, decision }],
    ),
    reasons: countReasons(accounts),
    entries: () => listEntries(new Accounts(input, true)),
    made: () => listMade(new Accounts(input, true)),
  };
}
