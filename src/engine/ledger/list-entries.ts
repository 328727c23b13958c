import { toPointer } from '../../model/place';
import { emptied, type Accounts } from './accounts';
import type { LedgerEntry } from './ledger-entry';
import { placeValues } from './place-values';

/** Every line of the ledger; the accounts must be detailed. */
export function listEntries(accounts: Accounts): LedgerEntry[] {
  const placed = placeValues();
  const entries: LedgerEntry[] = [];
  accounts.inputs.forEach(({ fate, reason: why, decision, outputFile, outputPath, node }) => {
    if (!node) return;
    const input = placed(node);
    const output = outputFile && outputPath && { file: outputFile.path, pointer: toPointer(outputPath) };
    entries.push({
      fate,
      ...(output ? { input, output } : { input }),
      ...(why && { reason: why }),
      ...(decision && { decision }),
    });
  });
  for (const { file, path, node } of accounts.addedValues) {
    entries.push({
      fate: 'added',
      output: { file: file.path, pointer: toPointer(path) },
      reason: node.reason ?? emptied,
    });
  }
  for (const [file, { fate, reason: why, decision, outputFile }] of accounts.fileFates) {
    const input = { file: file.path };
    entries.push({
      fate,
      ...(outputFile ? { input, output: { file: outputFile.path } } : { input }),
      ...(why && { reason: why }),
      ...(decision && { decision }),
    });
  }
  for (const { fate, file } of accounts.outputFileFates)
    if (fate === 'added') entries.push({ fate, output: { file: file.path } });
  return entries;
}
