import type { App } from '../../model/app';
import { getText } from '../../model/json';
import type { SupportEntry } from '../../model/support-status';
import { stateOfTrigger, statusOfState } from '../trigger-status';
import { entry } from './entry';

/** What became of an app's triggers: those that run, and why the others do not. */
export function supportOfTriggers({ triggers, functions }: App): SupportEntry[] {
  const names = new Set(functions.items.map(({ name }) => name));
  const states = triggers.map(({ name, document }) => ({
    name,
    type: getText(document, 'type'),
    state: stateOfTrigger(document, names),
  }));
  const those = (isMeant: (each: (typeof states)[number]) => boolean): string[] =>
    states.filter(isMeant).map(({ name }) => name);
  return [
    ...entry(
      'triggers',
      'database triggers',
      'runs',
      those(({ state, type }) => state === 'runs' && type === 'DATABASE'),
    ),
    ...entry(
      'triggers',
      'scheduled triggers',
      'runs',
      those(({ state, type }) => state === 'runs' && type === 'SCHEDULED'),
    ),
    ...entry(
      'triggers',
      'triggers that are switched off',
      statusOfState['switched-off'],
      those(({ state }) => state === 'switched-off'),
      'They would run if they were switched on.',
    ),
    ...entry(
      'triggers',
      'triggers that call nothing',
      statusOfState['calls-nothing'],
      those(({ state }) => state === 'calls-nothing'),
      'They name no function that the app has.',
    ),
    ...entry(
      'triggers',
      'triggers of no known type',
      'unknown',
      those(({ state }) => state === 'unknown-type'),
    ),
    ...entry(
      'triggers',
      'authentication triggers',
      'ended',
      those(({ state }) => state === 'authentication'),
      'Do their work in your new authentication service.',
    ),
  ];
}
