import type { App } from '../model/app';
import type { ComponentName } from '../model/component';
import { isTrue, type Json } from '../model/json';
import { nameEndpoint } from '../model/name-endpoint';
import { placeOf } from '../model/place';
import type { Reference } from '../model/reference';
import type { Support } from '../model/support-status';
import type { CallGraph } from '../references/call-graph';
import { reachFunctions } from '../references/reach-functions';
import type { Caller, FunctionUse } from './inventory';

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
 * Every function with what calls it, and whether it still runs.
 *
 * @param app the complete app
 * @param graph who calls what in it
 * @param support what still runs of it; a webhook's function ended with the webhook
 */
export function listFunctions(app: App, graph: CallGraph, support: Support): FunctionUse[] {
  const reached = reachFunctions(app, graph);
  const disabled = disabledOf(app);
  const byName = new Map(app.functions.items.map((item) => [item.name, item]));
  return [...byName.values()].map(({ name, webhook, config }) => {
    const reach = reached.get(name);
    return {
      name,
      ...(webhook !== undefined && { webhook }),
      private: isTrue(config, 'private'),
      life: support.statusOf('functions', name) ?? 'ended',
      reached: reach !== undefined,
      ...(reach && { through: reach.through }),
      calledBy: listCallers(graph.callsTo(name), disabled),
    };
  });
}
