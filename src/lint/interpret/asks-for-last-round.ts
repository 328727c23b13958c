import { ts } from 'ts-morph';
import { collectNames } from '../collect-names';
import { isFunction } from '../is-function';

const namesIn = (node: ts.Node): ReadonlySet<string> => {
  const names = new Set<string>();
  collectNames(node, names);
  return names;
};

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
  const counters = namesIn(condition.left);
  const asks = (node: ts.Node): boolean => {
    if (isFunction(node)) return false;
    const isAsked =
      ts.isIfStatement(node) &&
      ts.isBinaryExpression(node.expression) &&
      [...namesIn(node.expression)].some((name) => counters.has(name)) &&
      leaves(node.thenStatement);
    return isAsked || (ts.forEachChild(node, (child) => asks(child) || undefined) ?? false);
  };
  return asks(body);
}
