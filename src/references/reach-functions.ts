import type { App } from '../model/app';
import type { ComponentName } from '../model/component';
import { get, getItems, getText, isTrue, type Json } from '../model/json';
import type { SupportStatus } from '../model/support-status';
import type { CallGraph } from './call-graph';
import type { Reference } from '../model/reference';
import { stateOfTrigger, statusOfState } from './trigger-status';

/** How a function is reached by the component that keeps it alive longest. */
export interface Reach {
  readonly status: SupportStatus;
  /** What calls it on the shortest way from there. */
  readonly through: { readonly component: ComponentName; readonly name: string };
}

// Log types of what ended. App Services docs, "Log Forwarders": the others tell of triggers and of the functions that run.
const endedLogTypes = new Set(['auth', 'endpoint', 'graphql', 'push', 'service', 'sync']);

/** Whether all that a log forwarder forwards are logs of what ended. */
export function forwardsOnlyEnded(document: Json): boolean {
  const types = getItems(document, 'log_types').map((type) => getText(type) ?? '');
  return types.length > 0 && types.every((type) => endedLogTypes.has(type));
}

/** What a log forwarder is as it stands. MongoDB gave no notice of their end. */
export function statusOfForwarder(document: Json): SupportStatus {
  if (forwardsOnlyEnded(document)) return 'ended';
  return isTrue(document, 'disabled') ? 'off' : 'unknown';
}

/** The status that a call hands on to what it calls. */
function statusesOfStarts({ triggers, logForwarders, functions }: App): (start: Reference) => SupportStatus {
  const names = new Set(functions.items.map(({ name }) => name));
  const ofTriggers = new Map(
    triggers.map(({ name, document }) => [name, statusOfState[stateOfTrigger(document, names)]]),
  );
  const ofForwarders = new Map(
    logForwarders.map(({ name, document }) => [name, statusOfForwarder(document)]),
  );
  // A trigger calls its error handler only while that is enabled.
  const idleHandlers = new Set(
    triggers.flatMap(({ document }) => {
      const enabled = get(document, 'error_handler', 'config', 'enabled');
      const isOff = enabled?.kind === 'scalar' && enabled.value === false;
      return isOff ? [get(document, 'error_handler', 'config', 'function_name')] : [];
    }),
  );
  return ({ component, by, at }) => {
    if (component === 'log-forwarders') return ofForwarders.get(by) ?? 'unknown';
    if (component !== 'triggers') return 'ended';
    const status = ofTriggers.get(by) ?? 'ended';
    const isIdle = 'kind' in at && idleHandlers.has(at);
    return isIdle && status === 'runs' ? 'off' : status;
  };
}

// A function lives as long as the longest-lived of what leads to it.
const longestFirst = ['runs', 'unknown', 'off', 'ended'] as const;

/**
 * The functions that anything but a function leads to, however far, each by the shortest way from what lives longest.
 *
 * @param app the app with everything that calls functions in it
 */
export function reachFunctions(app: App, graph: CallGraph): Map<string, Reach> {
  const statusOf = statusesOfStarts(app);
  const starts = graph.starts.map((start) => ({ start, status: statusOf(start) }));
  const reached = new Map<string, Reach>();
  for (const level of longestFirst) {
    const queue = starts.flatMap(({ start, status }) => (status === level ? [start] : []));
    // The queue grows while it is walked through, level by level: so the first way to a function is the shortest.
    for (const { name, component, by } of queue) {
      if (reached.has(name)) continue;
      reached.set(name, { status: level, through: { component, name: by } });
      for (const call of graph.callsOf(name)) queue.push(call);
    }
  }
  return reached;
}
