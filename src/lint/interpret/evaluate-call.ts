import { ts } from 'ts-morph';
import { unwrap } from '../index-source';
import { iterations, listenerMethods, tellers } from '../names/callback-methods';
import { platformCall } from '../names/platform-members';
import { plainMethods } from '../names/response-methods';
import { libraryMember } from '../names/library-members';
import { guessMethod, guessOfClient, isServicePackage, isWorkGlobal } from '../names/work-names';
import { rootOf } from './assign';
import { breakOff } from './break-off';
import { callImported } from './call-imported';
import { callLibrary } from './call-library';
import { callIteration } from './call-iteration';
import { callRouterMethod } from './call-router';
import { callTimer, clearTimer, isTimer } from './call-timer';
import { callUnseen, isShared, noteEscape, takesError } from './call-unseen';
import type { Value } from './domain';
import { copyExports } from './copy-exports';
import { evaluateArguments } from './evaluate-arguments';
import { evidenceOf } from './evidence-of';
import { executeFunction } from './execute-function';
import { isDead, type Flow } from './flow';
import { addListener, callPipe } from './listen';
import { makeDeferred } from './make-deferred';
import { makeChain, makeDone, makeParts } from './make-promise';
import { readEach, readMember } from './read-member';
import { resultOfPlain } from './result-of-plain';
import type { Run } from './run';
import { writtenName } from './written-name';
import { absent, alternativesOf, closuresOf, holdsResponse, nothing, text, unknown } from './value';

interface Method {
  readonly node: ts.CallExpression;
  readonly receiver: ts.Expression;
  readonly value: Value;
  readonly member: Value;
  readonly name: string;
}

const isGlobal = (node: ts.Expression, name: string, flow: Flow): boolean =>
  ts.isIdentifier(node) && node.text === name && !flow.frame.find(name);

/** The one alternative that means something; a parameter with a preset, say, has a second one that does not. */
function relevant(value: Value): Value {
  const [first, ...others] = alternativesOf(value).filter(
    ({ kind }) => kind !== 'unknown' && kind !== 'literal',
  );
  return first && others.length === 0 ? first : value;
}

function callChain(
  run: Run,
  { node, value, name }: Method,
  args: readonly Value[],
  flow: Flow,
): Value | undefined {
  if (value.kind === 'response' || value.kind === 'object') return undefined;
  if (value.kind === 'literal') {
    // It is no promise, and has no such method.
    flow.exits.thrown.push({ worlds: flow.worlds, node });
    flow.worlds = [];
    return unknown;
  }
  const written = rootCall(node).getText(run.index.file);
  const label = /^[\w$.]{1,60}$/.test(written) ? written : 'a promise';
  const [first, second] = args;
  switch (name) {
    case 'then':
      return makeChain(
        run,
        node,
        label,
        value,
        { ...(first && { onFulfilled: first }), ...(second && { onRejected: second }) },
        flow,
      );
    case 'catch':
      return makeChain(run, node, label, value, first ? { onRejected: first } : {}, flow);
    case 'finally':
      return makeChain(run, node, label, value, first ? { onFinally: first } : {}, flow);
    default:
      return undefined;
  }
}

/** What the call that a chain of `then`, `catch` and `finally` starts with calls. */
function rootCall(node: ts.CallExpression): ts.Expression {
  let inner: ts.Expression = node;
  for (;;) {
    if (!ts.isCallExpression(inner)) return inner;
    const callee = unwrap(inner.expression);
    if (!ts.isPropertyAccessExpression(callee) || !/^(?:then|catch|finally)$/.test(callee.name.text))
      return callee;
    inner = unwrap(callee.expression);
  }
}

function callPromiseStatic(
  run: Run,
  node: ts.CallExpression,
  name: string,
  args: readonly Value[],
  flow: Flow,
): Value {
  const [first] = args;
  switch (name) {
    case 'all':
    case 'any':
      return makeParts(run, node, first ? [first] : [], { rejects: true }, flow);
    case 'race':
      return makeParts(run, node, first ? [first] : [], { rejects: true, isRace: true }, flow);
    case 'allSettled':
      return makeParts(run, node, first ? [first] : [], { rejects: false }, flow);
    case 'reject': {
      const isEmpty =
        !first || (first.kind === 'literal' && (first.value === undefined || first.value === null));
      const thrown = { worlds: flow.worlds, node, ...(isEmpty && { isEmpty }) };
      return { kind: 'promise', promise: { id: run.nextId(), site: node, of: 'rejected', thrown } };
    }
    case 'withResolvers':
      return makeDeferred(run, node, flow);
    case 'resolve':
      return first?.kind === 'promise' ? first : makeDone(run, node, first ?? nothing, []);
    default:
      return unknown;
  }
}

