/** Facts that are told as one, at the place of the first. */
export interface FactGroup<T> {
  readonly first: T;
  readonly count: number;
}

/** Groups facts by a key, in the order in which the keys first occur. */
export function groupFacts<T>(facts: readonly T[], keyOf: (fact: T) => string): FactGroup<T>[] {
  const groups = new Map<string, { first: T; count: number }>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { first: fact, count: 1 });
  }
  return [...groups.values()];
}

/** How often something occurs, as it stands inside a sentence; nothing for once. */
export function sayTimes(count: number): string {
  return count === 1 ? '' : count === 2 ? ' twice' : ` ${count} times`;
}
