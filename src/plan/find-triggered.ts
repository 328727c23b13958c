import { finalizers, steps } from '../../migrations';
import { runMigrations } from '../engine/run-migrations';
import type { App } from '../model/app';
import { currentVersion } from '../model/config-version';
import type { Reference } from '../model/reference';
import type { CallGraph } from '../references/call-graph';
import { examineApp } from './examine-app';
import { readSources } from './read-sources';

/** The functions that some calls lead to, however far. */
export function reachedBy(starts: readonly Reference[], graph: CallGraph): Set<string> {
  const reached = new Set<string>();
  const queue = [...starts];
  // The queue grows while it is walked through.
  for (const { name } of queue) {
    if (reached.has(name)) continue;
    reached.add(name);
    queue.push(...graph.callsOf(name));
  }
  return reached;
}

/**
 * The functions of an app that triggers lead to and nothing else does: App Services still runs them, and what an endpoint
 * calls as well has to run elsewhere. MongoDB's deprecation page: only triggers, and the functions that they call, go on.
 *
 * @param app the app as it was read
 */
export function findTriggered(app: App): Set<string> {
  const { app: migrated } = runMigrations(
    app,
    steps,
    finalizers,
    { to: currentVersion, sameApp: undefined, normalize: false },
    new Map(),
  );
  const { graph, support } = examineApp(app, migrated, readSources(app));
  const elsewhere = reachedBy(
    graph.starts.filter(({ component }) => component !== 'triggers'),
    graph,
  );
  const triggered = reachedBy(
    graph.starts.filter(({ component }) => component === 'triggers'),
    graph,
  );
  return new Set(
    [...triggered].filter(
      (name) =>
        !elsewhere.has(name) && ['runs', 'off'].includes(support.statusOf('functions', name) ?? 'ended'),
    ),
  );
}
