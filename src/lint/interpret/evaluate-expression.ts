import { ts } from 'ts-morph';
import { isAssignment } from '../../syntax/is-assignment';
import { isTypeNode } from '../../syntax/is-type-node';
import { unwrap } from '../index-source';
import { assign, emitWrite } from './assign';
import { breakOff } from './break-off';
import type { Value, World } from './domain';
import { evaluateCall } from './evaluate-call';
import { evaluateNew } from './evaluate-new';
import { followImport, membersOf } from './follow-import';
import { isDead, runFrom, step, type Flow } from './flow';
import { forgetShared } from './facts';
import { isUndeclared } from './is-undeclared';
import { reach } from './make-promise';
import { readAny, readAwaited, readMember } from './read-member';
import type { Run } from './run';
import { joinValues, nothing, promisesOf, text, unknown } from './value';
import { endWork, joinWorlds } from './world';

const K = ts.SyntaxKind;

function evaluateIdentifier(run: Run, node: ts.Identifier, flow: Flow): Value {
  if (node.text === 'undefined') return nothing;
  const cell = flow.frame.find(node.text);
  // Modules that load each other may have come to know more since.
  if (cell) return followImport(cell.value);
  if (node.text === 'context' && run.protocol === 'app-services')
    return { kind: 'platform', what: 'context' };
  if (isUndeclared(run, node)) breakOff(run, flow);
  return unknown;
}

/** Whether a value stands for work that runs already, and for nothing else. */
function isRunning(value: Value, worlds: readonly World[]): boolean {
  const { tasks } = reach(value);
  return tasks.size > 0 && [...tasks].every((task) => worlds.some(({ live }) => live.includes(task)));
}

const noTasks: ReadonlySet<number> = new Set();

/** What is awaited although it takes a callback gives a promise as well: the callback has been called when that is settled. */
function endCallbacksOf(call: ts.Expression, flow: Flow): void {
  const called = new Set(
    flow.worlds.flatMap(({ pending }) =>
      pending.filter(
        ({ kind, site, touchesResponse }) => kind === 'callback' && site === call && !touchesResponse,
      ),
    ),
  );
  if (called.size > 0) step(flow, (world) => endWork(world, noTasks, called));
}

function evaluateAwait(run: Run, node: ts.AwaitExpression, flow: Flow): Value {
  const before = flow.worlds;
  const isAfter = run.quiet === 0 && run.protocol === 'framework' && before.some(({ sends }) => sends > 0);
  // What is awaited is one finding, whatever it starts in turn.
  if (isAfter) run.quiet++;
  const value = run.evaluate(node.expression, flow);
  const isPromise = promisesOf(value).length > 0;
  const awaited = unwrap(node.expression);
  if (!isPromise) {
    run.mayFail(flow.worlds, flow);
    if (ts.isCallExpression(awaited)) run.noteWork(before);
    endCallbacksOf(awaited, flow);
  }
  const settled = isPromise ? run.settle(value, flow) : readAwaited(value);
  if (isAfter) run.quiet--;
  // Work that was started before the response was told of when the response was sent.
  // What is awaited under a name was started elsewhere.
  const isCall = ts.isCallExpression(awaited) && !run.unmade.has(awaited);
  if (isAfter && (isPromise || isCall) && !isRunning(value, before)) {
    const name = (ts.isCallExpression(awaited) ? awaited.expression : awaited).getText(run.index.file);
    const tasks = [...reach(value).tasks].flatMap((task) => run.tasks.get(task) ?? []);
    run.events.emit('work', { node, name, tasks, worlds: before });
  }
  forgetShared(run, flow);
  return settled;
}

function evaluateConditional(run: Run, node: ts.ConditionalExpression, flow: Flow): Value {
  const { whenTrue, whenFalse } = run.decide(node.condition, flow);
  let first: Value = unknown;
  let second: Value = unknown;
  const afterFirst = runFrom(flow, whenTrue, (inner) => (first = run.evaluate(node.whenTrue, inner)));
  const afterSecond = runFrom(flow, whenFalse, (inner) => (second = run.evaluate(node.whenFalse, inner)));
  flow.worlds = joinWorlds(afterFirst, afterSecond);
  if (whenTrue.length === 0) return second;
  return whenFalse.length === 0 ? first : joinValues(first, second);
}

