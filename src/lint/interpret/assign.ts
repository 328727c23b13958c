import { ts } from 'ts-morph';
import { unwrap } from '../index-source';
import type { Value } from './domain';
import { noteAssignment } from './facts';
import { step, type Flow } from './flow';
import { readMember } from './read-member';
import type { Run } from './run';
import { holdsResponse, joinValues, unknown } from './value';

const K = ts.SyntaxKind;

/** The name that a chain of members starts with. */
export function rootOf(node: ts.Expression): ts.Identifier | undefined {
  let inner = unwrap(node);
  while (ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner))
    inner = unwrap(inner.expression);
  return ts.isIdentifier(inner) ? inner : undefined;
}

/** Tells the rules that something is written to. */
export function emitWrite(run: Run, target: ts.Expression, flow: Flow): void {
  const root = rootOf(target);
  if (!root || run.isLoading) return;
  const cell = flow.frame.find(root.text);
  if (cell) run.events.emit('write', { node: target, name: root.text, isModule: cell.frame.isModule });
}

/** What is assigned when `module.exports`, `exports` or a member of them is; undefined for anything else. */
function exportedName(target: ts.Expression, flow: Flow): string | undefined {
  const root = rootOf(target);
  if (!root || (root.text !== 'exports' && root.text !== 'module')) return undefined;
  const written = target.getText().replace(/\s/g, '');
  const match = /^(?:module\.)?exports(?:\.([\w$]+)|\[['"](.+)['"]\])?$/.exec(written);
  if (!match || flow.frame.find('module')) return undefined;
  return match[1] ?? match[2] ?? (written === 'exports' ? '' : 'module.exports');
}

function assignTo(run: Run, target: ts.Expression, value: Value, flow: Flow, from?: ts.Expression): void {
  const inner = unwrap(target);
  const name = exportedName(inner, flow);
  if (name !== undefined) run.exported.set(name, { value, node: from ?? inner });
  if (ts.isIdentifier(inner)) {
    const cell = flow.frame.find(inner.text);
    if (!cell) return;
    cell.value = joinValues(cell.value, value);
    noteAssignment(run, { cell, name: inner.text, value, ...(from && { from }) }, flow);
    return emitWrite(run, inner, flow);
  }
  if (ts.isObjectLiteralExpression(inner)) {
    for (const property of inner.properties) {
      if (ts.isShorthandPropertyAssignment(property))
        assignTo(run, property.name, readMember(run, property, value, property.name.text, flow), flow);
      else if (ts.isPropertyAssignment(property)) assignTo(run, property.initializer, unknown, flow);
    }
    return;
  }
  if (ts.isArrayLiteralExpression(inner)) {
    for (const element of inner.elements)
      if (!ts.isOmittedExpression(element)) assignTo(run, element, unknown, flow);
    return;
  }
  if (ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner))
    assignMember(run, inner, value, flow);
}

function assignMember(
  run: Run,
  target: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  value: Value,
  flow: Flow,
): void {
  const object = run.evaluate(target.expression, flow);
  const name = ts.isPropertyAccessExpression(target) ? target.name.text : undefined;
  if (ts.isElementAccessExpression(target)) run.evaluate(target.argumentExpression, flow);
  emitWrite(run, target, flow);
  if (object.kind === 'response' && (name === 'statusCode' || name === 'statusMessage')) {
    run.events.emit('header', { node: target, method: name, worlds: flow.worlds, isChained: false });
    step(flow, (world) => (world.sends === 0 ? { ...world, statusBy: world.statusBy ?? target } : world));
    return;
  }
  if (object.kind === 'object') object.members.set(name ?? `[${target.pos}]`, value);
  else if (object.kind === 'array') object.items.push(value);
  else if (holdsResponse(value)) {
    // Where it is kept, other code may find it.
    run.events.emit('escape', { node: target });
    step(flow, (world) => ({ ...world, escapedBy: world.escapedBy ?? target }));
  }
}

/** An assignment, `++` or `--`: what the target holds then. */
export function assign(
  run: Run,
  node: ts.BinaryExpression | ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  flow: Flow,
): Value {
  if (!ts.isBinaryExpression(node)) {
    run.evaluate(node.operand, flow);
    assignTo(run, node.operand, unknown, flow);
    return { kind: 'data', what: 'a number' };
  }
  const { kind } = node.operatorToken;
  const isPlain = kind === K.EqualsToken;
  const isLazy =
    kind === K.QuestionQuestionEqualsToken ||
    kind === K.BarBarEqualsToken ||
    kind === K.AmpersandAmpersandEqualsToken;
  const before = isPlain ? unknown : run.evaluate(node.left, flow);
  const given = run.evaluate(node.right, flow);
  const value = isPlain ? given : isLazy ? joinValues(before, given) : unknown;
  let from = unwrap(node.right);
  if (ts.isAwaitExpression(from)) from = unwrap(from.expression);
  assignTo(run, node.left, value, flow, isPlain ? from : undefined);
  return value;
}
