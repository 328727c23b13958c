import { members, part, work, type Things } from './member';

const query = {
  ...members(
    'orderByChild orderByKey orderByValue limitToFirst limitToLast startAt startAfter endAt endBefore equalTo',
    part('database query'),
  ),
  ref: part('database reference'),
  ...members('once get', work('database snapshot')),
};

/** The Realtime Database of firebase-admin; firebase.google.com/docs/reference/admin/node. */
export const realtimeDatabase: Things = {
  database: { ...members('ref refFromURL', part('database reference')) },
  'database query': query,
  'database reference': {
    ...query,
    ...members('child parent root', part('database reference')),
    // Without a value it only makes a key.
    push: { work: 'with argument', gives: 'database reference' },
    ...members('set update remove transaction setPriority setWithPriority', work()),
  },
  'database snapshot': {
    '[]': part('database snapshot'),
    ref: part('database reference'),
    child: part('database snapshot'),
  },
};
