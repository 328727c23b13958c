import type { ts } from 'ts-morph';
import type { LintRule } from '../../model/lint-rules';
import { addAwait } from '../fixes/add-await';
import type { Task } from '../interpret/events';
import type { Pending } from '../interpret/domain';
import { dispositionOf } from './disposition-of';
import { onlyReads } from './only-reads';
import { isOfAnotherListener } from './listener-around';
import { atMostWarning, severityOf } from './severity-of';
import type { Found, Rule } from './rule';
import { lineOf, statementOf } from './statement-of';

const lost = 'Once it is sent, the instance may get no CPU, so that the work stalls, fails or is lost.';

const unsent = 'Such a query is sent when something awaits it: this one never is.';

const rules = {
  bare: 'http/floating-before-response',
  handled: 'http/handled-but-not-awaited',
  kept: 'http/handled-but-not-awaited',
  iteration: 'http/async-iteration',
} as const satisfies Record<string, LintRule>;

function describeTask(task: Task, sentBy: ts.Node): Found {
  const line = lineOf(sentBy, task.site);
  if (task.kind === 'timer') {
    return {
      rule: 'http/timer-outlives-response',
      at: statementOf(task.site),
      message: `The timer still runs when the response is sent, on line ${line}. ${lost}`,
      action: 'Await a promise of it before you respond, clear it, or leave the work to a queue.',
    };
  }
  if (task.kind === 'interval') {
    return {
      rule: 'http/timer-outlives-response',
      at: statementOf(task.site),
      message: `The interval still runs when the response is sent, on line ${line}. ${lost}`,
      action: 'Clear it before you respond.',
    };
  }
  const disposition = dispositionOf(task.site);
  const what =
    disposition === 'iteration'
      ? 'Nothing waits for the promises that this starts'
      : `Nothing waits for ${task.name}`;
  return {
    rule: rules[disposition],
    at: statementOf(task.site),
    message: `${what}${task.isGuess ? ', which by its name starts work,' : ''} before the response is sent, on line ${line}. ${task.isLazy ? unsent : lost}`,
    action:
      disposition === 'iteration'
        ? 'Await Promise.all(items.map(...)), or await in a for...of loop.'
        : 'Await it before the response is sent.',
    ...(onlyReads(task) || isOfAnotherListener(task.site, sentBy)
      ? { severity: 'info' }
      : atMostWarning(severityOf([task], task.name), task.site, sentBy)),
    ...addAwait(task.site),
  };
}

function describePending(pending: Pending, sentBy: ts.Node): Found | undefined {
  const at = statementOf(pending.site);
  const line = lineOf(sentBy, at);
  if (pending.kind === 'callback' && !pending.touchesResponse) {
    return {
      rule: 'http/floating-before-response',
      at,
      message: `The callback of this call is still to come when the response is sent, on line ${line}. ${lost}`,
      action: 'Respond in the callback, or await a promise of it.',
      severity: 'warning',
    };
  }
  if (pending.kind !== 'listener' || !pending.isShared) return undefined;
  return {
    rule: 'http/listener-outlives-response',
    at,
    message: `The listener stays when the response is sent, on line ${line}: requests share what it listens to, so that each adds one more.`,
    action: 'Register it once, when the module loads, or remove it before you respond.',
  };
}

const removals = ['.off(', '.removeListener(', '.removeAllListeners(', '.removeEventListener('];

/** Work that is started and still runs when the response is sent. */
export const unfinishedWork: Rule = ({ on, run, report }) => {
  const isRemoved = removals.some((text) => run.index.hasText(text));
  const isCleared = run.index.hasText('clearInterval(') || run.index.hasText('.unref(');
  const intervals = new Set<ts.Node>();
  const timers = new Map<Task, ts.Node>();
  // What an async function does is known when it has run, and what a task is called for may have changed by then.
  const floating = new Map<Task, { readonly task: Task; readonly sentBy: ts.Node }>();
  on('interval', ({ node }) => {
    if (isCleared) return;
    intervals.add(node);
    report({
      rule: 'http/interval-never-ends',
      at: statementOf(node),
      message:
        'Nothing clears the interval: it goes on after the response, in each instance once more for every request.',
      action: 'Clear it before you respond, or let Cloud Scheduler call a function.',
    });
  });
  on('send', ({ sending: { node }, method, worlds, ends }) => {
    if (!ends) return;
    for (const world of worlds) {
      if (world.sends > 0) continue;
      for (const number of world.live) {
        const task = run.tasks.get(number);
        if (!task || intervals.has(task.site)) continue;
        // A timer that is cleared right after the response, in a finally say, has not outlived it.
        if (task.kind === 'timer' && !run.isLate) timers.set(task, node);
        else if (!floating.has(task)) floating.set(task, { task: { ...task }, sentBy: node });
      }
      for (const pending of world.pending) {
        if (pending.kind === 'listener' && isRemoved) continue;
        // What is piped ends when its source does, which such a call may well feed.
        if (pending.kind === 'callback' && method === 'pipe') continue;
        const found = describePending(pending, node);
        if (found) report(found);
      }
    }
  });
  on('leave', ({ worlds }) => {
    for (const [task, sentBy] of timers) {
      if (worlds.some(({ live }) => live.includes(task.number))) report(describeTask(task, sentBy));
    }
  });
  on('end', () => {
    for (const [known, { task, sentBy }] of floating)
      report(describeTask({ ...known, site: task.site, name: task.name }, sentBy));
  });
  on('asyncExecutor', ({ node }) => {
    report({
      rule: 'http/async-iteration',
      at: statementOf(node),
      message:
        'Nothing waits for the async function inside of new Promise: if it fails, the promise is never settled, and the request hangs.',
      action: 'Await the work itself, without new Promise around it.',
      severity: 'warning',
    });
  });
};
