import { nearestName } from '../../model/nearest-name';

/** The fields of a change event: the reference of MongoDB's change streams, and App Services docs, "Change Event Types". */
const roots: readonly string[] = [
  '_id',
  'operationType',
  'clusterTime',
  'wallTime',
  'ns',
  'nsType',
  'to',
  'documentKey',
  'updateDescription',
  'fullDocument',
  'fullDocumentBeforeChange',
  'operationDescription',
  'collectionUUID',
  'lsid',
  'txnNumber',
  'splitEvent',
];

/** What stands in those fields whose content is known. */
const inside: ReadonlyMap<string, readonly string[]> = new Map([
  ['updateDescription', ['updatedFields', 'removedFields', 'truncatedArrays', 'disambiguatedPaths']],
  ['ns', ['db', 'coll']],
]);

const otherNames: ReadonlyMap<string, string> = new Map([
  ['database', 'db'],
  ['collection', 'coll'],
]);

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * The path in a change event that a path stands for: the same where a change event has it, else the likely one.
 *
 * @param document the field of the event that holds the document
 */
export function pathInChangeEvent(
  path: string,
  document: 'fullDocument' | 'fullDocumentBeforeChange',
): string {
  const [root = '', ...rest] = path.split('.');
  if (roots.includes(root)) {
    const known = inside.get(root) ?? [];
    const [next, ...more] = rest;
    if (next === undefined || known.length === 0 || known.includes(next)) return path;
    if (root === 'updateDescription') return [root, 'updatedFields', ...rest].join('.');
    const meant = otherNames.get(next) ?? nearestName(next, known);
    return meant ? [root, meant, ...more].join('.') : path;
  }
  if (inside.get('updateDescription')?.includes(root)) return `updateDescription.${path}`;
  const meant = roots.find((name) => name !== '_id' && bare(name) === bare(root)) ?? nearestName(root, roots);
  return meant ? [meant, ...rest].join('.') : `${document}.${path}`;
}

/** How a change event calls each operation that a trigger can watch. */
export const eventOfOperation: ReadonlyMap<string, string> = new Map([
  ['INSERT', 'insert'],
  ['UPDATE', 'update'],
  ['REPLACE', 'replace'],
  ['DELETE', 'delete'],
  ['CREATE_COLLECTION', 'create'],
  ['MODIFY_COLLECTION', 'modify'],
  ['RENAME_COLLECTION', 'rename'],
  ['DROP_COLLECTION', 'drop'],
  ['SHARD_COLLECTION', 'shardCollection'],
  ['RESHARD_COLLECTION', 'reshardCollection'],
  ['REFINE_COLLECTION_SHARD_KEY', 'refineCollectionShardKey'],
  ['CREATE_INDEXES', 'createIndexes'],
  ['DROP_INDEXES', 'dropIndexes'],
  ['DROP_DATABASE', 'dropDatabase'],
]);
