import type { Run } from './interpret/run';
import type { Rule, RuleContext } from './rules/rule';

/** Lets rules listen to a run. */
export function listenTo(run: Run, rules: readonly Rule[], context: Omit<RuleContext, 'on' | 'run'>): void {
  const all: RuleContext = { ...context, on: run.events.on.bind(run.events), run };
  for (const rule of rules) rule(all);
}