function evaluateShortCircuit(run: Run, node: ts.BinaryExpression, flow: Flow): Value {
  const { kind } = node.operatorToken;
  let right: Value = unknown;
  if (kind === K.QuestionQuestionToken) {
    const left = run.evaluate(node.left, flow);
    const after = runFrom(flow, flow.worlds, (inner) => (right = run.evaluate(node.right, inner)));
    flow.worlds = joinWorlds(flow.worlds, after);
    return joinValues(left, right);
  }
  const { whenTrue, whenFalse } = run.decide(node.left, flow);
  const isAnd = kind === K.AmpersandAmpersandToken;
  const after = runFrom(
    flow,
    isAnd ? whenTrue : whenFalse,
    (inner) => (right = run.evaluate(node.right, inner)),
  );
  flow.worlds = joinWorlds(isAnd ? whenFalse : whenTrue, after);
  const left = unwrap(node.left);
  const kept = ts.isIdentifier(left) ? (flow.frame.find(left.text)?.value ?? unknown) : unknown;
  return joinValues(kept, right);
}

const comparisons = new Set<ts.SyntaxKind>([
  ...[K.LessThanToken, K.GreaterThanToken, K.LessThanEqualsToken, K.GreaterThanEqualsToken],
  ...[K.InstanceOfKeyword, K.InKeyword],
  ...[
    K.EqualsEqualsToken,
    K.EqualsEqualsEqualsToken,
    K.ExclamationEqualsToken,
    K.ExclamationEqualsEqualsToken,
  ],
]);

const isText = (value: Value): boolean =>
  value.kind === 'text' || (value.kind === 'literal' && typeof value.value === 'string');

function evaluateBinary(run: Run, node: ts.BinaryExpression, flow: Flow): Value {
  const { kind } = node.operatorToken;
  if (isAssignment(node)) return assign(run, node, flow);
  if (kind === K.AmpersandAmpersandToken || kind === K.BarBarToken || kind === K.QuestionQuestionToken)
    return evaluateShortCircuit(run, node, flow);
  const left = run.evaluate(node.left, flow);
  const right = run.evaluate(node.right, flow);
  if (kind === K.CommaToken) return right;
  if (kind === K.PlusToken) return isText(left) || isText(right) ? text : unknown;
  return comparisons.has(kind) ? { kind: 'data', what: 'true or false' } : { kind: 'data', what: 'a number' };
}

function evaluateObject(run: Run, node: ts.ObjectLiteralExpression, flow: Flow): Value {
  const members = new Map<string, Value>();
  for (const property of node.properties) {
    if (ts.isPropertyAssignment(property)) {
      const value = run.evaluate(property.initializer, flow);
      if (!ts.isComputedPropertyName(property.name)) members.set(property.name.text, value);
      else members.set(`[${property.pos}]`, value);
    } else if (ts.isShorthandPropertyAssignment(property)) {
      members.set(property.name.text, run.evaluate(property.name, flow));
    } else if (ts.isMethodDeclaration(property)) {
      if (!ts.isComputedPropertyName(property.name))
        members.set(property.name.text, { kind: 'closure', node: property, frame: flow.frame });
    } else if (ts.isSpreadAssignment(property)) {
      const value = run.evaluate(property.expression, flow);
      const known = membersOf(value);
      for (const [key, each] of known) members.set(key, each);
      if (known.length === 0 && value.kind !== 'object') members.set(`[${property.pos}]`, unknown);
    }
  }
  return { kind: 'object', members };
}

function evaluateArray(run: Run, node: ts.ArrayLiteralExpression, flow: Flow): Value {
  const items: Value[] = [];
  for (const element of node.elements) {
    if (ts.isSpreadElement(element)) {
      const value = run.evaluate(element.expression, flow);
      if (value.kind === 'array') items.push(...value.items);
    } else if (!ts.isOmittedExpression(element)) items.push(run.evaluate(element, flow));
  }
  return { kind: 'array', items };
}

