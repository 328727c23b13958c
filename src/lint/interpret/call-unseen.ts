import { ts } from 'ts-morph';
import { errorName, knownMiddleware } from '../names/callback-methods';
import { rootOf } from './assign';
import type { Closure, Value, World } from './domain';
import { isDead, runFrom, step, type Flow } from './flow';
import type { Run } from './run';
import { touchesResponse } from './touches-response';
import { closuresOf, holdsResponse, nothing, unknown } from './value';
import { joinWorlds } from './world';

/** Notes that code which cannot be seen has the response from here on. */
export function noteEscape(run: Run, args: readonly Value[], site: ts.Node, flow: Flow): void {
  if (!args.some(holdsResponse)) return;
  run.events.emit('escape', { node: site });
  step(flow, (world) => ({ ...world, escapedBy: world.escapedBy ?? site }));
}

/** Whether a function takes an error as its first argument, as those do that Node calls back. */
export function takesError({ node }: Closure): boolean {
  const name = node.parameters[0]?.name;
  return name !== undefined && ts.isIdentifier(name) && errorName.test(name.text);
}

/** Whether requests share what a method is called on: it was made, or imported, when the module loaded. */
export function isShared(receiver: ts.Expression, flow: Flow): boolean {
  const root = rootOf(receiver);
  return root !== undefined && (flow.frame.find(root.text)?.frame.isModule ?? false);
}

/** Whether a method is called on a client that was made when the module loaded. */
function isSharedClient(callee: ts.Expression, flow: Flow): boolean {
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const root = rootOf(callee.expression);
  const cell = root && flow.frame.find(root.text);
  // What another module exports may be a client or not: only functions, as those of fs.
  return cell !== undefined && cell.frame.isModule && cell.value.kind !== 'import';
}

/**
 * `middleware(req, res, next)`: it calls next once, or answers itself. For one that is not known, the response is out of
 * sight all the same.
 */
function callMiddleware(
  run: Run,
  site: ts.CallExpression,
  next: Closure,
  receiver: Value | undefined,
  flow: Flow,
): Value {
  const isKnown = isKnownMiddleware(site, receiver);
  const before = flow.worlds;
  if (!isKnown) noteEscape(run, [{ kind: 'response' }], site, flow);
  const after = runFrom(flow, flow.worlds, (inner) => {
    const value = run.call(next, [nothing], site, inner);
    if (value.kind === 'promise') run.settle(value, inner);
  });
  const answered = before.map((world): World =>
    world.sends === 0 ? { ...world, sends: 1, sentBy: world.sentBy ?? site } : world,
  );
  flow.worlds = joinWorlds(after, answered);
  return unknown;
}

function isKnownMiddleware(site: ts.CallExpression, receiver: Value | undefined): boolean {
  if (receiver?.kind === 'import') return knownMiddleware.test(receiver.module);
  // Made at load by calling the package: the name is all that is left of it.
  const root = rootOf(site.expression);
  return root !== undefined && /^(?:cors|helmet|compression|upload)/i.test(root.text);
}

/** What is known of a function whose code is not at hand. */
interface Unseen {
  readonly receiver?: Value;
  /** Whether it is one of Node's, which call back exactly once, with an error first. */
  readonly isLibrary?: boolean;
}

/** Calls a function whose code is not at hand: what it may do with the response and the functions that it is given. */
export function callUnseen(
  run: Run,
  site: ts.CallExpression,
  args: readonly Value[],
  flow: Flow,
  { receiver, isLibrary = false }: Unseen = {},
): Value {
  if (isDead(flow)) return unknown;
  run.mayThrow(flow);
  const last = args.at(-1);
  const [closure] = closuresOf(last);
  const [, second] = args;
  if (closure && second && args.length === 3 && holdsResponse(second))
    return callMiddleware(run, site, closure, receiver, flow);
  noteEscape(run, args, site, flow);
  const shared = isSharedClient(site.expression, flow);
  for (const arg of args) {
    for (const each of closuresOf(arg)) {
      const isCallback = arg === last && (takesError(each) || (isLibrary && each.node.parameters.length > 0));
      if (isCallback) run.events.emit('callback', { node: site, closure: each, isShared: shared, isLibrary });
      const touches = touchesResponse(run, each);
      if (!isCallback && !isLibrary && !touches) continue;
      run.wait(
        {
          site,
          kind: isCallback || isLibrary ? 'callback' : 'unseen',
          call: each,
          args: [],
          times: isCallback || isLibrary ? 'once' : 'perhaps',
          touchesResponse: touches,
          isShared: shared,
        },
        flow,
      );
    }
    if (arg.kind === 'response-method') passOn(run, site, arg, flow);
  }
  return unknown;
}

/** `load(name, res.send.bind(res))`: what is handed over may be called or not. */
function passOn(run: Run, site: ts.CallExpression, call: Value, flow: Flow): void {
  run.wait({ site, kind: 'unseen', call, args: [unknown], times: 'perhaps', touchesResponse: true }, flow);
}
