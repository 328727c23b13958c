import type { App } from '../../model/app';
import type { SupportEntry, SupportStatus } from '../../model/support-status';
import type { CallGraph } from '../call-graph';
import type { Reach } from '../reach-functions';
import { entry, withStatus, type Named } from './entry';

const elsewhere =
  'Move those that clients called to a backend of your own, such as Cloud Run functions, AWS Lambda, Azure Functions or Vercel.';

/** Each function with its status; what nothing leads to may still be called where a call could not be followed. */
function statusesOfFunctions({ functions }: App, graph: CallGraph, reached: ReadonlyMap<string, Reach>) {
  const isAlive = (name: string): boolean => ['runs', 'unknown'].includes(reached.get(name)?.status ?? '');
  const names = [...new Set(functions.items.map(({ name }) => name))];
  const open = names.filter((name) => isAlive(name) && graph.unfollowed(name, 'function'));
  const unreached: SupportStatus = open.length ? 'only-if-called' : 'ended';
  const statusOf = (name: string): SupportStatus => {
    const status = reached.get(name)?.status ?? 'ended';
    return status === 'ended' ? unreached : status;
  };
  return { all: names.map((name): Named => ({ name, status: statusOf(name) })), open };
}

/** What became of an app's functions, by what leads to them. */
export function supportOfFunctions(
  app: App,
  graph: CallGraph,
  reached: ReadonlyMap<string, Reach>,
): SupportEntry[] {
  const { all, open } = statusesOfFunctions(app, graph, reached);
  const isDirect = (name: string): boolean => reached.get(name)?.through.component === 'triggers';
  const running = withStatus(all, 'runs');
  return [
    ...entry('functions', 'functions that a trigger calls', 'runs', running.filter(isDirect)),
    ...entry(
      'functions',
      'functions that those call',
      'runs',
      running.filter((name) => !isDirect(name)),
    ),
    ...entry('functions', 'functions that only triggers call that do not run', 'off', withStatus(all, 'off')),
    ...entry(
      'functions',
      'functions that no trigger is known to lead to',
      'only-if-called',
      withStatus(all, 'only-if-called'),
      `A function that runs may call them in a way that could not be followed; functions with such calls: ${open.length}. ${elsewhere}`,
    ),
    ...entry('functions', 'functions that only a log forwarder calls', 'unknown', withStatus(all, 'unknown')),
    ...entry('functions', 'functions that no trigger leads to', 'ended', withStatus(all, 'ended'), elsewhere),
  ];
}
