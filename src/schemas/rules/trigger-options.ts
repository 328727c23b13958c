import { get, getText, isTrue } from '../../model/json';
import type { FindingInput } from '../../model/finding';
import { ofTrigger, type TriggerParts, type TriggerRule } from './trigger-parts';

function checkThroughput(trigger: TriggerParts): FindingInput[] {
  const { config } = trigger;
  if (!isTrue(config, 'maximum_throughput') || isTrue(config, 'unordered')) return [];
  return [
    ofTrigger(
      trigger,
      'trigger/option',
      get(config, 'maximum_throughput'),
      'maximum_throughput is on, and it needs event ordering to be off: unordered is not true.',
      'Set unordered to true, or maximum_throughput to false, before you push.',
    ),
  ];
}

function checkPreimages(trigger: TriggerParts): FindingInput[] {
  const { config, scope } = trigger;
  if (!isTrue(config, 'full_document_before_change') || (scope !== 'database' && scope !== 'deployment'))
    return [];
  return [
    ofTrigger(
      trigger,
      'trigger/option',
      get(config, 'full_document_before_change'),
      `full_document_before_change is on, and a trigger on a whole ${scope} has no documents of before a change: they are kept for single collections only.`,
      'Set it to false, or name the collection, before you push.',
    ),
  ];
}

function checkErrorHandler(trigger: TriggerParts): FindingInput[] {
  const { document, type } = trigger;
  const handler = get(document, 'error_handler');
  if (!handler) return [];
  if (type === 'AUTHENTICATION' || type === 'SCHEDULED')
    return [
      ofTrigger(
        trigger,
        'trigger/option',
        handler,
        'The trigger has an error_handler, and only database triggers have one.',
        'Take the error_handler out, and catch errors in the function, before you push.',
      ),
    ];
  if (!isTrue(handler, 'config', 'enabled') || getText(handler, 'config', 'function_name')) return [];
  return [
    ofTrigger(
      trigger,
      'trigger/option',
      handler,
      'The error handler is enabled and names no function.',
      'Add error_handler.config.function_name, or set enabled to false, before you push.',
    ),
  ];
}

/** Options that need or rule out another one: App Services docs, "Database Triggers" and "Trigger Configuration". */
export const checkOptions: TriggerRule = (trigger) => [
  ...(trigger.type === 'DATABASE' ? [...checkThroughput(trigger), ...checkPreimages(trigger)] : []),
  ...checkErrorHandler(trigger),
];
