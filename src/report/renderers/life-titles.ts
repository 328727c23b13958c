import type { Life } from '../report';

/** The headings under which reports show what still runs, in their order. */
export const lifeTitles: Readonly<Record<Life['status'], string>> = {
  runs: 'Still runs',
  unknown: 'Not known',
  ended: 'No longer runs since 2025-09-30',
};
