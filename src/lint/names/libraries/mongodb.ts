import { members, part, work, type Things } from './member';

/** The MongoDB driver for Node.js; mongodb.github.io/node-mongodb-native. */
export const mongodb: Things = {
  mongodb: { MongoClient: part('mongodb constructor') },
  'mongodb constructor': { new: part('mongodb client'), connect: work('mongodb client') },
  'mongodb client': {
    db: part('mongodb database'),
    startSession: part(),
    // The first operation connects by itself.
    connect: part('mongodb client'),
    close: work(),
  },
  'mongodb database': {
    collection: part('mongodb collection'),
    aggregate: part('mongodb cursor'),
    ...members('command createCollection dropCollection dropDatabase collections', work()),
  },
  'mongodb collection': {
    ...members('find aggregate listIndexes', part('mongodb cursor')),
    ...members(
      'insertOne insertMany insert updateOne updateMany update replaceOne deleteOne deleteMany remove save',
      work(),
    ),
    ...members('findOne findOneAndUpdate findOneAndReplace findOneAndDelete bulkWrite drop rename', work()),
    ...members(
      'count countDocuments estimatedDocumentCount distinct createIndex createIndexes dropIndex',
      work(),
    ),
  },
  'mongodb cursor': {
    ...members(
      'sort limit skip project filter map batchSize maxTimeMS hint collation',
      part('mongodb cursor'),
    ),
    ...members('toArray next tryNext hasNext forEach count close explain', work()),
  },
};
