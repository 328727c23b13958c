import { get, getObject, getText } from '../../model/json';
import { ofTrigger, type TriggerParts, type TriggerRule } from './trigger-parts';

const known = ['FUNCTION', 'AWS_EVENTBRIDGE'];
const key = 'event_processors.FUNCTION.config.function_name';

function describeLost({ document }: TriggerParts): string {
  if (get(document, 'function_id') || get(document, 'event_processors', 'FUNCTION', 'config', 'function_id'))
    return 'The trigger names its function by an id only, and App Services finds functions by name: it calls nothing.';
  return 'The trigger names neither a function nor another event processor, so that it calls nothing.';
}

/**
 * A trigger has one event processor, and `function_name`, where the layout has it, is another word for the one of a function:
 * App Services docs, "Trigger Configuration", and the Admin API. Exports of 20210101 may say the same name in both places.
 */
export const checkProcessors: TriggerRule = (trigger) => {
  const { document } = trigger;
  const processors = getObject(document, 'event_processors')?.members ?? [];
  const old = get(document, 'function_name');
  const name = getText(old);
  const [first, second] = processors.filter((member) => known.includes(member.key));
  if (first && second)
    return [
      ofTrigger(
        trigger,
        'trigger/two-processors',
        second.value,
        `The trigger has two event processors, ${first.key} and ${second.key}; App Services takes one.`,
        'Keep the one that is meant, and take the other out before you push.',
      ),
    ];
  const named = get(first?.value, 'config', 'function_name');
  const isSame = getText(named) === name;
  if (first && name && !(isSame && trigger.version === 20210101))
    return [
      ofTrigger(
        trigger,
        'trigger/two-processors',
        old,
        named && !isSame
          ? `The trigger names two functions: function_name is ${name}, and ${key} is another one.`
          : `The trigger has function_name beside the event processor ${first.key}; App Services takes one of them.`,
        'Keep the one that is meant, and take the other out before you push.',
      ),
    ];
  const callsNothing = first ? named && getText(named) === '' : !name;
  if (!callsNothing || (old && name === undefined)) return [];
  return [
    ofTrigger(
      trigger,
      'trigger/without-function',
      named,
      describeLost(trigger),
      `Add ${key}, or leave the trigger out, before you push.`,
    ),
  ];
};