function evaluateUnary(
  run: Run,
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  flow: Flow,
): Value {
  if (node.operator === K.PlusPlusToken || node.operator === K.MinusMinusToken)
    return assign(run, node, flow);
  const value = run.evaluate(node.operand, flow);
  if (node.operator === K.ExclamationToken) return { kind: 'data', what: 'true or false' };
  if (node.operator === K.MinusToken && value.kind === 'literal' && typeof value.value === 'number')
    return { kind: 'literal', value: -value.value };
  return { kind: 'data', what: 'a number' };
}

/** Evaluates what is in an expression that means nothing special. */
function evaluateParts(run: Run, node: ts.Node, flow: Flow): void {
  ts.forEachChild(node, (child) => {
    if (isDead(flow) || isTypeNode(child)) return;
    if (ts.isExpression(child)) run.evaluate(child, flow);
    else if (ts.isTemplateSpan(child)) run.evaluate(child.expression, flow);
  });
}

function evaluateProperty(run: Run, node: ts.PropertyAccessExpression, flow: Flow): Value {
  return readMember(run, node, run.evaluate(node.expression, flow), node.name.text, flow);
}

function evaluateElement(run: Run, node: ts.ElementAccessExpression, flow: Flow): Value {
  const value = run.evaluate(node.expression, flow);
  const key = run.evaluate(node.argumentExpression, flow);
  return key.kind === 'literal' ? readMember(run, node, value, String(key.value), flow) : readAny(value);
}

function evaluateDelete(run: Run, { expression }: ts.DeleteExpression, flow: Flow): Value {
  run.evaluate(expression, flow);
  emitWrite(run, expression, flow);
  return unknown;
}

function evaluateVoid(run: Run, { expression }: ts.VoidExpression, flow: Flow): Value {
  run.evaluate(expression, flow);
  return nothing;
}

/** What an expression stands for that holds no other one; undefined for any other. */
function evaluateLiteral(node: ts.Expression): Value | undefined {
  if (ts.isStringLiteralLike(node)) return { kind: 'literal', value: node.text };
  if (ts.isNumericLiteral(node)) return { kind: 'literal', value: Number(node.text) };
  switch (node.kind) {
    case K.TrueKeyword:
      return { kind: 'literal', value: true };
    case K.FalseKeyword:
      return { kind: 'literal', value: false };
    case K.NullKeyword:
      return { kind: 'literal', value: null };
    default:
      return undefined;
  }
}

/** Goes through an expression with all its effects on the worlds, and tells what it may stand for. */
export function evaluateExpression(run: Run, node: ts.Expression, flow: Flow): Value {
  run.spend();
  if (ts.isIdentifier(node)) return evaluateIdentifier(run, node, flow);
  if (ts.isPropertyAccessExpression(node)) return evaluateProperty(run, node, flow);
  if (ts.isCallExpression(node)) return evaluateCall(run, node, flow);
  const literal = evaluateLiteral(node);
  if (literal) return literal;
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node))
    return { kind: 'closure', node, frame: flow.frame };
  const inner = unwrap(node);
  if (inner !== node) return run.evaluate(inner, flow);
  if (ts.isNewExpression(node)) return evaluateNew(run, node, flow);
  if (ts.isAwaitExpression(node)) return evaluateAwait(run, node, flow);
  if (ts.isElementAccessExpression(node)) return evaluateElement(run, node, flow);
  if (ts.isConditionalExpression(node)) return evaluateConditional(run, node, flow);
  if (ts.isBinaryExpression(node)) return evaluateBinary(run, node, flow);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node))
    return evaluateUnary(run, node, flow);
  if (ts.isVoidExpression(node)) return evaluateVoid(run, node, flow);
  if (ts.isDeleteExpression(node)) return evaluateDelete(run, node, flow);
  if (ts.isObjectLiteralExpression(node)) return evaluateObject(run, node, flow);
  if (ts.isArrayLiteralExpression(node)) return evaluateArray(run, node, flow);
  if (ts.isClassExpression(node)) return unknown;
  evaluateParts(run, node, flow);
  return ts.isTemplateExpression(node) ? text : unknown;
}
