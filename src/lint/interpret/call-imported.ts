import type { ts } from 'ts-morph';
import { unwrap } from '../index-source';
import { guessImported, isBuiltIn, isServicePackage } from '../names/work-names';
import { isFirebase, makesRouter, passesToNext } from '../names/web-frameworks';
import { isKnownLibrary, libraryExport } from '../names/library-members';
import { callLibrary } from './call-library';
import { callTimer, isTimer } from './call-timer';
import { callUnseen } from './call-unseen';
import type { Value } from './domain';
import { evidenceOf } from './evidence-of';
import { isDead, step, type Flow } from './flow';
import { makeRequestEmitter } from './listen';
import { makeDeferred } from './make-deferred';
import { makeDone } from './make-promise';
import type { Run } from './run';
import { holdsResponse, nothing, unknown } from './value';
import { markSent } from './world';

/** Calls what another module exports: by what is known of the module, or by its name. */
export function callImported(
  run: Run,
  node: ts.CallExpression,
  value: Extract<Value, { kind: 'import' }>,
  args: readonly Value[],
  flow: Flow,
): Value {
  const { module, path } = value;
  const name = path.at(-1) ?? '';
  const label = unwrap(node.expression).getText(run.index.file);
  const from = module.replace(/^node:/, '');
  run.events.emit('imported', { node, module: from, path, args });
  if (from === '@google-cloud/functions-framework') return unknown;
  if (isFirebase(from)) return callFirebase(value, name, args);
  if (makesRouter(from, path)) return { kind: 'router', router: { site: node, handlers: [] } };
  const [wrapped] = args;
  if (wrapped && passesToNext.test(from)) return wrapped;
  if (isKnownLibrary(module)) return callLibrary(run, node, libraryExport(module, path), args, flow);
  if (from === 'q' && name === 'defer') return makeDeferred(run, node, flow);
  if (from === 'util' && name === 'promisify')
    return { kind: 'promisified', name: node.arguments[0]?.getText(run.index.file) ?? label };
  if (from === 'stream/promises' || (from === 'stream' && name === 'pipeline'))
    return callPipeline(run, node, args, from, flow);
  if (/^https?$/.test(from) && (name === 'get' || name === 'request'))
    return makeRequestEmitter(run, node, args, flow);
  if (from === 'timers' && isTimer(name)) return callTimer(run, node, name, args, flow);
  if (from === 'stream' && name === 'finished') return callUnseen(run, node, args, flow, { isLibrary: true });
  const hasFunction = args.some(({ kind }) => kind === 'closure');
  const guess = hasFunction && isBuiltIn(module) ? 'none' : guessImported(module, path);
  if (run.isLoading && guess !== 'work') {
    callUnseen(run, node, args, flow, { receiver: value });
    const isMaker = path.length === 0 || /^(?:create|connect|new)|Pool|Client/.test(name);
    return isMaker || !isBuiltIn(module) ? { kind: 'client', module } : unknown;
  }
  const result = callUnseen(run, node, args, flow, {
    receiver: value,
    isLibrary: isBuiltIn(module) && from !== 'events',
  });
  if (isDead(flow) || guess === 'none' || hasFunction || args.some(holdsResponse)) {
    const isAwaited = run.index.awaited.has(label) && !hasFunction && !args.some(holdsResponse);
    if (isAwaited && !isBuiltIn(module)) return run.startWork(node, label, flow, { isLikely: true });
    return isServicePackage(module) ? { kind: 'client', module } : result;
  }
  return run.startWork(node, label, flow, evidenceOf(guess, run.index.awaited.has(label)));
}

/**
 * A function of Firebase's package: `region(...).runWith(...)` gives what has the same members as the module itself, and
 * what `onRequest` gives handles requests as what it was given does.
 */
function callFirebase(
  value: Extract<Value, { kind: 'import' }>,
  name: string,
  args: readonly Value[],
): Value {
  if (/^(?:region|runWith)$/.test(name)) return { ...value, path: value.path.slice(0, -1) };
  return (name === 'onRequest' ? args.at(-1) : undefined) ?? unknown;
}

/** `pipeline(source, response)`: it ends the response, and the source too when something fails. */
function callPipeline(
  run: Run,
  node: ts.CallExpression,
  args: readonly Value[],
  from: string,
  flow: Flow,
): Value {
  const label = unwrap(node.expression).getText(run.index.file);
  const isPromise = from === 'stream/promises';
  if (args.some(holdsResponse)) {
    const sending = run.sendingAt(node);
    run.events.emit('send', { sending, method: 'pipeline', worlds: flow.worlds, ends: true });
    step(flow, (world) => markSent(world, sending));
    if (isPromise) return makeDone(run, node, nothing, run.guards > 0 ? [{ worlds: flow.worlds }] : []);
    return unknown;
  }
  return isPromise
    ? run.startWork(node, label, flow)
    : callUnseen(run, node, args, flow, { isLibrary: true });
}
