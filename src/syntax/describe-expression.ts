import { ts } from 'ts-morph';
import { skipWrappers } from './skip-wrappers';

const longest = 60;

/** The way of names to a value, `request.query.name`; undefined when there is more to it than names. */
function wayTo(expression: ts.Expression): string | undefined {
  const names: string[] = [];
  let node = expression;
  for (;;) {
    if (ts.isIdentifier(node)) return [node.text, ...names].join('.');
    if (node.kind === ts.SyntaxKind.ThisKeyword) return ['this', ...names].join('.');
    if (!ts.isPropertyAccessExpression(node)) return undefined;
    names.unshift(node.name.text);
    node = node.expression;
  }
}

/** Says in a few words what an expression is. No literal is repeated, as it may be a secret. */
export function describeExpression(expression: ts.Node | undefined): string {
  if (!expression) return 'nothing';
  const node = skipWrappers(expression);
  const way = ts.isExpression(node) ? wayTo(node) : undefined;
  if (way !== undefined && way.length <= longest) return way;
  if (ts.isCallExpression(node)) {
    const called = wayTo(node.expression);
    return called !== undefined && called.length <= longest
      ? `the result of ${called}()`
      : 'the result of a call';
  }
  if (ts.isAwaitExpression(node)) return describeExpression(node.expression);
  if (ts.isTemplateExpression(node) || ts.isBinaryExpression(node)) return 'a text that is put together';
  if (ts.isElementAccessExpression(node)) return 'a member whose name is computed';
  if (ts.isSpreadElement(node)) return 'a list of arguments';
  if (ts.isFunctionLike(node)) return 'a function';
  return 'an expression';
}
