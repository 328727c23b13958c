import { placeOf, toPointer } from '../../model/place';
import type { Accounts } from './accounts';
import type { LedgerEntry } from './ledger-entry';

/** The files made from others whose own accounts lead elsewhere: one file of the input became several. */
function listMadeFiles({ fileFates, outputFileFates, origins }: Accounts): LedgerEntry[] {
  const told = new Set([...fileFates.values()].flatMap(({ outputFile }) => outputFile ?? []));
  return outputFileFates.flatMap(({ fate, file }): LedgerEntry[] => {
    if (fate === 'added' || told.has(file)) return [];
    const [from] = origins.get(file) ?? [];
    return [{ fate, ...(from && { input: { file: from.path } }), output: { file: file.path } }];
  });
}

/** The values and files made from others whose own accounts lead elsewhere; the accounts must be detailed. */
export function listMade(accounts: Accounts): LedgerEntry[] {
  const { inputs, madeValues } = accounts;
  // Few files have such values, and a pointer for each value of the app would need more memory than the app.
  const files = new Set(madeValues.map(({ file }) => file.path));
  const told = new Set<string>();
  inputs.forEach(({ outputFile, outputPath }) => {
    if (outputFile && outputPath && files.has(outputFile.path))
      told.add(`${outputFile.path}\0${toPointer(outputPath)}`);
  });
  const values = madeValues.flatMap(({ file, path, node }): LedgerEntry[] => {
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
  return [...values, ...listMadeFiles(accounts)];
}
