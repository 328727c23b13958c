import type { App } from '../model/app';
import type { FindingInput } from '../model/finding';
import { get, getText } from '../model/json';

/** A database trigger needs change streams, and a federated database has none: App Services docs, "Database Triggers". */
export function checkChangeStreams({ triggers, dataSources }: App): FindingInput[] {
  const federated = new Set(
    dataSources.flatMap(({ name, config }) => (getText(config, 'type') === 'datalake' ? [name] : [])),
  );
  return triggers.flatMap(({ name, document }): FindingInput[] => {
    const node = get(document, 'config', 'service_name');
    const service = getText(node);
    if (!node || service === undefined || !federated.has(service) || getText(document, 'type') !== 'DATABASE')
      return [];
    return [
      {
        code: 'trigger/no-change-stream',
        component: 'triggers',
        subject: name,
        at: node,
        message: `The trigger watches ${service}, a federated database, which has no change streams: nothing fires it.`,
        action:
          'Name the data source of a cluster as service_name, or take the trigger out, before you push.',
      },
    ];
  });
}
