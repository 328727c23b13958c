import type { ts } from 'ts-morph';
import type { Router, Value } from './domain';
import { step, type Flow } from './flow';
import type { Run } from './run';
import { alternativesOf, holdsResponse, nothing, unknown } from './value';

/** Methods that register what is called for requests; Express 5 API, "Application" and "Router". */
const registering =
  /^(?:all|use|get|head|post|put|patch|delete|del|options|trace|connect|copy|lock|unlock|merge|mkcol|move|propfind|proppatch|purge|report|search|subscribe|unsubscribe|link|unlink|query)$/;

/** The registrations that are for requests of any method; a route of GET is called for HEAD too, which hardly anybody asks. */
const ofAnyMethod = /^(?:all|use)$/;

/** What is called among the arguments of a registration: lists of handlers count as if they were written one by one. */
function handlersIn(args: readonly Value[]): Value[] {
  return args.flatMap((arg) =>
    alternativesOf(arg).flatMap((each) => {
      if (each.kind === 'array') return handlersIn(each.items);
      // What modules that load each other in a circle export may not be known yet.
      const isLocal = each.kind === 'import' && each.local !== undefined;
      return isLocal || each.kind === 'closure' || each.kind === 'router' ? [each] : [];
    }),
  );
}

/** Notes that somebody else is to answer from here on. */
export function handOnRequest(site: ts.Node, flow: Flow): void {
  step(flow, (world) => (world.handedOnBy ? world : { ...world, handedOnBy: site }));
}

/** `app(request, response)`: its handlers answer. */
export function callRouter(
  run: Run,
  router: Router,
  args: readonly Value[],
  site: ts.Node,
  flow: Flow,
): Value {
  if (!args.some(holdsResponse)) return unknown;
  run.events.emit('delegate', { node: site, router });
  handOnRequest(site, flow);
  return nothing;
}

/** A method of an application or router. Those that register give it back, as `route` does here, so that they chain. */
export function callRouterMethod(
  run: Run,
  router: Router,
  name: string,
  args: readonly Value[],
  site: ts.Node,
  flow: Flow,
): Value {
  if (name === 'handle') return callRouter(run, router, args, site, flow);
  // A request must not change what the next one meets.
  if (run.isLoading && registering.test(name)) {
    const method = ofAnyMethod.test(name) ? {} : { method: name === 'del' ? 'DELETE' : name.toUpperCase() };
    router.handlers.push(...handlersIn(args).map((value) => ({ value, ...method })));
  }
  const isSetting = name === 'get' && args.length === 1;
  return isSetting || name === 'listen' ? unknown : { kind: 'router', router };
}
