import { ts } from 'ts-morph';
import type { Binding, Scopes } from '../syntax/build-scopes';

/** A call of a function of the source. */
export interface LocalCall {
  readonly node: ts.CallExpression;
  readonly arguments: readonly ts.Expression[];
  /** The list whose items are given one by one, when the function is the callback of a method of it. */
  readonly item?: ts.Expression;
}

/** The calls of a function that are seen, and whether there can be no others. */
export interface LocalCalls {
  readonly calls: readonly LocalCall[];
  readonly isComplete: boolean;
}

/** A function of the source, other than a method. */
export type LocalFunction = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;

/** Whether a node is a function other than a method. */
export const isFunction = (node: ts.Node): node is LocalFunction =>
  ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isArrowFunction(node);

const iterating = new Set(['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'find']);

/** The node around a function that stands for it: its parentheses. */
function outermost(node: ts.Node): ts.Node {
  let outer = node;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  return outer;
}

/** The variable that holds a function and nothing else. */
export function holderOf(fn: ts.SignatureDeclaration, scopes: Scopes): Binding | undefined {
  let name: ts.Node | undefined;
  if (ts.isFunctionDeclaration(fn)) name = fn.name;
  else {
    const outer = outermost(fn);
    const { parent } = outer;
    if (ts.isVariableDeclaration(parent) && parent.initializer === outer) name = parent.name;
    if (ts.isBinaryExpression(parent) && parent.right === outer) name = parent.left;
  }
  const binding = name && ts.isIdentifier(name) ? scopes.bindingOf(name) : undefined;
  return binding?.writes.length === 1 ? binding : undefined;
}

function callAt(node: ts.Node): LocalCall | undefined {
  const outer = outermost(node);
  const { parent } = outer;
  if (!ts.isCallExpression(parent)) return undefined;
  if (parent.expression === outer) return { node: parent, arguments: parent.arguments };
  const callee = parent.expression;
  if (parent.arguments[0] !== outer || !ts.isPropertyAccessExpression(callee)) return undefined;
  return iterating.has(callee.name.text)
    ? { node: parent, arguments: [], item: callee.expression }
    : undefined;
}

/** Finds the calls of a function of the source: through the variable that holds it, in place, or as a callback of a list. */
export function callsOf(fn: ts.SignatureDeclaration, scopes: Scopes): LocalCalls {
  const holder = holderOf(fn, scopes);
  if (!holder) {
    const call = callAt(fn);
    return { calls: call ? [call] : [], isComplete: call !== undefined };
  }
  const uses = holder.uses.filter((use) => use.parent !== outermost(fn).parent);
  const calls = uses.flatMap((use) => callAt(use) ?? []);
  return { calls, isComplete: calls.length === uses.length };
}

/** The functions of the source that an expression can be; none when it can be anything else. */
export function functionsAt(expression: ts.Node, scopes: Scopes): LocalFunction[] {
  let node = expression;
  while (ts.isParenthesizedExpression(node)) node = node.expression;
  if (isFunction(node)) return [node];
  const binding = ts.isIdentifier(node) ? scopes.bindingOf(node) : undefined;
  const values = binding?.writes.map((write) =>
    write.from === 'value' && write.path.length === 0 && isFunction(write.value) ? write.value : undefined,
  );
  return values?.every((value) => value !== undefined) ? values : [];
}
