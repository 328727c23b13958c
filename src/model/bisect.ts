/**
 * The first index at which an item of a sorted list passes a test; the list's length where none does. Every item after
 * one that passes must pass, too.
 */
export function bisect<T>(items: readonly T[], passes: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && !passes(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
