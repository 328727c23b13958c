import type { Decision } from '../../src';

/** An answer that a decision accepts: one of its choices, or a text of its own. */
export function answerOf({ choices, text }: Decision, pick: number): string {
  const own = ['Cluster7', 'shop', 'a_secret'].filter((name) => text?.pattern.test(name));
  const all = [...choices.map(({ value }) => value), ...own];
  return all[pick % all.length]!;
}
