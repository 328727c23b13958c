import { ts } from 'ts-morph';
import { dispositionOf } from './disposition-of';
import type { Rule } from './rule';
import { statementOf } from './statement-of';

/** Work that still runs when the module has been loaded. */
export const workAtLoad: Rule = ({ on, run, report }) => {
  on('loaded', ({ worlds }) => {
    for (const number of new Set(worlds.flatMap(({ live }) => live))) {
      const task = run.tasks.get(number);
      if (!task || task.isGuess || task.kind === 'timer' || task.kind === 'interval') continue;
      if (dispositionOf(task.site) === 'kept') continue;
      report({
        rule: 'http/work-at-load',
        at: statementOf(task.site),
        message: `${task.name} is started when the module loads, outside of any request: nothing waits for it, and the instance may get no CPU until the first request.`,
        action: 'Start it in the handler, or keep its promise and await it there.',
        // Of a condition on where it runs, nothing says that it holds on the platform.
        ...(isConditional(task.site) && { severity: 'info' }),
      });
    }
  });
};

function isConditional(site: ts.Node): boolean {
  for (let inner = site; inner.parent; inner = inner.parent)
    if (ts.isIfStatement(inner.parent) && inner.parent.expression !== inner) return true;
  return false;
}