function callPlatform(run: Run, { node, value, name }: Method, args: readonly Value[], flow: Flow): Value {
  if (value.kind !== 'platform') return unknown;
  const called = platformCall(value.what, name);
  if (!called) return callUnseen(run, node, args, flow);
  if (!called.isWork) return called.value;
  const written = writtenName(unwrap(node.expression));
  return value.what === 'functions'
    ? executeFunction(run, node, written, args, flow)
    : run.startWork(node, written, flow, { isPlain: true }, called.value);
}

/**
 * The function that a method calls for each item, when it is one that does. It comes first, or second in the few that
 * have what they go through as an argument.
 */
function iteratorIn(name: string, args: readonly Value[]): Value | undefined {
  const position = iterations.get(name);
  if (position === undefined) return undefined;
  const [closure] = closuresOf(args[position]);
  if (!closure) return undefined;
  // Drivers have a `find` that takes a callback; whatever its parameter is called, all others go through items.
  const isCallback = name === 'find' && closure.node.parameters.length === 2 && takesError(closure);
  return isCallback ? undefined : args[position];
}

/** Whether a list holds something; undefined where that is not known. */
function includesIn(list: Value, item: Value | undefined): Value | undefined {
  if (list.kind !== 'array' || item?.kind !== 'literal' || !item.isFixed) return undefined;
  if (!list.items.every(({ kind }) => kind === 'literal')) return undefined;
  const value = list.items.some((each) => each.kind === 'literal' && each.value === item.value);
  return { kind: 'literal', value, isFixed: true };
}

function callMethod(run: Run, method: Method, args: readonly Value[], flow: Flow): Value {
  const { node, receiver, value, member, name } = method;
  run.events.emit('call', { node, method: name, receiver: value, args, isShared: isShared(receiver, flow) });
  if (isGlobal(receiver, 'Promise', flow)) return callPromiseStatic(run, node, name, args, flow);
  const chain = /^(?:then|catch|finally)$/.test(name) ? callChain(run, method, args, flow) : undefined;
  if (chain) return chain;
  if (value.kind === 'response' && member.kind === 'response-method')
    return run.respond(node, name, args, flow);
  if (value.kind === 'response' && !plainMethods.has(name) && !listenerMethods.has(name)) {
    // One that middleware has added, or whose name is made up as it runs: it may well respond.
    noteEscape(run, [value], node, flow);
    return callUnseen(run, node, args, flow);
  }
  if (value.kind === 'platform') return callPlatform(run, method, args, flow);
  if (value.kind === 'router') return callRouterMethod(run, value.router, name, args, node, flow);
  // What is bound beyond `this` is out of sight.
  if (name === 'bind' && args.length < 2 && member.kind === 'unknown') return value;
  if ((name === 'call' || name === 'apply') && value.kind === 'closure')
    return run.call(value, name === 'call' ? args.slice(1) : [], node, flow);
  if (listenerMethods.has(name) && args.length >= 2)
    return addListener(run, { node, receiver, value, name }, args, flow);
  if (name === 'pipe' && args[0]) return callPipe(run, { node, receiver, value, name }, args[0], flow);
  if (name === 'unref' && value.kind === 'timer') return clearTimer(value, flow);
  if (value.kind === 'array' && (name === 'push' || name === 'unshift')) {
    value.items.push(...args);
    return unknown;
  }
  const held = name === 'includes' ? includesIn(value, args[0]) : undefined;
  if (held) return held;
  const iterator = iteratorIn(name, args);
  if (iterator) return callIteration(run, name, value, iterator, args, flow);
  if (value.kind === 'library') return callLibrary(run, node, libraryMember(value.what, name), args, flow);
  if (isGlobal(receiver, 'process', flow) && /^(?:exit|abort|reallyExit)$/.test(name)) {
    run.events.emit('exit', { node, worlds: flow.worlds });
    flow.worlds = [];
    return unknown;
  }
  if (isGlobal(receiver, 'process', flow) && name === 'nextTick')
    return callTimer(run, node, name, args, flow);
  const plain = resultOfPlain(receiver, value, name);
  if (plain) {
    run.mayThrow(flow);
    return plain;
  }
  if (member.kind === 'import') return callImported(run, node, member, args, flow);
  if (closuresOf(member).length > 0 || member.kind === 'promisified' || member.kind === 'settler')
    return run.call(member, args, node, flow);
  const root = rootOf(receiver);
  if (root && tellers.test(root.text)) return nothing;
  return callUnknownMethod(run, method, args, flow);
}

function callUnknownMethod(
  run: Run,
  { node, receiver, value, name }: Method,
  args: readonly Value[],
  flow: Flow,
): Value {
  const result = callUnseen(run, node, args, flow);
  if (isDead(flow) || args.some(({ kind }) => kind === 'closure') || args.some(holdsResponse)) return result;
  const label = unwrap(node.expression).getText(run.index.file);
  const isClient = value.kind === 'client' || (value.kind === 'unknown' && isShared(receiver, flow));
  const module = value.kind === 'client' ? value.module : undefined;
  const written = receiver.getText(run.index.file);
  const guess = isClient ? guessOfClient(module, written, name) : guessMethod(name);
  const isAwaited = run.index.awaited.has(label) && name !== 'get';
  // What a client gives without work is a part of it: a topic, a document, a query.
  if (guess === 'none' && !isAwaited) return isServicePackage(module) ? value : result;
  return run.startWork(node, writtenName(unwrap(node.expression)), flow, evidenceOf(guess, isAwaited));
}

