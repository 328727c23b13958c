import type { SupportStatus } from '../../model/support-status';

/** The headings under which reports show what still runs, in their order. */
export const lifeTitles: Readonly<Record<SupportStatus, string>> = {
  runs: 'Still runs',
  off: 'Does not run as the app stands',
  'only-if-called': 'Runs only if something else calls it',
  unknown: 'Not known',
  ended: 'No longer runs since 2025-09-30',
};
