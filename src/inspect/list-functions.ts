import type { App } from '../model/app';
import type { ComponentName } from '../model/component';
import { getText, isTrue, type Json } from '../model/json';
import { placeOf } from '../model/place';
import type { Reference } from '../references/collect-references';
import type { Life } from '../report/report';
import type { Caller, ComponentReference, FunctionUse } from './inventory';
import { nameEndpoint } from '../model/name-endpoint';

const keyOf = (component: ComponentName, name: string): string => `${component} ${name}`;

/** The components that are switched off. */
function disabledOf(app: App): Set<string> {
  const named: readonly { component: ComponentName; name: string; document: Json }[] = [
    ...app.triggers.map((item) => ({ component: 'triggers' as const, ...item })),
    ...app.providers.items.map((item) => ({ component: 'auth' as const, ...item })),
    ...app.logForwarders.map((item) => ({ component: 'log-forwarders' as const, ...item })),
    ...app.endpoints.items.map((document) => ({
      component: 'endpoints' as const,
      name: nameEndpoint(document),
      document,
    })),
  ];
  return new Set(
    named
      .filter(({ document }) => isTrue(document, 'disabled'))
      .map(({ component, name }) => keyOf(component, name)),
  );
}

/** What became of the components that call functions; all but triggers and log forwarders ended. */
function lifeOfCallers({ triggers }: App): (reference: Reference) => Life['status'] {
  const ended = new Set(
    triggers.filter(({ document }) => getText(document, 'type') === 'AUTHENTICATION').map(({ name }) => name),
  );
  return ({ component, by }) => {
    if (component === 'log-forwarders') return 'unknown';
    return component === 'triggers' && !ended.has(by) ? 'runs' : 'ended';
  };
}

/** The references by one of their names. */
function groupBy(references: readonly Reference[], key: 'by' | 'name'): Map<string, Reference[]> {
  const groups = new Map<string, Reference[]>();
  for (const reference of references) {
    const group = groups.get(reference[key]);
    if (group) group.push(reference);
    else groups.set(reference[key], [reference]);
  }
  return groups;
}

interface Reach {
  readonly life: Life['status'];
  readonly through: ComponentReference;
}

/** The functions that anything but a function leads to, each by the shortest way from what lives longest. */
function reachFunctions(
  calls: readonly Reference[],
  lifeOf: (reference: Reference) => Life['status'],
): Map<string, Reach> {
  const starts = calls.filter(({ component }) => component !== 'functions');
  const callsOf = groupBy(
    calls.filter(({ component }) => component === 'functions'),
    'by',
  );
  const reached = new Map<string, Reach>();
  for (const life of ['runs', 'unknown', 'ended'] as const) {
    const queue = starts.filter((call) => lifeOf(call) === life);
    // The queue grows while it is walked through, level by level: so the first way to a function is the shortest.
    for (const { name, component, by } of queue) {
      if (reached.has(name)) continue;
      reached.set(name, { life, through: { component, name: by } });
      for (const call of callsOf.get(name) ?? []) queue.push(call);
    }
  }
  return reached;
}

function listCallers(calls: readonly Reference[], disabled: ReadonlySet<string>): Caller[] {
  const callers = new Map<string, Caller>();
  for (const { component, by, at } of calls) {
    const key = keyOf(component, by);
    const place = placeOf(at);
    if (callers.has(key)) continue;
    callers.set(key, { component, name: by, disabled: disabled.has(key), ...(place && { place }) });
  }
  return [...callers.values()];
}

/**
 * Every function with what calls it, and whether it still runs: when a database or scheduled trigger calls it, or a
 * function that such a trigger reaches.
 *
 * @param references all that is known of who names whom; those of function sources may be among them
 */
export function listFunctions(app: App, references: readonly Reference[]): FunctionUse[] {
  const calls = references.filter(({ kind }) => kind === 'function');
  const callsTo = groupBy(calls, 'name');
  const reached = reachFunctions(calls, lifeOfCallers(app));
  const disabled = disabledOf(app);
  const byName = new Map(app.functions.items.map((item) => [item.name, item]));
  return [...byName.values()].map(({ name, webhook, config }) => {
    const reach = reached.get(name);
    return {
      name,
      ...(webhook !== undefined && { webhook }),
      private: isTrue(config, 'private'),
      life: reach?.life ?? 'ended',
      reached: reach !== undefined,
      ...(reach && { through: reach.through }),
      calledBy: listCallers(callsTo.get(name) ?? [], disabled),
    };
  });
}
