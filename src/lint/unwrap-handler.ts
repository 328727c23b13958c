import { ts } from 'ts-morph';
import { unwrap } from './index-source';
import type { Closure } from './interpret/domain';
import { followImport } from './interpret/follow-import';

const mostWrappers = 4;

/** The one expression that a function consists of, inside of a `try` too. */
function soleExpression(body: ts.Node | undefined): ts.Expression | undefined {
  if (!body) return undefined;
  if (!ts.isBlock(body)) return ts.isExpression(body) ? body : undefined;
  const [only, ...others] = body.statements;
  if (!only || others.length > 0) return undefined;
  if (ts.isTryStatement(only)) return soleExpression(only.tryBlock);
  return ts.isReturnStatement(only) || ts.isExpressionStatement(only) ? only.expression : undefined;
}

/** The call that an expression waits for, and whose errors it passes on: `Promise.resolve(f(...)).catch(next)`. */
function innerCall(node: ts.Expression | undefined): ts.CallExpression | undefined {
  if (!node) return undefined;
  const inner = unwrap(node);
  if (ts.isAwaitExpression(inner) || ts.isVoidExpression(inner)) return innerCall(inner.expression);
  if (!ts.isCallExpression(inner)) return undefined;
  const callee = unwrap(inner.expression);
  if (!ts.isPropertyAccessExpression(callee)) return inner;
  if (/^(?:catch|finally)$/.test(callee.name.text)) return innerCall(callee.expression);
  return callee.getText() === 'Promise.resolve' ? innerCall(inner.arguments[0]) : undefined;
}

/** The function that a handler only calls with what it is given itself; undefined for one that does more. */
function wrappedBy({ node, frame }: Closure): Closure | undefined {
  const call = innerCall(soleExpression(node.body));
  if (!call || !ts.isIdentifier(call.expression)) return undefined;
  const given = call.arguments.map((each) => each.getText());
  const own = node.parameters.map(({ name }) => name.getText());
  const isPassedOn = given.length > 1 && given.every((each, index) => each === own[index]);
  const cell = isPassedOn ? frame.find(call.expression.text) : undefined;
  const value = cell && followImport(cell.value);
  return value?.kind === 'closure' ? value : undefined;
}

/**
 * The handler behind wrappers that do no more than to pass its errors on: what it does wrong is told where it is written.
 */
export function unwrapHandler(closure: Closure): Closure {
  let inner = closure;
  for (let count = 0; count < mostWrappers; count++) {
    const wrapped = wrappedBy(inner);
    if (!wrapped) return inner;
    inner = wrapped;
  }
  return inner;
}
