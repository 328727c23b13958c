import { ts } from 'ts-morph';

/** What `Object.freeze` is given; undefined for any other call. */
function frozenBy({ expression: callee, arguments: given }: ts.CallExpression): ts.Expression | undefined {
  const freezes =
    ts.isPropertyAccessExpression(callee) &&
    ts.isIdentifier(callee.expression) &&
    callee.expression.text === 'Object' &&
    callee.name.text === 'freeze';
  return freezes && given.length === 1 ? given[0] : undefined;
}

/** The expression inside of one wrapper; undefined when there is none. */
function wrappedBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
    return node.expression;
  return ts.isCallExpression(node) ? frozenBy(node) : undefined;
}

/** The expression inside parentheses, casts, and `Object.freeze`: they leave a value what it is. */
export function skipWrappers(expression: ts.Node): ts.Node {
  let node = expression;
  for (let inner = wrappedBy(node); inner; inner = wrappedBy(node)) node = inner;
  return node;
}
