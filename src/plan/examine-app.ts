import type { App } from '../model/app';
import type { Reference } from '../model/reference';
import type { SupportedFacts } from '../model/supported';
import { buildCallGraph, type CallGraph } from '../references/call-graph';
import { collectReferences, collectServiceReferences } from '../references/collect-references';
import { completeApp, withoutConverted } from '../references/complete-app';
import { findSupport } from '../references/support-status';
import { nameSources, type SourceReading } from './read-sources';

/** What calls what in an app, and what of it still runs. */
export interface Examined extends SupportedFacts {
  /** The migrated app with the third-party services that it had. */
  readonly complete: App;
  /** The references of the complete app. */
  readonly references: readonly Reference[];
  /** Those inside the migrated app. */
  readonly carried: readonly Reference[];
  readonly graph: CallGraph;
}

/** Every reference inside an app as it became, its sources included. */
export function referencesOf(app: App, readings: ReadonlyMap<string, SourceReading>): Reference[] {
  return collectReferences(app, nameSources(app, readings));
}

/**
 * Finds out what calls what and what still runs.
 *
 * @param read the app as it was read
 * @param migrated the same app after a migration that left out nothing of what ended
 * @param readings what was read in its sources
 */
export function examineApp(read: App, migrated: App, readings: ReadonlyMap<string, SourceReading>): Examined {
  const complete = completeApp(read, migrated);
  const carried = referencesOf(migrated, readings);
  const references = [
    ...carried.filter(({ component }) => component !== 'services'),
    ...collectServiceReferences(complete.services),
  ];
  const graph = buildCallGraph(references, nameSources(migrated, readings));
  const support = findSupport({ app: withoutConverted(complete), graph, references });
  return {
    complete,
    references,
    carried,
    graph,
    support,
    unfollowed: (name, kind) => graph.unfollowed(name, kind),
  };
}
