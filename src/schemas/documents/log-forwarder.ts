import { flag, ids, keys, list, oneOf, text } from '../notation';
import { always } from '../shape';

const types = [
  'auth',
  'endpoint',
  'function',
  'graphql',
  'push',
  'schema',
  'service',
  'sync',
  'trigger',
  'trigger_error_handler',
];

/** A log forwarder: to a collection, or to a function. */
export const logForwarder = always(
  keys(
    {
      name: text,
      log_types: list(oneOf(...types)),
      log_statuses: list(oneOf('error', 'success')),
      policy: keys({ type: oneOf('single', 'batch') }, {}),
      action: keys(
        { type: oneOf('collection', 'function') },
        { data_source: text, database: text, collection: text, name: text },
      ),
    },
    { ...ids, disabled: flag },
  ),
);
