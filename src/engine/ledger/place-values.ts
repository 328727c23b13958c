import { isLeaf, walkJson, type Json } from '../../model/json';
import { placeOf, toPointer } from '../../model/place';
import type { InputLeaf } from './input-leaf';
import type { LedgerEntry } from './ledger-entry';

/** Tells where values of the input stand, with their JSON pointers. Of one document after the other: it keeps those of one. */
export function placeValues(): (node: InputLeaf) => NonNullable<LedgerEntry['input']> {
  let pointers = new Map<Json, string>();
  const pointerOf = (node: Json): string | undefined => {
    const root = node.document?.root;
    if (root && !pointers.has(root)) {
      pointers = new Map();
      walkJson(root, (below, path) => void (isLeaf(below) && pointers.set(below, toPointer(path))));
      if (!pointers.has(root)) pointers.set(root, '');
    }
    return pointers.get(node);
  };
  return (node) => {
    const pointer = pointerOf(node);
    return { ...placeOf(node), ...(pointer !== undefined && { pointer }) };
  };
}
