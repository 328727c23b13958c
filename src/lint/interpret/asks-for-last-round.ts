import { ts } from 'ts-morph';
import { isFunction } from '../index-source';

// The compiler's own lists of children are kept in a WeakMap, which holds the tree until all memory is swept.
function namesIn(node: ts.Node): string[] {
  if (ts.isIdentifier(node)) return [node.text];
  const names: string[] = [];
  ts.forEachChild(node, (child) => void names.push(...namesIn(child)));
  return names;
}

function leaves(node: ts.Node): boolean {
  if (ts.isReturnStatement(node) || ts.isThrowStatement(node)) return true;
  return !isFunction(node) && (ts.forEachChild(node, (child) => leaves(child) || undefined) ?? false);
}

/**
 * Whether a loop that counts leaves the function in its last round: `if (tries === 0) return`. How often it runs is for a
 * run to tell, and so is whether its condition ever ends it.
 */
export function asksForLastRound(condition: ts.Expression, body: ts.Statement): boolean {
  if (!ts.isBinaryExpression(condition)) return false;
  const counters = new Set(namesIn(condition.left));
  const asks = (node: ts.Node): boolean => {
    if (isFunction(node)) return false;
    const isAsked =
      ts.isIfStatement(node) &&
      ts.isBinaryExpression(node.expression) &&
      namesIn(node.expression).some((name) => counters.has(name)) &&
      leaves(node.thenStatement);
    return isAsked || (ts.forEachChild(node, (child) => asks(child) || undefined) ?? false);
  };
  return asks(body);
}
