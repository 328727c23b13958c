import type { Place } from './place';
import type { Reference } from './reference';
import type { SourceNameKind } from './source-facts';
import type { Support } from './support-status';

/** What `--supported-only` goes by: what still runs, and what that uses. */
export interface SupportedFacts {
  readonly support: Support;
  /** Everything that names something in the app as it would be without the option. */
  readonly references: readonly Reference[];
  /** Where a function first names something of a kind that could not be followed. */
  readonly unfollowed: (functionName: string, kind: SourceNameKind) => Place | undefined;
}
