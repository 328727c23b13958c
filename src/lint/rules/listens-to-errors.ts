import { ts } from 'ts-morph';
import { unwrap } from '../index-source';
import { listenerMethods } from '../names/callback-methods';

const isErrorListening = (node: ts.Node): boolean => {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const [event] = node.arguments;
  const isError = event !== undefined && ts.isStringLiteralLike(event) && event.text === 'error';
  return isError && listenerMethods.has(node.expression.name.text);
};

/** The expressions of a chain of calls that an expression is part of, from its start to its end. */
function chainOf(node: ts.Expression): ts.Expression[] {
  const chain: ts.Expression[] = [];
  let inner = unwrap(node);
  while (ts.isCallExpression(inner) || ts.isPropertyAccessExpression(inner)) {
    chain.unshift(inner);
    inner = unwrap(inner.expression);
  }
  chain.unshift(inner);
  let outer = node;
  for (;;) {
    const { parent } = outer;
    const isMember = ts.isPropertyAccessExpression(parent) && parent.expression === outer;
    const isCallee = ts.isCallExpression(parent) && parent.expression === outer;
    if (!isMember && !isCallee && !ts.isParenthesizedExpression(parent) && !ts.isNonNullExpression(parent))
      return chain;
    outer = parent;
    chain.push(outer);
  }
}

/** The variable that an expression is kept in, or reads. */
function variableOf(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return parent.name.text;
  return ts.isBinaryExpression(parent) && ts.isIdentifier(parent.left) ? parent.left.text : undefined;
}

/** Whether something listens to the errors of what an expression gives: in its chain, or on the variable that keeps it. */
export function listensToErrors(node: ts.Expression): boolean {
  const chain = chainOf(node);
  if (chain.some(isErrorListening)) return true;
  const names = new Set([unwrap(node), chain.at(-1)].flatMap((each) => (each && variableOf(each)) ?? []));
  if (names.size === 0) return false;
  let isFound = false;
  const visit = (inner: ts.Node): void => {
    isFound ||=
      isErrorListening(inner) &&
      ts.isCallExpression(inner) &&
      chainOf(inner).some((each) => ts.isIdentifier(each) && names.has(each.text));
    if (!isFound) ts.forEachChild(inner, visit);
  };
  visit(node.getSourceFile());
  return isFound;
}
