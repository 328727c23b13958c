import { placeOf, toPointer } from '../../model/place';
import type { Accounts } from './accounts';
import type { LedgerEntry } from './ledger-entry';

/** The values made from others whose own accounts lead elsewhere; the accounts must be detailed. */
export function listMade({ inputs, madeValues }: Accounts): LedgerEntry[] {
  const told = new Set<string>();
  inputs.forEach(({ outputFile, outputPath }) => {
    if (outputFile && outputPath) told.add(`${outputFile.path}\0${toPointer(outputPath)}`);
  });
  return madeValues.flatMap(({ file, path, node }): LedgerEntry[] => {
    const pointer = toPointer(path);
    if (told.has(`${file.path}\0${pointer}`)) return [];
    const input = placeOf(node);
    return [
      {
        fate: 'rewritten',
        ...(input && { input }),
        output: { file: file.path, pointer },
        ...(node.reason && { reason: node.reason }),
      },
    ];
  });
}
