import { members, part, work, type Things } from './member';

const query = (gives: string, comesTo?: string) => ({
  ...members(
    'where sort limit skip select populate lean session set setOptions exists equals in nin gt gte lt lte or and',
    part(gives),
  ),
  exec: work(comesTo),
  ...(comesTo !== undefined && { await: part(comesTo) }),
});

/** Mongoose; mongoosejs.com/docs/api. Its queries are sent when they are awaited, its documents at once. */
export const mongoose: Things = {
  mongoose: {
    model: part('mongoose model'),
    connection: part('mongoose connection'),
    // Models wait for the connection by themselves.
    connect: part(),
    disconnect: work(),
    createConnection: part('mongoose connection'),
  },
  'mongoose connection': { model: part('mongoose model'), close: work() },
  'mongoose model': {
    new: part('mongoose document'),
    ...members('create insertMany bulkWrite bulkSave syncIndexes', work('mongoose document')),
    ...members('updateOne updateMany update replaceOne deleteOne deleteMany remove', part('mongoose write')),
    ...members('findOneAndUpdate findByIdAndUpdate findOneAndReplace', part('mongoose write')),
    ...members(
      'findOneAndDelete findByIdAndDelete findOneAndRemove findByIdAndRemove',
      part('mongoose write'),
    ),
    ...members('findOne findById', part('mongoose reading')),
    find: part('mongoose search'),
    ...members(
      'count countDocuments estimatedDocumentCount distinct exists aggregate',
      part('mongoose count'),
    ),
  },
  'mongoose reading': query('mongoose reading', 'mongoose document'),
  'mongoose search': query('mongoose search', 'mongoose documents'),
  'mongoose count': query('mongoose count'),
  'mongoose write': query('mongoose write', 'mongoose document'),
  'mongoose documents': { '[]': part('mongoose document') },
  'mongoose document': members('save remove deleteOne updateOne update', work()),
};
