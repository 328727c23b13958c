import type { ReadJson } from '../../model/json';

/** A leaf of a document of the input. */
export type InputLeaf = ReadJson & { readonly leaf: number };
