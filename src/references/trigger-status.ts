import { get, getObject, getText, isTrue, type Json } from '../model/json';
import type { SupportStatus } from '../model/support-status';

/** What a trigger is as it stands: running, or why it does not. */
export type TriggerState = 'runs' | 'switched-off' | 'calls-nothing' | 'authentication' | 'unknown-type';

const isExpansion = (node: Json | undefined): boolean => getText(node)?.includes('%(') ?? false;

/**
 * Whether a trigger has something to hand its event to: a function that the app has, or AWS EventBridge, which is part of
 * triggers and goes on. What an expansion stands for is taken to be there.
 */
function hasProcessor(document: Json, functions: ReadonlySet<string>): boolean {
  const processors = getObject(document, 'event_processors');
  if (processors?.members.some(({ key }) => key !== 'FUNCTION')) return true;
  return [get(processors, 'FUNCTION', 'config', 'function_name'), get(document, 'function_name')].some(
    (node) => isExpansion(node) || functions.has(getText(node) ?? ''),
  );
}

/**
 * What a trigger does as it stands. MongoDB's deprecation page: database and scheduled triggers go on, authentication
 * triggers ended on 2025-09-30.
 *
 * @param functions the names of the app's functions
 */
export function stateOfTrigger(document: Json, functions: ReadonlySet<string>): TriggerState {
  const type = getText(document, 'type');
  if (type === 'AUTHENTICATION') return 'authentication';
  if (type !== 'DATABASE' && type !== 'SCHEDULED') return 'unknown-type';
  if (isTrue(document, 'disabled')) return 'switched-off';
  return hasProcessor(document, functions) ? 'runs' : 'calls-nothing';
}

/** The support status that follows from what a trigger does. */
export const statusOfState: Readonly<Record<TriggerState, SupportStatus>> = {
  runs: 'runs',
  'switched-off': 'off',
  'calls-nothing': 'off',
  authentication: 'ended',
  'unknown-type': 'unknown',
};
