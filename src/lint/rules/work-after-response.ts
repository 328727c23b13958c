import type { ts } from 'ts-morph';
import type { World } from '../interpret/domain';
import type { Task } from '../interpret/events';
import { answersFailureOf } from './answers-failure-of';
import { isOfAnotherListener } from './listener-around';
import type { Found, Rule } from './rule';
import { severityOf } from './severity-of';
import { lineOf, statementOf } from './statement-of';

interface Site {
  readonly name: string;
  readonly tasks: Set<Task>;
  after?: ts.Node;
  isBefore: boolean;
}

/** Work that is started, or waited for, once the response is sent. */
export const workAfterResponse: Rule = ({ on, report }) => {
  const sites = new Map<ts.Node, Site>();
  on('work', ({ node, name, tasks, worlds }) => {
    const site = sites.get(node) ?? { name, tasks: new Set<Task>(), isBefore: false };
    for (const task of tasks) site.tasks.add(task);
    sites.set(node, site);
    for (const world of worlds.filter(isKnown)) {
      const sent = world.sentBy?.[0]?.node;
      if (sent && answersFailureOf(sent, node)) continue;
      if (world.sends > 0) site.after ??= sent;
      else site.isBefore = true;
    }
  });
  on('end', () => {
    for (const [node, { name, tasks, after, isBefore }] of sites) {
      if (!after || (tasks.size > 0 && [...tasks].every(doesNothing))) continue;
      const isTimer = name === 'setTimeout' || name === 'setImmediate';
      if (name === 'setInterval') continue;
      report({
        rule: isTimer ? 'http/timer-outlives-response' : 'http/work-after-response',
        at: statementOf(node),
        cause: after,
        isPartial: isBefore,
        ...(isOfAnotherListener(node, after)
          ? { severity: 'info' }
          : !isTimer && ofSome(isBefore, severityOf([...tasks], name))),
        message: `${isTimer ? 'The timer is started' : `${name} runs`} after the response was sent, on line ${lineOf(after, node)}. From then on the instance may get no CPU, so that the work stalls, fails or is lost.`,
        action: 'Do it before you respond, or leave it to a queue.',
      });
    }
  });
};

/** Whether a task is a call of an async function that by then has nothing left to do. */
const doesNothing = ({ kind, isLate }: Task): boolean => kind === 'call' && !isLate;

const isKnown = (world: World): boolean => world.escapedBy === undefined;

/** Where the same work comes before the response on other paths, only some lose it. */
const ofSome = (isBefore: boolean, worth: Pick<Found, 'severity'>): Pick<Found, 'severity'> =>
  isBefore && worth.severity === undefined ? { severity: 'warning' } : worth;
