import type { Sending } from './domain';

/** Whether two sends are the same one, reached by the same calls: a helper that responds may be called more than once. */
export const isSameSending = (a: Sending, b: Sending): boolean =>
  a.node === b.node &&
  a.calls.length === b.calls.length &&
  a.calls.every((call, index) => call === b.calls[index]);
