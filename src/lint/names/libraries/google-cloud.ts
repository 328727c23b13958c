import { members, part, work, type Things } from './member';

/** Cloud Storage and Pub/Sub; cloud.google.com/nodejs/docs/reference. */
export const googleCloud: Things = {
  '@google-cloud/firestore': { Firestore: part('firestore constructor') },
  'firestore constructor': { new: part('firestore') },
  '@google-cloud/storage': { Storage: part('storage constructor') },
  'storage constructor': { new: part('storage') },
  storage: { bucket: part('bucket'), ...members('createBucket getBuckets', work()) },
  bucket: {
    file: part('file'),
    ...members(
      'upload create delete deleteFiles exists get getFiles getMetadata makePublic setMetadata combine',
      work(),
    ),
  },
  file: members(
    'save delete move copy rename download exists get getMetadata setMetadata getSignedUrl makePublic makePrivate rotateEncryptionKey',
    work(),
  ),
  '@google-cloud/pubsub': { PubSub: part('pubsub constructor') },
  'pubsub constructor': { new: part('pubsub') },
  pubsub: { topic: part('topic'), ...members('createTopic createSubscription', work()) },
  topic: members('publish publishMessage publishJSON create delete exists get', work()),
};
