import type { ts } from 'ts-morph';
import type { LintRule } from '../../model/lint-rules';
import { addAwait } from '../fixes/add-await';
import type { Pending, World } from '../interpret/domain';
import { alternativesOf } from '../interpret/value';
import { dispositionOf } from './disposition-of';
import type { Rule } from './rule';
import { statementOf } from './statement-of';

const rule: LintRule = 'source/floating-work';
const until = 'App Services waited for it before the function ended; no other platform does.';

/** Work of an App Services function that nothing waits for. */
export const platformWork: Rule = ({ on, run, report }) => {
  const tasks = new Set<number>();
  const callbacks = new Set<Pending>();
  const note = (worlds: readonly World[]): void => {
    for (const { live, pending } of worlds) {
      for (const task of live) tasks.add(task);
      for (const entry of pending)
        if (entry.kind === 'callback' && !entry.touchesResponse) callbacks.add(entry);
    }
  };
  on('leave', ({ worlds }) => note(worlds));
  on('end', ({ endings }) => {
    for (const { worlds } of endings) note(worlds);
    for (const number of tasks) {
      const task = run.tasks.get(number);
      if (!task || run.explained.has(number)) continue;
      const isIterated = dispositionOf(task.site) === 'iteration';
      const isTimer = task.kind === 'timer' || task.kind === 'interval';
      report({
        rule,
        at: statementOf(task.site),
        message: `${isTimer ? 'The timer still runs when the function ends.' : isIterated ? 'Nothing waits for the promises that this starts.' : `Nothing waits for ${task.name}.`} ${until}`,
        action: isIterated
          ? 'Await Promise.all(items.map(...)), or await in a for...of loop.'
          : 'Await it, or return its promise.',
        ...(task.isGuess && { severity: 'info' }),
        ...addAwait(task.site),
      });
    }
    for (const { site } of callbacks) reportCallback(site);
  });

  function reportCallback(site: ts.Node): void {
    report({
      rule,
      at: statementOf(site),
      message: `The callback of this call is still to come when the function ends. ${until}`,
      action: 'Await a promise of it.',
    });
  }
};

/** A cursor that is given back in place of the documents. */
export const cursorReturned: Rule = ({ on, report }) => {
  on('leave', ({ value, node }) => {
    if (!node || !alternativesOf(value).some((each) => each.kind === 'platform' && each.what === 'cursor'))
      return;
    const { parent } = node;
    report({
      rule: 'source/cursor-returned',
      at: parent && 'equalsGreaterThanToken' in parent ? parent : node,
      message: 'The function returns a cursor, which cannot leave it.',
      action: 'Return its documents: add .toArray().',
    });
  });
};
