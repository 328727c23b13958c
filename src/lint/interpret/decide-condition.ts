import { ts } from 'ts-morph';
import { unwrap } from '../index-source';
import type { Value, World } from './domain';
import { assumeEqual, assumeTruth, isEqual, isTruthy, subjectOf, type Subject } from './facts';
import { runFrom, type Flow } from './flow';
import type { Run } from './run';
import { truthOf } from './value';
import { isUnanswered, joinWorlds } from './world';

/** The worlds in which a condition holds, and those in which it does not. */
export interface Decided {
  whenTrue: World[];
  whenFalse: World[];
}

type Literal = Extract<Value, { kind: 'literal' }>['value'];

const K = ts.SyntaxKind;

const flip = ({ whenTrue, whenFalse }: Decided): Decided => ({ whenTrue: whenFalse, whenFalse: whenTrue });

function split(worlds: readonly World[], isSo: (world: World) => boolean | undefined): Decided {
  return {
    whenTrue: worlds.filter((world) => isSo(world) !== false),
    whenFalse: worlds.filter((world) => isSo(world) !== true),
  };
}

/** Decides by what a subject is known to be, and lets each side remember. */
function decideBy(
  worlds: readonly World[],
  isSo: (world: World) => boolean | undefined,
  assume: (world: World, truth: boolean) => World,
): Decided {
  const { whenTrue, whenFalse } = split(worlds, isSo);
  return {
    whenTrue: joinWorlds(whenTrue.map((world) => assume(world, true))),
    whenFalse: joinWorlds(whenFalse.map((world) => assume(world, false))),
  };
}

const headersSent = new Set(['headersSent', '_headerSent']);
const ended = new Set(['writableEnded', 'finished', 'writableFinished', 'destroyed']);

/** Whether a property of the response tells in a world that it was sent; undefined when it may or may not. */
function isSent(world: World, property: string): boolean | undefined {
  if (world.escapedBy) return undefined;
  if (headersSent.has(property)) return world.sends > 0 || world.flushedBy !== undefined;
  return world.sends > 0;
}

function decideBySends(run: Run, node: ts.Expression, flow: Flow): Decided | undefined {
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const name = node.name.text;
  if (!headersSent.has(name) && !ended.has(name)) return undefined;
  const value = run.evaluate(node.expression, flow);
  if (value.kind !== 'response') return undefined;
  return split(flow.worlds, (world) => isSent(world, name));
}

const equalities = new Map<ts.SyntaxKind, boolean>([
  [K.EqualsEqualsEqualsToken, true],
  [K.EqualsEqualsToken, true],
  [K.ExclamationEqualsEqualsToken, false],
  [K.ExclamationEqualsToken, false],
]);

function decideEquality(run: Run, node: ts.BinaryExpression, flow: Flow): Decided | undefined {
  const isSame = equalities.get(node.operatorToken.kind);
  if (isSame === undefined) return undefined;
  const left = run.evaluate(node.left, flow);
  const right = run.evaluate(node.right, flow);
  const [literal, other, value] =
    right.kind === 'literal'
      ? [right, node.left, left]
      : left.kind === 'literal'
        ? [left, node.right, right]
        : [];
  if (!literal || !other || !value) return { whenTrue: flow.worlds, whenFalse: flow.worlds };
  if (value.kind === 'literal' && (value.isFixed ?? literal.isFixed) && isKnown(other, value))
    return (value.value === literal.value) === isSame ? always(flow) : never(flow);
  const inner = unwrap(other);
  const byType = ts.isTypeOfExpression(inner) ? decideType(run, inner, literal.value, flow) : undefined;
  if (byType) return isSame ? byType : flip(byType);
  const told = decideResult(flow, other, (result) =>
    result.kind === 'literal' ? result.value === literal.value : undefined,
  );
  const subject = subjectOf(run, other, value, flow.frame);
  let decided = told ?? { whenTrue: flow.worlds, whenFalse: flow.worlds };
  if (!told && subject) {
    // `x == null` is true of undefined too, so that nothing but "no value" is known then.
    const isNothing = literal.value === null || literal.value === undefined;
    decided =
      isNothing && (isLoose(node) || subject.isObject)
        ? decideMissing(flow, subject, other)
        : decideLiteral(flow, subject, literal.value, other);
  }
  return isSame ? decided : flip(decided);
}

const isLoose = ({ operatorToken: { kind } }: ts.BinaryExpression): boolean =>
  kind === K.EqualsEqualsToken || kind === K.ExclamationEqualsToken;

const always = ({ worlds }: Flow): Decided => ({ whenTrue: worlds, whenFalse: [] });

const never = (flow: Flow): Decided => flip(always(flow));

/** Whether an expression is the same literal on all paths. */
const isKnown = (node: ts.Expression, value: Extract<Value, { kind: 'literal' }>): boolean =>
  value.isFixed === true || ts.isLiteralExpression(unwrap(node));

function decideLiteral(flow: Flow, subject: Subject, literal: Literal, node: ts.Node): Decided {
  const isSo = (world: World): boolean | undefined => isEqual(world, subject, literal);
  const { whenTrue, whenFalse } = decideBy(flow.worlds, isSo, (world, truth) =>
    assumeEqual(world, subject, literal, truth),
  );
  const isNothing = literal === null || literal === undefined;
  return { whenTrue: isNothing ? doubtMissing(flow.worlds, isSo, whenTrue, node) : whenTrue, whenFalse };
}

