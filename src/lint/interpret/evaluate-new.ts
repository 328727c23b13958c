import { ts } from 'ts-morph';
import { unwrap } from '../index-source';
import { isAsync } from '../is-async';
import { libraryExport, libraryMember } from '../names/library-members';
import { isServicePackage } from '../names/work-names';
import type { Promised, Value } from './domain';
import { makesRouter } from '../names/web-frameworks';
import { evaluateArguments } from './evaluate-arguments';
import { callUnseen } from './call-unseen';
import { runCatching, type Flow } from './flow';
import { makeDone, reach } from './make-promise';
import type { Run } from './run';
import { takeSettling } from './take-settling';
import { touchesResponse } from './touches-response';
import { closuresOf, unknown } from './value';

/** `new Promise(executor)`: the executor runs at once, and what it leaves to be called belongs to the promise. */
function makeExecutor(run: Run, node: ts.NewExpression, executor: Value | undefined, flow: Flow): Value {
  const [closure] = closuresOf(executor);
  if (!executor || !closure) return run.startWork(node, 'new Promise', flow, { isLikely: true });
  const before = flow.worlds;
  const known = new Set(before.flatMap(({ pending }) => pending));
  const running = new Set(before.flatMap(({ live }) => live));
  const settlement = run.settlementAt(node);
  const settlers: Value[] = [
    { kind: 'settler', how: 'resolve', of: settlement },
    { kind: 'settler', how: 'reject', of: settlement },
  ];
  const { guards } = run;
  // What an async executor throws goes nowhere, so that what calls may throw by chance is none of its caller's business.
  if (isAsync(closure.node)) run.guards = 0;
  const { worlds, thrown } = runCatching(flow, flow.worlds, (inner) => {
    const value = run.call(executor, settlers, node, inner);
    // Nothing sees what an async executor returns, but it runs before the promise is resolved.
    if (value.kind === 'promise' && isAsync(closure.node)) run.settle(value, inner);
  });
  run.guards = guards;
  if (isAsync(closure.node) && thrown.length > 0) run.events.emit('asyncExecutor', { node: closure.node });
  flow.worlds = worlds;
  if (worlds.length === 0) return makeDone(run, node, unknown, thrown);
  const waits = takeSettling(run, settlement, known, flow);
  const own = waits.flatMap(({ task }) => task ?? []);
  const given = settlement.given.flatMap((value) => [...reach(value).tasks]);
  const tasks = [...own, ...given].filter((task) => !running.has(task));
  const promise: Promised = {
    id: run.nextId(),
    site: node,
    of: 'executor',
    settlement,
    tasks,
    waits,
    canReject: closure.node.parameters.length > 1 || thrown.length > 0,
  };
  const touches = waits.some((entry) => entry.touchesResponse) || touchesResponse(run, executor);
  return run.waitForPromise(promise, touches, flow);
}

/** `new Name(...)`. */
export function evaluateNew(run: Run, node: ts.NewExpression, flow: Flow): Value {
  const callee = unwrap(node.expression);
  const isPromise = ts.isIdentifier(callee) && callee.text === 'Promise' && !flow.frame.find('Promise');
  const made = isPromise ? unknown : run.evaluate(callee, flow);
  const args = evaluateArguments(run, node.arguments ?? [], flow);
  if (isPromise) return makeExecutor(run, node, args[0], flow);
  if (made.kind === 'import' && makesRouter(made.module, made.path))
    return { kind: 'router', router: { site: node, handlers: [] } };
  callUnseen(run, node, args, flow);
  const what =
    made.kind === 'library'
      ? made.what
      : made.kind === 'import'
        ? libraryExport(made.module, made.path)?.gives
        : undefined;
  const instance = what === undefined ? undefined : libraryMember(what, 'new')?.gives;
  if (instance !== undefined) return { kind: 'library', what: instance };
  if (made.kind === 'import' && (run.isLoading || isServicePackage(made.module)))
    return { kind: 'client', module: made.module };
  if (run.isLoading) return { kind: 'client' };
  if (!ts.isIdentifier(callee)) return unknown;
  if (callee.text === 'Date') return { kind: 'data', what: 'a date' };
  return /^(?:Map|Set|Array|Object)$/.test(callee.text) ? { kind: 'data', what: 'an object' } : unknown;
}
