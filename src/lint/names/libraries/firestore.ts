import { members, part, work, type Things } from './member';

const query = {
  ...members(
    'where orderBy limit limitToLast offset select startAt startAfter endAt endBefore withConverter',
    part('firestore query'),
  ),
  ...members('count aggregate', part('firestore query')),
  get: work('firestore documents'),
};

const writes = members('set create update delete add', part());

/** Firestore's Node.js client, which firebase-admin gives out; cloud.google.com/nodejs/docs/reference/firestore. */
export const firestore: Things = {
  firestore: {
    collection: part('firestore collection'),
    collectionGroup: part('firestore query'),
    doc: part('firestore document'),
    batch: part('firestore batch'),
    bulkWriter: part('firestore writer'),
    runTransaction: { work: 'always', gives: 'firestore transaction', runs: true },
    ...members('getAll', work('firestore documents')),
    ...members('listCollections recursiveDelete terminate', work()),
  },
  'firestore query': query,
  'firestore collection': {
    ...query,
    doc: part('firestore document'),
    parent: part('firestore document'),
    add: work('firestore document'),
    listDocuments: work('firestore references'),
  },
  'firestore document': {
    collection: part('firestore collection'),
    parent: part('firestore collection'),
    get: work('firestore entry'),
    ...members('set create update delete listCollections', work()),
  },
  'firestore documents': { '[]': part('firestore entry'), docs: part('firestore documents') },
  'firestore references': { '[]': part('firestore document') },
  'firestore entry': { ref: part('firestore document') },
  'firestore batch': {
    ...writes,
    ...members('set create update delete', part('firestore batch')),
    commit: work(),
  },
  'firestore writer': { ...writes, ...members('flush close', work()) },
  'firestore transaction': {
    ...writes,
    get: work('firestore documents'),
    getAll: work('firestore documents'),
  },
};
