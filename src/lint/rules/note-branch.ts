import { ts } from 'ts-morph';

/** Says which branch a path took that leads past the others. */
export function noteBranch(node: ts.Node, line: string): string {
  if (ts.isSwitchStatement(node)) return `It does when no case of the switch on line ${line} matches.`;
  return `It does when the condition on line ${line} does not hold.`;
}
