import { ts } from 'ts-morph';
import { errorName, knownMiddleware } from '../names/callback-methods';
import { rootOf } from './assign';
import type { Closure, Value } from './domain';
import { isDead, runFrom, step, type Flow } from './flow';
import type { Run } from './run';
import { touchesResponse } from './touches-response';
import { absent, closuresOf, holdsResponse, nothing, unknown } from './value';
import { joinWorlds, markSent } from './world';

/** The event of functions of which one is called, and the others are not. */
export const choice = '#choice';

/** Notes that code which cannot be seen has the response from here on. */
export function noteEscape(run: Run, args: readonly Value[], site: ts.Node, flow: Flow): void {
  if (!args.some(holdsResponse)) return;
  run.events.emit('escape', { node: site });
  step(flow, (world) => ({ ...world, escapedBy: world.escapedBy ?? site }));
}

/** Whether a function takes an error as its first argument, as those do that Node calls back. */
export function takesError({ node }: Closure): boolean {
  const name = node.parameters[0]?.name;
  if (!name || !ts.isIdentifier(name) || !errorName.test(name.text)) return false;
  // A lone e may be an event or an entry just as well.
  return name.text.length > 2 || node.parameters.length > 1;
}

/** Whether requests share what a method is called on: it was made, or imported, when the module loaded. */
export function isShared(receiver: ts.Expression, flow: Flow): boolean {
  const root = rootOf(receiver);
  return root !== undefined && (flow.frame.find(root.text)?.frame.isModule ?? false);
}

/** What a method is called on, if that is a client that was made when the module loaded. */
function sharedClientOf(callee: ts.Expression, flow: Flow): Value | undefined {
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const root = rootOf(callee.expression);
  const cell = root && flow.frame.find(root.text);
  // What another module exports may be a client or not: only functions, as those of fs.
  return cell?.frame.isModule && cell.value.kind !== 'import' ? cell.value : undefined;
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
    // Those that are known drop what they are given back.
    if (value.kind === 'promise' && !isKnown) run.settle(value, inner);
  });
  const sending = run.sendingAt(site);
  const answered = before.map((world) => (world.sends === 0 ? markSent(world, sending) : world));
  flow.worlds = joinWorlds(after, answered);
  // Those that are known give nothing back.
  return isKnown ? nothing : unknown;
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

/** The functions in what a call is given, those in objects and lists too: `{ success: f, error: g }`. */
function functionsIn(value: Value, depth = 0): Closure[] {
  if (depth > 2) return [];
  if (value.kind === 'object')
    return [...value.members.values()].flatMap((member) => functionsIn(member, depth + 1));
  if (value.kind === 'array') return value.items.flatMap((item) => functionsIn(item, depth + 1));
  return closuresOf(value);
}

/** Calls a function whose code is not at hand: what it may do with the response and the functions that it is given. */
export function callUnseen(
  run: Run,
  site: ts.CallExpression | ts.NewExpression,
  args: readonly Value[],
  flow: Flow,
  { receiver, isLibrary = false }: Unseen = {},
): Value {
  if (isDead(flow)) return unknown;
  const last = args.at(-1);
  const [closure] = closuresOf(last);
  const [, second] = args;
  if (closure && second && args.length === 3 && holdsResponse(second) && ts.isCallExpression(site))
    return callMiddleware(run, site, closure, receiver, flow);
  noteEscape(run, args, site, flow);
  // What throws may have responded before.
  run.mayThrow(flow);
  const given = args.flatMap((arg) => functionsIn(arg));
  if (given.length > 1 && !isLibrary) passChoice(run, site, given, flow);
  else
    for (const each of given)
      passFunction(run, site, each, { isLibrary, isLast: closuresOf(last).includes(each) }, flow);
  for (const arg of args) if (arg.kind === 'response-method') passOn(run, site, arg, flow);
  return unknown;
}

/** Hands one function over: a callback if its place and its parameters say so, else one that may be called or not. */
function passFunction(
  run: Run,
  site: ts.CallExpression | ts.NewExpression,
  call: Closure,
  { isLibrary, isLast }: { readonly isLibrary: boolean; readonly isLast: boolean },
  flow: Flow,
): void {
  const client = sharedClientOf(site.expression, flow);
  const isShared = client !== undefined;
  // What a constructor is given may be called once something else is done, or never.
  const isCallback =
    isLast &&
    !ts.isNewExpression(site) &&
    (takesError(call) || (isLibrary && call.node.parameters.length > 0));
  if (isCallback)
    run.events.emit('callback', { node: site, closure: call, ...(client && { client }), isLibrary });
  const touches = touchesResponse(run, call);
  if (!isCallback && !isLibrary && !touches) return;
  const isOnce = isCallback || isLibrary;
  run.wait(
    {
      site,
      kind: isOnce ? 'callback' : 'unseen',
      call,
      args: [],
      ...(isCallback && call.node.parameters.length > 1 && { outcomes: outcomesOf(call) }),
      times: isOnce ? 'once' : 'perhaps',
      touchesResponse: touches,
      isShared,
    },
    flow,
  );
}

/** What a callback of Node is given: an error, and then nothing else, or no error. Node.js, "Error-first callbacks". */
function outcomesOf({ node }: Closure): readonly (readonly Value[])[] {
  const results = node.parameters.slice(1);
  return [
    [{ kind: 'some' }, ...results.map(() => absent)],
    [{ kind: 'literal', value: null }, ...results.map(() => unknown)],
  ];
}

/**
 * Hands several functions over, of which one is called in the end: what is done on success and what is done on an error,
 * say. Two of which one takes an error leave no third way.
 */
function passChoice(run: Run, site: ts.Node, given: readonly Closure[], flow: Flow): void {
  const touching = given.filter((each) => touchesResponse(run, each));
  const isComplete = touching.length === 2 && given.length === 2 && given.some(takesError);
  for (const call of touching) {
    run.wait(
      {
        site,
        kind: 'listener',
        call,
        args: [],
        times: isComplete ? 'once' : 'perhaps',
        touchesResponse: true,
        emitter: `choice ${site.pos}`,
        event: choice,
        isShared: false,
      },
      flow,
    );
  }
}

/** `load(name, res.send.bind(res))`: what is handed over may be called or not. */
function passOn(run: Run, site: ts.Node, call: Value, flow: Flow): void {
  run.wait({ site, kind: 'unseen', call, args: [unknown], times: 'perhaps', touchesResponse: true }, flow);
}
