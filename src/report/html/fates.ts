import type { LedgerEntry } from '../../engine/ledger/ledger-entry';
import type { FileChange } from '../report';

/** The fate of a file as the page shows and filters it. */
export type FileFate = FileChange['action'];

interface FateFacts {
  readonly symbol: string;
  readonly word: string;
}

/** The fates of files, in the order of the filter, with the symbols of the text report. */
export const fileFates: Readonly<Record<FileFate, FateFacts>> = {
  create: { symbol: '+', word: 'create' },
  rewrite: { symbol: '~', word: 'rewrite' },
  move: { symbol: '>', word: 'move' },
  keep: { symbol: '=', word: 'unchanged' },
  'leave-out': { symbol: '-', word: 'not carried over' },
};

/** The fates of values, each with the fate of files under which the filter finds it. */
export const valueFates: Readonly<Record<LedgerEntry['fate'], FateFacts & { readonly filter: FileFate }>> = {
  added: { symbol: '+', word: 'added', filter: 'create' },
  rewritten: { symbol: '~', word: 'rewritten', filter: 'rewrite' },
  moved: { symbol: '>', word: 'moved', filter: 'move' },
  kept: { symbol: '=', word: 'kept', filter: 'keep' },
  dropped: { symbol: '-', word: 'not carried over', filter: 'leave-out' },
  waiting: { symbol: '!', word: 'waiting', filter: 'leave-out' },
};
