import type { ts } from 'ts-morph';
import type { Pending, Value } from './domain';
import { step, type Flow } from './flow';
import type { Run } from './run';
import { touchesResponse } from './touches-response';
import { alternativesOf, unknown } from './value';
import { endWork } from './world';

/** Whether a global starts a timer. */
export const isTimer = (name: string): boolean =>
  name === 'setTimeout' || name === 'setInterval' || name === 'setImmediate';

/** `setTimeout`, `setInterval` and the like: the function is called later. */
export function callTimer(
  run: Run,
  node: ts.CallExpression,
  name: string,
  args: readonly Value[],
  flow: Flow,
): Value {
  const [call = unknown, , ...given] = args;
  const waits = { site: node, call, args: given, touchesResponse: touchesResponse(run, call) };
  if (name === 'nextTick' || name === 'queueMicrotask') {
    // It runs before anything else does, and outlives nothing.
    run.wait({ ...waits, kind: 'unseen', times: 'once' }, flow);
    return unknown;
  }
  const isInterval = name === 'setInterval';
  if (isInterval) run.events.emit('interval', { node });
  const task = run.start(node, isInterval ? 'interval' : 'timer', name, {}, flow);
  const entry = run.wait({ ...waits, kind: 'timer', times: isInterval ? 'repeatedly' : 'once', task }, flow);
  return { kind: 'timer', task, entry };
}

/** `clearTimeout(timer)`, or `timer.unref()`, after which it keeps nothing alive. */
export function clearTimer(timer: Value, flow: Flow): Value {
  const timers = alternativesOf(timer).filter((each) => each.kind === 'timer');
  const tasks = new Set(timers.map(({ task }) => task));
  const entries = new Set<Pending>(timers.flatMap(({ entry }) => entry ?? []));
  if (tasks.size > 0) step(flow, (world) => endWork(world, tasks, entries));
  return timer;
}
