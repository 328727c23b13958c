import { ts } from 'ts-morph';

const freezes = (node: ts.CallExpression): boolean =>
  ts.isPropertyAccessExpression(node.expression) &&
  ts.isIdentifier(node.expression.expression) &&
  node.expression.expression.text === 'Object' &&
  node.expression.name.text === 'freeze' &&
  node.arguments.length === 1;

/** The expression inside parentheses, casts, and `Object.freeze`: they leave a value what it is. */
export function skipWrappers(expression: ts.Node): ts.Node {
  let node = expression;
  for (;;) {
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
      node = node.expression;
    else if (ts.isCallExpression(node) && freezes(node)) node = node.arguments[0]!;
    else return node;
  }
}