function decideMissing(flow: Flow, subject: Subject, node: ts.Node): Decided {
  const isMissing = (world: World): boolean | undefined => {
    if (isTruthy(world, subject)) return false;
    const known = [isEqual(world, subject, null), isEqual(world, subject, undefined)];
    if (known.includes(true)) return true;
    return known.includes(undefined) ? undefined : false;
  };
  const { whenTrue, whenFalse } = decideBy(flow.worlds, isMissing, (world, truth) => {
    if (truth) return assumeTruth(world, subject, false);
    if (subject.isObject) return assumeTruth(world, subject, true);
    return assumeEqual(assumeEqual(world, subject, null, false), subject, undefined, false);
  });
  return { whenTrue: doubtMissing(flow.worlds, isMissing, whenTrue, node), whenFalse };
}

/**
 * Where something is missing on the paths that were answered, as what answered gives nothing back, nobody can say that it
 * ever is on those that were not.
 *
 * @param missing the paths on which it is missing or may be, once the condition has told
 */
function doubtMissing(
  before: readonly World[],
  isMissing: (world: World) => boolean | undefined,
  missing: World[],
  node: ts.Node,
): World[] {
  const known = before.filter((world) => isMissing(world) === true);
  if (known.length === 0 || known.some(isUnanswered)) return missing;
  return missing.map((world) =>
    isUnanswered(world) ? { ...world, escapedBy: world.escapedBy ?? node } : world,
  );
}

/** `typeof x === 'undefined'`, and of what is an object where it is there, `typeof x === 'object'`. */
function decideType(
  run: Run,
  { expression }: ts.TypeOfExpression,
  type: Literal,
  flow: Flow,
): Decided | undefined {
  const subject = subjectOf(run, expression, run.evaluate(expression, flow), flow.frame);
  if (!subject) return undefined;
  if (type === 'undefined') return decideMissing(flow, subject, expression);
  return type === 'object' && subject.isObject ? flip(decideMissing(flow, subject, expression)) : undefined;
}

/** Decides by what the call that was just made gave back on each path. */
function decideResult(
  flow: Flow,
  node: ts.Expression,
  isSo: (result: Value) => boolean | undefined,
): Decided | undefined {
  let call = unwrap(node);
  if (ts.isAwaitExpression(call)) call = unwrap(call.expression);
  if (!ts.isCallExpression(call) || !flow.worlds.some(({ result }) => result?.of === call)) return undefined;
  const { whenTrue, whenFalse } = split(flow.worlds, ({ result }) =>
    result?.of === call ? isSo(result.value) : undefined,
  );
  const clear = ({ result: _, ...world }: World): World => world;
  return { whenTrue: joinWorlds(whenTrue.map(clear)), whenFalse: joinWorlds(whenFalse.map(clear)) };
}

function decideLogical(run: Run, node: ts.BinaryExpression, flow: Flow): Decided | undefined {
  const { kind } = node.operatorToken;
  if (kind !== K.AmpersandAmpersandToken && kind !== K.BarBarToken) return undefined;
  const left = run.decide(node.left, flow);
  const rest = kind === K.AmpersandAmpersandToken ? left.whenTrue : left.whenFalse;
  let right: Decided = { whenTrue: [], whenFalse: [] };
  runFrom(flow, rest, (inner) => {
    right = run.decide(node.right, inner);
  });
  return kind === K.AmpersandAmpersandToken
    ? { whenTrue: right.whenTrue, whenFalse: joinWorlds(left.whenFalse, right.whenFalse) }
    : { whenTrue: joinWorlds(left.whenTrue, right.whenTrue), whenFalse: right.whenFalse };
}

/** Evaluates a condition with all its effects, and parts the worlds by its outcome. */
export function decideCondition(run: Run, node: ts.Expression, flow: Flow): Decided {
  const inner = unwrap(node);
  if (ts.isPrefixUnaryExpression(inner) && inner.operator === K.ExclamationToken)
    return flip(run.decide(inner.operand, flow));
  if (ts.isBinaryExpression(inner)) {
    const decided = decideLogical(run, inner, flow) ?? decideEquality(run, inner, flow);
    if (decided) return decided;
  }
  const bySends = decideBySends(run, inner, flow);
  if (bySends) return bySends;
  const value = run.evaluate(inner, flow);
  const byResult = decideResult(flow, inner, truthOf);
  if (byResult) return byResult;
  const truth = truthOf(value);
  // A literal is only what the variable holds for now: what it holds on each path is a fact of that path.
  const isVaried = value.kind === 'union' || (value.kind === 'literal' && !value.isFixed);
  if (truth !== undefined && (!isVaried || isLiteralNode(inner))) return truth ? always(flow) : never(flow);
  const subject = subjectOf(run, inner, value, flow.frame);
  if (!subject) return { whenTrue: flow.worlds, whenFalse: flow.worlds };
  const { whenTrue, whenFalse } = decideBy(
    flow.worlds,
    (world) => isTruthy(world, subject),
    (world, isSo) => assumeTruth(world, subject, isSo),
  );
  // What counts as false because it is none is missing; a flag that is false is not.
  const isMissing = (world: World): boolean =>
    isEqual(world, subject, null) === true || isEqual(world, subject, undefined) === true;
  return { whenTrue, whenFalse: doubtMissing(flow.worlds, isMissing, whenFalse, inner) };
}

function isLiteralNode({ kind }: ts.Node): boolean {
  return (
    kind === K.TrueKeyword || kind === K.FalseKeyword || kind === K.NullKeyword || kind === K.NumericLiteral
  );
}
