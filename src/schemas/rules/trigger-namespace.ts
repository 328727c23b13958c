import { get, getText } from '../../model/json';
import { ofTrigger, type TriggerRule } from './trigger-parts';

const places = [
  { key: 'database', meaning: 'an empty text, with an empty collection, is the whole deployment' },
  { key: 'collection', meaning: 'an empty text is the whole database' },
] as const;

/** `*` is no wildcard, and a collection stands in a database: App Services docs, "Database Triggers". */
export const checkNamespace: TriggerRule = (trigger) => {
  const { type, config } = trigger;
  if (type !== 'DATABASE') return [];
  const wildcards = places.flatMap(({ key, meaning }) => {
    const node = get(config, key);
    const text = getText(node)?.trim();
    if (!text || !/^(?:\*+|\.\*)$/.test(text)) return [];
    return [
      ofTrigger(
        trigger,
        'trigger/wildcard',
        node,
        `The ${key} is ${JSON.stringify(text)}, which is no wildcard: the trigger watches a ${key} of that name, and never fires. ${meaning[0]?.toUpperCase()}${meaning.slice(1)}.`,
        `Write the name of the ${key}, or "" (${meaning}).`,
      ),
    ];
  });
  const collection = getText(config, 'collection');
  if (wildcards.length > 0 || !collection || getText(config, 'database') !== '') return wildcards;
  return [
    ofTrigger(
      trigger,
      'trigger/option',
      get(config, 'database'),
      `The trigger names the collection ${collection} and no database.`,
      'Name the database, or empty the collection to watch the whole deployment, before you push.',
    ),
  ];
};
