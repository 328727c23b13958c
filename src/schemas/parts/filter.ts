import { anything, keys, text } from '../notation';

/** A filter of a collection. */
export const filter = keys({ name: text, apply_when: anything }, { query: anything, projection: anything });
