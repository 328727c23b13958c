import { ts } from 'ts-morph';
import { contains } from '../contains';
import { unwrap } from '../index-source';
import { isAsync } from '../is-async';
import { callRouter, handOnRequest } from './call-router';
import { bindPattern } from './bind-pattern';
import { callUnseen, noteEscape } from './call-unseen';
import type { Closure, Value, World } from './domain';
import { executeStatements } from './execute-block';
import { forgetNewer } from './facts';
import { Exits, isDead, step, type Flow, type Returned } from './flow';
import { LexicalFrame, newestCell } from './frame';
import { makeCall, makeDone, makeRejected, reach } from './make-promise';
import type { Run } from './run';
import { touchesResponse } from './touches-response';
import { absent, holdsResponse, joinValues, nothing, truthOf, unknown } from './value';
import { joinWorlds } from './world';

const isGenerator = (node: Closure['node']): boolean =>
  'asteriskToken' in node && node.asteriskToken !== undefined;

/** The call that an expression gives the result of. */
function calledIn(node: ts.Expression): ts.Node {
  const inner = unwrap(node);
  return ts.isAwaitExpression(inner) ? unwrap(inner.expression) : inner;
}

/** What the arguments of a call come from; of a callback of `then`, its first one is what the chain goes on with. */
function originsOf({ node }: Closure, site: ts.Node | undefined): readonly ts.Node[] {
  if (!site || !ts.isCallExpression(site)) return [];
  if (!site.arguments.some((each) => unwrap(each) === node)) return site.arguments.map(calledIn);
  const callee = unwrap(site.expression);
  const isChained = ts.isPropertyAccessExpression(callee) && callee.name.text === 'then';
  return isChained ? [calledIn(callee.expression)] : [];
}

function bindParameters(
  run: Run,
  closure: Closure,
  args: readonly Value[],
  flow: Flow,
  site: ts.Node | undefined,
): void {
  const { node } = closure;
  const origins = originsOf(closure, site);
  const { frame } = flow;
  node.parameters.forEach((parameter, index) => {
    let value: Value = parameter.dotDotDotToken
      ? { kind: 'array', items: args.slice(index) }
      : (args[index] ?? unknown);
    if (parameter.initializer && (value.kind === 'unknown' || value === nothing || value === absent))
      value = joinValues(value, run.evaluate(parameter.initializer, flow));
    bindPattern(run, parameter.name, value, (name, part) => frame.declare(name, part), flow, origins[index]);
  });
}

/** Runs a body; what it returns, the end of the body included. */
function runBody(run: Run, { node }: Closure, flow: Flow): Returned[] {
  const { body } = node;
  if (!body) return [{ worlds: flow.worlds, value: unknown }];
  if (!ts.isBlock(body)) {
    const value = run.evaluate(body, flow);
    return isDead(flow) ? [] : [{ worlds: flow.worlds, value, node: body }];
  }
  executeStatements(run, body.statements, flow);
  const { returned } = flow.exits;
  return isDead(flow) ? returned : [...returned, { worlds: flow.worlds, value: nothing }];
}

/** Runs a function from its start; every way in which it returns, with what it throws left in the exits. */
export function runFunction(
  run: Run,
  closure: Closure,
  args: readonly Value[],
  flow: Flow,
  site?: ts.Node,
): Returned[] {
  const exits = new Exits();
  const frame = new LexicalFrame(closure.frame, closure.node, true);
  const inner: Flow = { worlds: flow.worlds, frame, exits };
  const returned = run.inFileOf(closure.node, () => {
    bindParameters(run, closure, args, inner, site);
    return runBody(run, closure, inner);
  });
  flow.exits.thrown.push(...exits.thrown);
  flow.exits.addPossible(exits.possible());
  return returned;
}

/**
 * The worlds after a call, each with what the call gave back where that differs from path to path. A function that
 * responds and then gives back nothing is taken to give back something where it has not responded.
 */
function afterCall(returned: readonly Returned[], site: ts.Node): World[] {
  const truths = new Set(returned.map(({ value }) => truthOf(value)));
  // Objects differ in what they hold.
  const isTold =
    truths.size > 1 || (returned.length > 1 && returned.some(({ value }) => value.kind === 'object'));
  if (!isTold) return joinWorlds(...returned.map(({ worlds }) => worlds));
  const saysNothing = returned.filter(({ value }) => truthOf(value) === false);
  const tells =
    saysNothing.length > 0 && saysNothing.every(({ worlds }) => worlds.every(({ sends }) => sends > 0));
  return joinWorlds(
    ...returned.map(({ worlds, value }) =>
      worlds.map((world): World => {
        if (truthOf(value) !== undefined) return { ...world, result: { of: site, value } };
        return tells && world.sends === 0
          ? { ...world, result: { of: site, value: { kind: 'some' } } }
          : world;
      }),
    ),
  );
}

/**
 * Calls a function in place. A call of a function by itself takes the paths that do not call it again for what the inner
 * call does: a second pass then starts from them.
 */
