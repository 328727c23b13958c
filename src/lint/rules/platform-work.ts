import type { ts } from 'ts-morph';
import type { LintRule } from '../../model/lint-rules';
import { addAwait } from '../fixes/add-await';
import type { Pending, Value, World } from '../interpret/domain';
import { alternativesOf } from '../interpret/value';
import { dispositionOf } from './disposition-of';
import { onlyReads } from './only-reads';
import type { Found, Rule } from './rule';
import { statementOf } from './statement-of';

const rule: LintRule = 'source/floating-work';

/**
 * Work of an App Services function that nothing waits for.
 *
 * @param isTriggered tells whether only triggers lead to the function, so that App Services still runs it, and waits
 */
export const platformWork =
  (isTriggered: () => boolean): Rule =>
  ({ on, run, report }) => {
    const untilWhen = (): string =>
      isTriggered()
        ? 'App Services still waits for it where a trigger calls the function; no other platform does.'
        : 'App Services waited for it before the function ended; no other platform does.';
    const severityOf = (isMinor: boolean): Pick<Found, 'severity'> => {
      if (isMinor) return { severity: 'info' };
      return isTriggered() ? { severity: 'warning' } : {};
    };
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
    on('broken', ({ worlds }) => note(worlds));
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
          message: `${isTimer ? 'The timer still runs when the function ends.' : isIterated ? 'Nothing waits for the promises that this starts.' : `Nothing waits for ${task.name}.`} ${untilWhen()}`,
          action: isIterated
            ? 'Await Promise.all(items.map(...)), or await in a for...of loop.'
            : 'Await it, or return its promise.',
          ...severityOf(task.isGuess === true || onlyReads(task)),
          ...addAwait(task.site),
        });
      }
      for (const { site } of callbacks) reportCallback(site);
    });

    function reportCallback(site: ts.Node): void {
      report({
        rule,
        at: statementOf(site),
        message: `The callback of this call is still to come when the function ends. ${untilWhen()}`,
        action: 'Await a promise of it.',
        ...severityOf(false),
      });
    }
  };

const isCursor = (value: Value): boolean => value.kind === 'platform' && value.what === 'cursor';

/** Whether a value is a cursor wherever it is anything. */
function isCursorAtAll(value: Value): boolean {
  const given = alternativesOf(value).filter(({ kind }) => kind !== 'literal');
  return given.length > 0 && given.every(isCursor);
}

/** A cursor that is given back in place of the documents. */
export const cursorReturned: Rule = ({ on, report }) => {
  on('leave', ({ value, node }) => {
    // A variable that held a cursor may hold its documents by now.
    if (!node || !isCursorAtAll(value)) return;
    const { parent } = node;
    report({
      rule: 'source/cursor-returned',
      at: parent && 'equalsGreaterThanToken' in parent ? parent : node,
      message:
        'The function returns a cursor. App Services gave the array of its documents in its place; nothing else does.',
      action: 'Return the documents themselves: await the cursor with .toArray().',
    });
  });
};
