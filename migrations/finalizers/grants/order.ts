/** How what one of two things grants compares with what the other does. */
export type Order = 'same' | 'less' | 'more' | 'unknown';

/** The order of two things of which each part is compared by itself: less where no part is more. */
export function combineOrders(parts: readonly Order[]): Order {
  const told = new Set(parts.filter((part) => part !== 'same'));
  if (told.size === 0) return 'same';
  const [only, ...others] = told;
  return only === undefined || others.length > 0 ? 'unknown' : only;
}
