import type { Order } from './order';

/** The first of several things that grants no more than any other; undefined where that is not certain of one. */
export function leastOf<T>(things: readonly T[], compare: (a: T, b: T) => Order): T | undefined {
  return things.find((thing) =>
    things.every((other) => other === thing || ['same', 'less'].includes(compare(thing, other))),
  );
}