export function inlineCall(
  run: Run,
  closure: Closure,
  args: readonly Value[],
  site: ts.Node,
  flow: Flow,
): Value {
  run.spend();
  const running = run.stack.find(({ node }) => node === closure.node);
  if (running) {
    running.isRecursive = true;
    flow.worlds = running.ended ? joinWorlds(running.ended) : [];
    return unknown;
  }
  const newest = newestCell();
  const before = flow.worlds;
  const entry = run.enter(closure.node, site);
  let returned = runFunction(run, closure, args, flow, site);
  if (entry.isRecursive) {
    entry.ended = joinWorlds(...returned.map(({ worlds }) => worlds));
    flow.worlds = before;
    returned = [...returned, ...runFunction(run, closure, args, flow, site)];
  }
  run.stack.pop();
  flow.worlds = afterCall(returned, site);
  // How far a chain of functions goes that call each other with the response is for a run to tell.
  if (entry.isRecursive && touchesResponse(run, closure))
    step(flow, (world) => (world.sends === 0 ? { ...world, escapedBy: world.escapedBy ?? site } : world));
  forgetNewer(newest, flow);
  return returned.length > 0 ? joinValues(...returned.map(({ value }) => value)) : unknown;
}

function callClosure(run: Run, closure: Closure, args: readonly Value[], site: ts.Node, flow: Flow): Value {
  if (isGenerator(closure.node)) return unknown;
  if (run.around.isShallow && !run.isOwn(closure.node) && !args.some(holdsResponse)) {
    if (isAsync(closure.node)) return run.startWork(site, nameOfCall(site), flow);
    return ts.isCallExpression(site) ? callUnseen(run, site, args, flow) : unknown;
  }
  if (!isAsync(closure.node)) {
    const value = run.inline(closure, args, site, flow);
    handBack(run, closure, value, site);
    return value;
  }
  const call = ts.isCallExpression(site) ? site.expression : site;
  if (run.index.factsOf(closure.node).hasAwait)
    return makeCall(run, closure, args, site, nameOfCall(call), flow);
  // Without an await, all of it runs before the caller goes on; its errors wait in the promise.
  const exits = new Exits();
  const inner: Flow = { ...flow, exits };
  const value = run.inline(closure, args, site, inner);
  handBack(run, closure, value, site);
  flow.worlds = inner.worlds;
  const thrown = exits.allThrown();
  if (value.kind === 'promise') return value;
  if (isDead(flow)) {
    // It always throws: whoever does not wait for it goes on as if nothing were.
    flow.worlds = joinWorlds(...thrown.map(({ worlds }) => worlds));
    return makeRejected(run, site, thrown);
  }
  return makeDone(run, site, value, thrown);
}

/** Whoever gets a promise back is to wait for it: work of a function that hands it back is that of its caller. */
function handBack(run: Run, { node }: Closure, value: Value, site: ts.Node): void {
  if (!ts.isCallExpression(site)) return;
  for (const number of reach(value).tasks) {
    const task = run.tasks.get(number);
    if (!task || !contains(node, task.site)) continue;
    task.site = site;
    task.name = nameOfCall(site.expression, task.name);
  }
}

function nameOfCall(node: ts.Node, otherwise = 'an async function'): string {
  const written = node.getText();
  return /^[\w$.]{1,60}$/.test(written) ? written : otherwise;
}

/** Calls a value: one function or any of several, in place if its code is at hand. */
export function callValue(run: Run, callee: Value, args: readonly Value[], site: ts.Node, flow: Flow): Value {
  switch (callee.kind) {
    case 'closure':
      return callClosure(run, callee, args, site, flow);
    case 'union': {
      const before = flow.worlds;
      const after: World[][] = [];
      // Calling what is not there throws.
      const callable = callee.of.filter(({ kind }) => kind !== 'literal');
      const values = callable.map((each) => {
        const inner: Flow = { ...flow, worlds: before };
        const value = run.call(each, args, site, inner);
        after.push(inner.worlds);
        return value;
      });
      flow.worlds = joinWorlds(...after);
      return joinValues(...values);
    }
    case 'settler':
      if (callee.how === 'resolve') callee.of.given.push(...args);
      else if (isEmpty(args)) callee.of.empties.add(site);
      return nothing;
    case 'response-method':
      return ts.isCallExpression(site) ? run.respond(site, callee.name, args, flow) : unknown;
    case 'missing-next':
      // It is no function: calling it throws, and the framework answers with 500.
      flow.exits.thrown.push({ worlds: flow.worlds, node: site });
      flow.worlds = [];
      return unknown;
    case 'next':
      handOnRequest(site, flow);
      return nothing;
    case 'router':
      return callRouter(run, callee.router, args, site, flow);
    case 'promisified':
      return run.startWork(site, callee.name, flow);
    default:
      noteEscape(run, args, site, flow);
      return unknown;
  }
}

const isEmpty = ([first]: readonly Value[]): boolean =>
  first === undefined || (first.kind === 'literal' && (first.value === undefined || first.value === null));
