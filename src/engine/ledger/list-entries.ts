import { isLeaf, walkJson, type Json } from '../../model/json';
import { placeOf, toPointer } from '../../model/place';
import { emptied, type Accounts } from './accounts';
import type { InputLeaf } from './input-leaf';
import type { LedgerEntry } from './ledger-entry';

/** Every line of the ledger; the accounts must be detailed. */
export function listEntries(accounts: Accounts): LedgerEntry[] {
  const pointers = new Map<Json, string>();
  const pointerOf = (node: Json): string | undefined => {
    const root = node.document?.root;
    if (root && !pointers.has(root)) {
      walkJson(root, (below, path) => void (isLeaf(below) && pointers.set(below, toPointer(path))));
      if (!pointers.has(root)) pointers.set(root, '');
    }
    return pointers.get(node);
  };
  const placed = (node: InputLeaf): NonNullable<LedgerEntry['input']> => ({
    ...placeOf(node),
    pointer: pointerOf(node),
  });
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
