import { routesOf } from './find-handlers';
import type { Handler } from './handler';
import { indexAround } from './index-source';
import type { Value } from './interpret/domain';
import { interpretFunction, steps } from './interpret/interpret-function';
import { Run, type Surroundings } from './interpret/run';
import { unknown } from './interpret/value';
import { listenTo } from './listen-to';
import { frameworkRules } from './rules/index';
import type { Found } from './rules/rule';

/** What following a handler gave. */
export interface CheckedHandler {
  readonly handler: Handler;
  readonly found: readonly Found[];
  /** The files whose code it runs. */
  readonly visited: ReadonlySet<string>;
  /** The handlers that it gives requests to. */
  readonly behind: readonly Handler[];
}

const response: Value = { kind: 'response' };

/** What a handler is called with. */
function argumentsOf({ role, method }: Handler): readonly Value[] {
  const request: Value = { kind: 'request', part: 'all', ...(method !== undefined && { method }) };
  if (role === 'function') return [request, response, { kind: 'missing-next' }];
  const route: readonly Value[] = [request, response, { kind: 'next' }];
  return role === 'error-route' ? [unknown, ...route] : route;
}

const unproved = (found: Found, name: string): Found => ({
  ...found,
  severity: 'info',
  message: `${found.message} It counts if ${name} is deployed as an HTTP function: nothing here registers it.`,
});

/** Follows a handler on all its paths. */
export function checkHandler(handler: Handler, around: Surroundings): CheckedHandler {
  const { name, node, closure, role, evidence } = handler;
  const index = indexAround(closure?.node ?? node);
  if (!index) throw new Error(`the file of the handler ${name} was not indexed`);
  const found: Found[] = [];
  const behind: Handler[] = [];
  const run = new Run(index, 'framework', steps, undefined, around);
  listenTo(run, frameworkRules, {
    handler: closure?.node ?? node,
    isRoute: role !== 'function',
    report: (each) => found.push(evidence === 'exported' ? unproved(each, name) : each),
  });
  run.events.on('delegate', ({ router }) => behind.push(...routesOf(router)));
  if (!closure) run.events.emit('unfollowed', { node, name, isOutOfSight: true });
  else if (!interpretFunction(run, closure, argumentsOf(handler))) {
    // Without what other files do beside the response, it may be followed to its end.
    if (!around.isShallow && run.visited.size > 1)
      return checkHandler(handler, { ...around, isShallow: true });
    run.events.emit('unfollowed', { node: closure.node, name, isOutOfSight: false });
  }
  return { handler, found, visited: run.visited, behind };
}
