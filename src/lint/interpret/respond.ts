import { ts } from 'ts-morph';
import { platformSetters } from '../names/platform-members';
import { headerSetters, senders, writers } from '../names/response-methods';
import type { Value, World } from './domain';
import { step, type Flow } from './flow';
import type { Run } from './run';
import { unknown } from './value';
import { markSent } from './world';

const response: Value = { kind: 'response' };

/** Whether the expression that a call is part of goes on to send: `res.status(400).set(...).send()`. */
function isChained(node: ts.Node): boolean {
  let inner = node;
  for (;;) {
    const access = inner.parent;
    if (!ts.isPropertyAccessExpression(access) || access.expression !== inner) return false;
    const call = access.parent;
    if (!ts.isCallExpression(call) || call.expression !== access) return false;
    if (senders.has(access.name.text)) return true;
    inner = call;
  }
}

const isText = (value: Value): boolean =>
  value.kind === 'text' || (value.kind === 'literal' && typeof value.value === 'string');

function send(run: Run, node: ts.CallExpression, method: string, args: readonly Value[], flow: Flow): Value {
  // `end()` after a response that was sent does nothing, and neither does `destroy()`.
  const isHarmless = (method === 'end' && args.length === 0) || method === 'destroy';
  const before = flow.worlds;
  const sending = run.sendingAt(node);
  // A send either goes through or throws, on a body that cannot be serialised for example: no text is one. What ends a
  // response whose headers are on their way already has nothing left that could fail.
  if (!args.every(isText)) run.mayThrow(flow);
  const counted = isHarmless ? before.filter(({ sends }) => sends === 0) : before;
  run.events.emit('send', { sending, method, worlds: counted, ends: true });
  step(flow, (world): World => {
    if (world.sends > 0 && (isHarmless || world.escapedBy)) return world;
    return markSent(world, sending);
  });
  return response;
}

function respondFramework(
  run: Run,
  node: ts.CallExpression,
  method: string,
  args: readonly Value[],
  flow: Flow,
): Value {
  run.events.emit('respond', { node, method, args, worlds: flow.worlds, isLate: run.isLate });
  const [pageCallback] = method === 'render' ? args.filter(({ kind }) => kind === 'closure') : [];
  if (pageCallback) {
    // The page is given to it, and nothing is sent.
    run.wait(
      { site: node, kind: 'callback', call: pageCallback, args: [], times: 'once', touchesResponse: true },
      flow,
    );
    return response;
  }
  if (senders.has(method) || method === 'pipe') return send(run, node, method, args, flow);
  if (headerSetters.has(method)) {
    run.events.emit('header', { node, method, worlds: flow.worlds, isChained: isChained(node) });
    if (method === 'status')
      step(flow, (world) => (world.sends === 0 && !world.statusBy ? { ...world, statusBy: node } : world));
    return response;
  }
  if (writers.has(method)) {
    if (method === 'writeHead')
      run.events.emit('header', { node, method, worlds: flow.worlds, isChained: isChained(node) });
    else run.events.emit('send', { sending: run.sendingAt(node), method, worlds: flow.worlds, ends: false });
    step(flow, (world) => (world.flushedBy || world.sends > 0 ? world : { ...world, flushedBy: node }));
    return method === 'writeHead' ? response : unknown;
  }
  return unknown;
}

function respondPlatform(
  run: Run,
  node: ts.CallExpression,
  method: string,
  args: readonly Value[],
  flow: Flow,
): Value {
  run.events.emit('respond', { node, method, args, worlds: flow.worlds, isLate: run.isLate });
  if (run.isLate) for (const task of run.lateTasks) run.explained.add(task);
  if (!platformSetters.has(method)) return unknown;
  step(flow, (world) => ({
    ...world,
    touchedBy: world.touchedBy ?? node,
    ...(method === 'setBody' && !world.bodyBy && { bodyBy: node }),
  }));
  return response;
}

/** A method of the response is called: what it does to the worlds. */
export function respond(
  run: Run,
  node: ts.CallExpression,
  method: string,
  args: readonly Value[],
  flow: Flow,
): Value {
  return run.protocol === 'framework'
    ? respondFramework(run, node, method, args, flow)
    : respondPlatform(run, node, method, args, flow);
}
