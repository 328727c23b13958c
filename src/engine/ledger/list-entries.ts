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
  const told = new Set([...accounts.fileFates.values()].flatMap(({ outputFile }) => outputFile ?? []));
  for (const { fate, file } of accounts.outputFileFates) {
    if (told.has(file)) continue;
    // One file of the input became several: its own entry names the one that most of it went into.
    const [from] = fate === 'added' ? [] : (accounts.origins.get(file) ?? []);
    entries.push({ fate, ...(from && { input: { file: from.path } }), output: { file: file.path } });
  }
  return entries;
}
