import type { LedgerEntry } from '../engine/ledger/ledger-entry';
import type { ValueMark } from '../report/html/file-comparison';
import type { ValuePlaces } from './locate-values';

/** An account of the ledger with its index there. */
export type NumberedEntry = LedgerEntry & { readonly index: number };

/** A value of one of the texts with its account. */
export interface PlacedValue extends ValueMark {
  readonly account: NumberedEntry;
}

function pointerOfInput({ input }: NumberedEntry, raw: ValuePlaces['pointerAt']): string | undefined {
  if (!input || input.pointer !== undefined || input.line === undefined) return input?.pointer;
  // The reader took the value out of its document, as it does with secrets; its place is all that is left.
  return raw.get(`${input.line}:${input.column}`);
}

/**
 * Where the values of an old file stand in its shown text.
 *
 * @param firstLine the number of the file's first line
 * @param places in the text that is shown
 * @param raw where values start in the text as it was read
 */
export function placeOldValues(
  accounts: readonly NumberedEntry[],
  firstLine: number,
  places: ValuePlaces,
  raw: ValuePlaces['pointerAt'],
): PlacedValue[] {
  return accounts.flatMap((account) => {
    const pointer = pointerOfInput(account, raw);
    const part = pointer === undefined ? undefined : places.byPointer.get(pointer);
    return part ? [{ ...part, line: firstLine + part.line, entry: account.index, account }] : [];
  });
}

/** Where the values of the new file stand in its shown text. */
export function placeNewValues(accounts: readonly NumberedEntry[], places: ValuePlaces): PlacedValue[] {
  return accounts.flatMap((account) => {
    const pointer = account.output?.pointer;
    const part = pointer === undefined ? undefined : places.byPointer.get(pointer);
    return part ? [{ ...part, entry: account.index, account }] : [];
  });
}
