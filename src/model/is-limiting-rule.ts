import { get, isEmptyContainer, type Json } from './json';

/** Whether a rule of a third-party service has a condition: those without one, and those with an empty one, always hold. */
export function isLimitingRule(rule: Json): boolean {
  const when = get(rule, 'when');
  return when !== undefined && !isEmptyContainer(when);
}
