import type { Verdict } from '../report';

/** The heading of the secrets that an app refers to: where nothing runs, nothing is pushed, and none is needed. */
export function secretsTitle({ anythingRuns }: Verdict): string {
  return anythingRuns ? 'Secrets to create before a push' : 'Secrets that the app referred to';
}
