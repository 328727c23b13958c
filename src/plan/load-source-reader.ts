import type * as sources from '../sources/read-source';

// What require gives here; import() would make every plan asynchronous.
declare function require(module: '../sources/read-source'): typeof sources;

/** Loads what reads sources: the compiler takes longer to load than a small app to migrate, and some runs see no source. */
export function loadSourceReader(): typeof sources {
  return require('../sources/read-source');
}
