import type { JsonMember, JsonText } from '../../src/model/json';
import { rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';

const namespaceSplit = reason(
  'The namespace became database and collection; it is split at the first dot.',
  'exporter/2018-rules',
);

/** Database and collection of a namespace. */
export function splitNamespace(namespace: JsonText): JsonMember[] {
  const text = namespace.value;
  const dot = text.indexOf('.');
  const [database, collection] = dot < 0 ? [text, ''] : [text.slice(0, dot), text.slice(dot + 1)];
  return [
    { key: 'database', value: rewritten(namespace, database, namespaceSplit) },
    { key: 'collection', value: rewritten(namespace, collection, namespaceSplit) },
  ];
}
