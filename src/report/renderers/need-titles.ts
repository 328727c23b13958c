import type { NeedGroup } from '../report';

/** The headings under which reports show what needs a person, in their order. */
export const needTitles: Readonly<Record<NeedGroup, string>> = {
  push: 'Needs you: a push will be refused',
  runs: 'Needs you: it breaks or changes what still runs',
  ended: 'Needs you: it concerns only what has ended',
  'cloud-run': 'Needs you: before callers are sent to the service',
};