function callGlobal(
  run: Run,
  node: ts.CallExpression,
  name: string,
  args: readonly Value[],
  flow: Flow,
): Value {
  if (isTimer(name) || name === 'queueMicrotask') return callTimer(run, node, name, args, flow);
  if (/^clear(?:Timeout|Interval|Immediate)$/.test(name))
    return args[0] ? clearTimer(args[0], flow) : unknown;
  if (isWorkGlobal(name)) return run.startWork(node, name, flow);
  if (name === 'String') return text;
  if (name === 'Number' || name === 'parseInt' || name === 'parseFloat')
    return { kind: 'data', what: 'a number' };
  if (name === 'Boolean') return { kind: 'data', what: 'true or false' };
  return callUnseen(run, node, args, flow);
}

/** The name of a member as it is written, or as the value in brackets has it; undefined where only a run can tell. */
function nameOfMember(
  run: Run,
  callee: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  flow: Flow,
): string | undefined {
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text;
  const key = run.evaluate(callee.argumentExpression, flow);
  return key.kind === 'literal' ? String(key.value) : undefined;
}

/** Whether a call parses what is not there. */
const parsesNothing = (
  receiver: ts.Expression,
  name: string | undefined,
  args: readonly Value[],
  flow: Flow,
): boolean =>
  name === 'parse' &&
  args[0] === absent &&
  (isGlobal(receiver, 'JSON', flow) || isGlobal(receiver, 'EJSON', flow));

/** Whether a call is made: on some path its arguments have come to their end. */
function isMadeAt(run: Run, node: ts.CallExpression, flow: Flow): boolean {
  const isMade = !isDead(flow);
  if (isMade) run.unmade.delete(node);
  else run.unmade.add(node);
  return isMade;
}

/** A call: of a method, of a function at hand, of a global or of something that cannot be seen. */
export function evaluateCall(run: Run, node: ts.CallExpression, flow: Flow): Value {
  const callee = unwrap(node.expression);
  const copied = copyExports(run, node, flow);
  if (copied) return copied;
  const [imported] = node.arguments;
  // What compilers make of an import gives the module itself.
  if (
    imported &&
    /(?:^|\.)(?:__import(?:Star|Default)|_interopRequire(?:Default|Wildcard))$/.test(callee.getText())
  )
    return run.evaluate(imported, flow);
  if (callee.kind === ts.SyntaxKind.ImportKeyword && imported && ts.isStringLiteralLike(imported))
    return makeDone(run, node, run.importOf(imported.text, []), []);
  if (ts.isIdentifier(callee) && callee.text === 'require' && node.arguments.length === 1) {
    const [module] = node.arguments;
    if (module && ts.isStringLiteralLike(module) && !flow.frame.find('require'))
      return run.importOf(module.text, []);
  }
  if (ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee)) {
    const receiver = unwrap(callee.expression);
    const given = run.evaluate(receiver, flow);
    const value = relevant(given);
    const name = nameOfMember(run, callee, flow);
    const member = relevant(
      name === undefined ? readEach(value) : readMember(run, callee, value, name, flow),
    );
    const isMissing = member === absent && !callee.questionDotToken && !node.questionDotToken;
    const args = evaluateArguments(run, node.arguments, flow);
    if ((isMissing && given === value) || parsesNothing(receiver, name, args, flow)) breakOff(run, flow);
    if (!isMadeAt(run, node, flow)) return unknown;
    return callMethod(run, { node, receiver, value, member, name: name ?? '' }, args, flow);
  }
  const value = callee.kind === ts.SyntaxKind.SuperKeyword ? unknown : relevant(run.evaluate(callee, flow));
  const args = evaluateArguments(run, node.arguments, flow);
  if (!isMadeAt(run, node, flow)) return unknown;
  if (value.kind === 'import') return callImported(run, node, value, args, flow);
  if (value.kind !== 'unknown' && value.kind !== 'client' && value.kind !== 'literal')
    return run.call(value, args, node, flow);
  if (ts.isIdentifier(callee) && !flow.frame.find(callee.text))
    return callGlobal(run, node, callee.text, args, flow);
  if (ts.isFunctionExpression(callee) || ts.isArrowFunction(callee)) return run.call(value, args, node, flow);
  const result = callUnseen(run, node, args, flow, { receiver: value });
  const label = callee.getText(run.index.file);
  const isAwaited = run.index.awaited.has(label) && !args.some(holdsResponse);
  return isAwaited && !isDead(flow) ? run.startWork(node, label, flow, { isLikely: true }) : result;
}
