import type { Report } from '../report';

/** The last line of a report, in a fixed form that scripts may read. */
export function planLine({ counts }: Report): string {
  const { create, rewrite, move, leaveOut, needYou } = counts;
  return `Plan: ${create} to create, ${rewrite} to rewrite, ${move} to move, ${leaveOut} not carried over, ${needYou} need you.`;
}
