/** What a database trigger on one collection may watch: App Services docs, "Database Trigger Configuration". */
export const documentOperations = ['INSERT', 'UPDATE', 'REPLACE', 'DELETE'] as const;

/** What one on a whole database or deployment may watch besides. */
export const collectionOperations = [
  'CREATE_COLLECTION',
  'MODIFY_COLLECTION',
  'RENAME_COLLECTION',
  'DROP_COLLECTION',
  'SHARD_COLLECTION',
  'RESHARD_COLLECTION',
  'REFINE_COLLECTION_SHARD_KEY',
  'CREATE_INDEXES',
  'DROP_INDEXES',
] as const;

/** What only one on the whole deployment may watch. */
export const deploymentOperations = ['DROP_DATABASE'] as const;
