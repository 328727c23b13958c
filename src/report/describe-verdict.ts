import type { Support, SupportEntry } from '../model/support-status';
import { plural } from './plural';
import type { Verdict } from './report';

/** What is counted in the verdict, by the part of an entry; what is one thing goes without a number. */
const counted: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'authentication providers': ['authentication provider', 'authentication providers'],
  'authentication triggers': ['authentication trigger', 'authentication triggers'],
  'data access rules and schemas': ['collection with rules', 'collections with rules'],
  'third-party services': ['third-party service', 'third-party services'],
  'HTTPS endpoints': ['HTTPS endpoint', 'HTTPS endpoints'],
  'incoming webhooks': ['incoming webhook', 'incoming webhooks'],
  'GraphQL resolvers': ['GraphQL resolver', 'GraphQL resolvers'],
  'functions that no trigger leads to': ['function', 'functions'],
  'log forwarders of what ended': ['log forwarder', 'log forwarders'],
};

// Secrets went with what used them, and are told with it.
const untold = new Set(['secrets']);

function listWords(words: readonly string[]): string {
  const [last = '', ...first] = words.toReversed();
  return first.length ? `${first.reverse().join(', ')} and ${last}` : last;
}

const countOf = (entries: readonly SupportEntry[], component: string, status: string): number =>
  entries.reduce(
    (sum, entry) =>
      entry.component === component && entry.status === status ? sum + entry.names.length : sum,
    0,
  );

function nameEnded(entries: readonly SupportEntry[]): string[] {
  return entries.flatMap(({ component, part, status, names }) => {
    if (status !== 'ended' || untold.has(component)) return [];
    const words = counted[part];
    return [words ? plural(names.length, ...words) : part];
  });
}

function describeRunning(entries: readonly SupportEntry[]): string {
  const [triggers, functions, off] = [
    countOf(entries, 'triggers', 'runs'),
    countOf(entries, 'functions', 'runs'),
    countOf(entries, 'triggers', 'off'),
  ];
  const rest = off
    ? `, and ${plural(off, 'trigger')} ${off === 1 ? 'does' : 'do'} not as the app stands`
    : '';
  const whom = functions ? ` with ${plural(functions, 'function')}` : '';
  return `Of this app ${plural(triggers, 'trigger')}${whom} still ${triggers === 1 ? 'runs' : 'run'}${rest}.`;
}

function describeNothing(entries: readonly SupportEntry[]): string {
  const off = countOf(entries, 'triggers', 'off');
  const why = off
    ? `${off === 1 ? 'its trigger is' : `its ${off} triggers are`} switched off or call${off === 1 ? 's' : ''} nothing`
    : 'it has no trigger that could';
  return `Nothing in this app runs any more: ${why}.`;
}

const leftToDo =
  'There is nothing to push: what is left to do is to move what clients still need elsewhere, and to keep the folder as the record of what it did.';

/**
 * What of an app still runs, in numbers, and what ended: the first thing that reports and inventories say. An app in which
 * nothing runs is told so, and what that leaves to do.
 *
 * @param supportedOnly whether what ended is left out already
 */
export function describeVerdict(
  { entries, anythingRuns }: Support,
  { supportedOnly }: { readonly supportedOnly: boolean },
): Verdict {
  const ended = nameEnded(entries);
  const couldRun = countOf(entries, 'triggers', 'off') > 0;
  const sentences = [
    anythingRuns ? describeRunning(entries) : describeNothing(entries),
    ...(ended.length ? [`Ended since 2025-09-30: ${listWords(ended)}.`] : []),
    ...(anythingRuns || couldRun ? [] : [leftToDo]),
    ...(ended.length
      ? [supportedOnly ? 'What ended is left out.' : '--supported-only leaves out what ended.']
      : []),
  ];
  return { anythingRuns, text: sentences.join(' ') };
}
