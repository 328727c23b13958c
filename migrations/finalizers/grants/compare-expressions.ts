import { isEmptyContainer, type Json } from '../../../src/model/json';
import { sameJson } from '../../../src/model/same-json';
import type { Order } from './order';

const ranks = { never: 0, sometimes: 1, always: 2 } as const;

/** How often an expression holds: `{}` and true always, false never. */
function rankOf(expression: Json | undefined, absent: keyof typeof ranks): keyof typeof ranks {
  if (!expression) return absent;
  if (expression.kind === 'scalar' && expression.value === true) return 'always';
  if (expression.kind === 'scalar' && expression.value === false) return 'never';
  return expression.kind === 'object' && isEmptyContainer(expression) ? 'always' : 'sometimes';
}

/**
 * Compares two expressions by what they let pass.
 *
 * @param absent what a missing one stands for
 */
export function compareExpressions(
  a: Json | undefined,
  b: Json | undefined,
  absent: 'never' | 'always',
): Order {
  const [first, second] = [rankOf(a, absent), rankOf(b, absent)];
  if (first !== second) return ranks[first] < ranks[second] ? 'less' : 'more';
  return first !== 'sometimes' || (a && b && sameJson(a, b)) ? 'same' : 'unknown';
}
