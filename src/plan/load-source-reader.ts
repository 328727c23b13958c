import type * as sources from '../sources/read-source';

/** Loads what reads sources: the compiler takes longer to load than a small app to migrate, and some runs see no source. */
export function loadSourceReader(): typeof sources {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() would make every plan asynchronous
  return require('../sources/read-source') as typeof sources;
}
