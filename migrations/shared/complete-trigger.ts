import { withMember } from '../../src/model/edit-json';
import { get, type JsonObject } from '../../src/model/json';
import { added } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';

const completed = reason('The exporter writes the key for every trigger.', 'exporter/20230101');

/** The `config` of a trigger with the keys that today's exporter always writes for its type. */
export function completeTrigger(type: string | undefined, config: JsonObject): JsonObject {
  let changed = config;
  const flags =
    type === 'DATABASE'
      ? [
          'full_document',
          'full_document_before_change',
          'maximum_throughput',
          'skip_catchup_events',
          'tolerate_resume_errors',
          'unordered',
        ]
      : type === 'SCHEDULED'
        ? ['skip_catchup_events']
        : [];
  if (type === 'DATABASE') {
    for (const key of ['match', 'project'])
      if (!get(changed, key)) changed = withMember(changed, key, added({}, completed));
  }
  for (const key of flags)
    if (!get(changed, key)) changed = withMember(changed, key, added(false, completed));
  return changed;
}
