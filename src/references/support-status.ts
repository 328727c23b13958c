import type { App } from '../model/app';
import type { Support, SupportEntry, SupportStatus } from '../model/support-status';
import type { CallGraph } from './call-graph';
import type { Reference } from '../model/reference';
import { reachFunctions } from './reach-functions';
import {
  supportOfForwarders,
  supportOfRequests,
  supportOfRules,
  supportOfUsers,
} from './support/support-of-ended';
import { supportOfFunctions } from './support/support-of-functions';
import { supportOfTriggers } from './support/support-of-triggers';
import { supportOfDataSources, supportOfEnvironments, supportOfValues } from './support/support-of-used';

/** What the answer rests on. */
export interface SupportFacts {
  /** The migrated app as `describedApp` gives it. */
  readonly app: App;
  readonly graph: CallGraph;
  /** All references of that app. */
  readonly references: readonly Reference[];
}

/** The statuses by component and name, as the entries have them. */
function lookUp(entries: readonly SupportEntry[]): Support['statusOf'] {
  const statuses = new Map<string, SupportStatus>();
  for (const { component, names, status } of entries)
    for (const name of names) statuses.set(`${component} ${name}`, status);
  return (component, name) => statuses.get(`${component} ${name}`);
}

/**
 * Says of every part of an app, by component and name, whether it still runs, and what to use instead of what does not.
 * The only answer to that question: every command looks it up here. MongoDB's deprecation page, and the pages of Atlas
 * on triggers, functions, values and secrets, which go on.
 */
export function findSupport({ app, graph, references }: SupportFacts): Support {
  const triggers = supportOfTriggers(app);
  const functions = supportOfFunctions(app, graph, reachFunctions(app, graph));
  const forwarders = supportOfForwarders(app);
  const anythingRuns = triggers.some(({ status }) => status === 'runs');
  const statusOfUser = lookUp([...triggers, ...functions, ...forwarders]);
  const dataSources = supportOfDataSources(app, references, statusOfUser);
  const values = supportOfValues(app, references, statusOfUser);
  const statusOfPart = lookUp([...triggers, ...functions, ...forwarders, ...dataSources, ...values]);
  const entries = [
    ...supportOfEnvironments(app, references, (component, name) =>
      component === 'settings' && anythingRuns ? 'runs' : statusOfPart(component, name),
    ),
    ...values,
    ...supportOfUsers(app),
    ...functions,
    ...triggers,
    ...dataSources,
    ...supportOfRules(app),
    ...supportOfRequests(app),
    ...forwarders,
  ];
  return {
    entries,
    anythingRuns,
    statusOf: lookUp(entries),
  };
}
