import { BSON as bson } from 'mongodb';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startRecording, type RecordingServer } from '../servers/recording/start-recording';
import { trackedService } from '../support/facade-service';

const { BSON } = require('../../src/cloud-run/runtime/bson');
const { closeClients } = require('../../src/cloud-run/runtime/mongo');

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

let server: RecordingServer;
let service: any;
let items: any;

beforeAll(async () => {
  server = await startRecording({ replicaSet: true });
});
beforeEach(() => {
  server.reset();
  ({ service } = trackedService(server.uri));
  items = service.db('shop').collection('items');
});
afterAll(async () => {
  await closeClients();
  await server.stop();
});

/** The commands as canonical EJSON, without what the driver adds to each. */
function sent(): any[] {
  const added = new Set(['lsid', '$db', '$clusterTime', 'txnNumber']);
  return server.commands.map((command) => {
    const own = Object.fromEntries(Object.entries(command).filter(([key]) => !added.has(key)));
    return JSON.parse(bson.EJSON.stringify(own, { relaxed: false }));
  });
}

function cursorOf(documents: object[], id = 0n, batch = 'firstBatch'): object {
  return { ok: 1, cursor: { id, ns: 'shop.items', [batch]: documents } };
}

describe('the commands that the facade sends', () => {
  test('find: query, projection, sort, skip and limit', async () => {
    await items
      .find({ n: { $gt: 1 } }, { _id: 0, n: 1 })
      .sort({ n: -1, a: 1 })
      .skip(2)
      .limit(3)
      .toArray();
    expect(sent()).toEqual([
      {
        find: 'items',
        filter: { n: { $gt: { $numberInt: '1' } } },
        projection: { _id: { $numberInt: '0' }, n: { $numberInt: '1' } },
        sort: { n: { $numberInt: '-1' }, a: { $numberInt: '1' } },
        skip: { $numberInt: '2' },
        limit: { $numberInt: '3' },
      },
    ]);
    expect(server.commands[0]?.$db).toBe('shop');
    expect(Object.keys(server.commands[0]?.sort)).toEqual(['n', 'a']);
  });

  test('find: nothing is sent before documents are read', async () => {
    const cursor = items.find({}).sort({ n: 1 });
    await cursor;
    expect(server.commands).toEqual([]);
    await cursor.toArray();
    expect(server.commands).toHaveLength(1);
  });

  test('find and aggregate: what they were given at the call, whatever becomes of it', async () => {
    const [query, projection, order, pipeline]: any[] = [
      { a: 1 },
      { b: 1 },
      { c: 1 },
      [{ $match: { a: 1 } }],
    ];
    const cursors = [
      items.find(query, projection).sort(order),
      items.aggregate(pipeline),
      service.db('shop').aggregate(pipeline),
    ];
    query.a = projection.b = order.c = 0;
    pipeline.push({ $limit: 1 });
    for (const cursor of cursors) await cursor.toArray();
    const one = { $numberInt: '1' };
    expect(sent()[0]).toEqual({
      find: 'items',
      filter: { a: one },
      projection: { b: one },
      sort: { c: one },
    });
    expect(sent()[1].pipeline).toEqual([{ $match: { a: one } }]);
    expect(sent()[2].pipeline).toEqual([{ $match: { a: one } }]);
  });

  test('find: a mix of projected and left out fields goes to the server as it is', async () => {
    await items.find({}, { a: 0, b: 1 }).toArray();
    expect(sent()[0].projection).toEqual({ a: { $numberInt: '0' }, b: { $numberInt: '1' } });
  });

  test('find: options that the platform did not have are left out', async () => {
    await items.find({}, {}, { limit: 1, sort: { a: 1 }, maxTimeMS: 5 }).toArray();
    expect(sent()).toEqual([{ find: 'items', filter: {}, projection: {} }]);
  });

  test('findOne asks for one', async () => {
    await items.findOne({ a: null }, { b: 1 });
    expect(sent()).toEqual([
      {
        find: 'items',
        filter: { a: null },
        projection: { b: { $numberInt: '1' } },
        limit: { $numberInt: '1' },
        singleBatch: true,
      },
    ]);
  });

  test('MinKey and MaxKey reach the server, as plain values and called', async () => {
    await items.findOne({ date: { $gt: BSON.MinKey, $lt: BSON.MaxKey() } });
    await items.updateOne({ a: BSON.MaxKey }, { $set: { b: [BSON.MinKey] } });
    expect(sent()[0].filter).toEqual({ date: { $gt: { $minKey: 1 }, $lt: { $maxKey: 1 } } });
    expect(sent()[1].updates[0]).toMatchObject({
      q: { a: { $maxKey: 1 } },
      u: { $set: { b: [{ $minKey: 1 }] } },
    });
  });

  test('types of BSON reach the server', async () => {
    await items.insertOne({
      _id: BSON.ObjectId('5d505646cf6d4fe581014ab2'),
      price: BSON.Decimal128.fromString('1.10'),
      long: BSON.Long(5),
      double: BSON.Double(5),
      regex: BSON.BSONRegExp('^a', 'i'),
      native: /^b/i,
      bytes: BSON.Binary.fromText('a'),
      at: new Date(5),
      left: undefined,
    });
    expect(sent()[0]).toMatchObject({ insert: 'items', ordered: true });
    expect(sent()[0].documents).toEqual([
      {
        _id: { $oid: '5d505646cf6d4fe581014ab2' },
        price: { $numberDecimal: '1.10' },
        long: { $numberLong: '5' },
        double: { $numberDouble: '5.0' },
        regex: { $regularExpression: { pattern: '^a', options: 'i' } },
        native: { $regularExpression: { pattern: '^b', options: 'i' } },
        bytes: { $binary: { base64: 'YQ==', subType: '00' } },
        at: { $date: { $numberLong: '5' } },
      },
    ]);
  });

  test('insertMany: in order unless told otherwise', async () => {
    await items.insertMany([{ _id: 1 }, { _id: 2 }]);
    await items.insertMany([{ _id: 3 }], { ordered: false });
    expect(sent()).toEqual([
      {
        insert: 'items',
        documents: [{ _id: { $numberInt: '1' } }, { _id: { $numberInt: '2' } }],
        ordered: true,
      },
      { insert: 'items', documents: [{ _id: { $numberInt: '3' } }], ordered: false },
    ]);
  });

  test('updateOne and updateMany: upsert and arrayFilters', async () => {
    await items.updateOne({ a: 1 }, { $set: { 'list.$[e]': 2 } }, { arrayFilters: [{ e: { $gt: 1 } }] });
    await items.updateMany({ a: 1 }, { $set: { b: 1 } }, { upsert: true, returnDocument: 'after' });
    expect(sent()[0]).toEqual({
      update: 'items',
      ordered: true,
      updates: [
        {
          q: { a: { $numberInt: '1' } },
          u: { $set: { 'list.$[e]': { $numberInt: '2' } } },
          arrayFilters: [{ e: { $gt: { $numberInt: '1' } } }],
        },
      ],
    });
    expect(sent()[1].updates).toEqual([
      { q: { a: { $numberInt: '1' } }, u: { $set: { b: { $numberInt: '1' } } }, upsert: true, multi: true },
    ]);
  });

  test('an update by a pipeline', async () => {
    await items.updateOne({}, [{ $set: { sum: { $add: ['$a', '$b'] } } }]);
    expect(sent()[0].updates[0].u).toEqual([{ $set: { sum: { $add: ['$a', '$b'] } } }]);
  });

  test('findOneAndUpdate: sort, projection, upsert, and which document', async () => {
    await items.findOneAndUpdate(
      { a: 1 },
      { $set: { b: 1 } },
      { sort: { c: -1 }, projection: { b: 1 }, upsert: true, returnNewDocument: true },
    );
    await items.findOneAndUpdate({ a: 1 }, { $set: { b: 1 } }, { returnDocument: 'after', new: true });
    expect(sent()[0]).toEqual({
      findAndModify: 'items',
      query: { a: { $numberInt: '1' } },
      update: { $set: { b: { $numberInt: '1' } } },
      sort: { c: { $numberInt: '-1' } },
      fields: { b: { $numberInt: '1' } },
      upsert: true,
      new: true,
      remove: false,
    });
    expect(sent()[1]).toMatchObject({ new: false, upsert: false });
  });

  test('findOneAndReplace and findOneAndDelete', async () => {
    await items.findOneAndReplace({ a: 1 }, { b: 1 }, { returnNewDocument: true });
    await items.findOneAndDelete({ a: 1 }, { sort: { c: 1 } });
    expect(sent()[0]).toMatchObject({ update: { b: { $numberInt: '1' } }, new: true, remove: false });
    expect(sent()[1]).toMatchObject({
      query: { a: { $numberInt: '1' } },
      remove: true,
      sort: { c: { $numberInt: '1' } },
    });
  });

  test('deleteOne and deleteMany', async () => {
    await items.deleteOne({ a: 1 });
    await items.deleteMany({});
    expect(sent()).toEqual([
      {
        delete: 'items',
        ordered: true,
        deletes: [{ q: { a: { $numberInt: '1' } }, limit: { $numberInt: '1' } }],
      },
      { delete: 'items', ordered: true, deletes: [{ q: {}, limit: { $numberInt: '0' } }] },
    ]);
  });

  test('aggregate: the pipeline as it is, and what the cursor adds', async () => {
    const lookup = { $lookup: { from: 'other', localField: 'a', foreignField: 'b', as: 'c' } };
    await items
      .aggregate([{ $match: { at: { $lt: BSON.MaxKey } } }, lookup])
      .skip(2)
      .toArray();
    await service
      .db('shop')
      .aggregate([{ $documents: [{ a: 1 }] }])
      .toArray();
    expect(sent()).toEqual([
      {
        aggregate: 'items',
        pipeline: [{ $match: { at: { $lt: { $maxKey: 1 } } } }, lookup, { $skip: { $numberInt: '2' } }],
        cursor: {},
      },
      {
        aggregate: { $numberInt: '1' },
        pipeline: [{ $documents: [{ a: { $numberInt: '1' } }] }],
        cursor: {},
      },
    ]);
  });

  test('count: by aggregation, or by the command count where the filter cannot be a stage', async () => {
    server.answer('aggregate', cursorOf([{ n: 7 }]));
    server.answer('count', { ok: 1, n: 8 });
    expect(await items.count({ a: 1 })).toBe(7);
    expect(await items.count({ $or: [{ place: { $near: [0, 0] } }] })).toBe(8);
    expect(await items.count({ $where: 'true' })).toBe(8);
    expect(sent()[0].pipeline).toEqual([
      { $match: { a: { $numberInt: '1' } } },
      { $group: { _id: { $numberInt: '1' }, n: { $sum: { $numberInt: '1' } } } },
    ]);
    expect(sent()[1]).toEqual({
      count: 'items',
      query: { $or: [{ place: { $near: [{ $numberInt: '0' }, { $numberInt: '0' }] } }] },
    });
    expect(sent()[2].query).toEqual({ $where: 'true' });
  });

  test('distinct, and the names of collections and databases', async () => {
    server.answer('distinct', { ok: 1, values: [3] });
    server.answer('listCollections', cursorOf([{ name: 'items', type: 'collection' }]));
    server.answer('listDatabases', { ok: 1, databases: [{ name: 'shop' }] });
    expect(await items.distinct('a', { b: 1 })).toEqual([3]);
    expect(await service.db('shop').getCollectionNames()).toEqual(['items']);
    expect(await service.admin().getDBNames()).toEqual(['shop']);
    expect(sent()).toEqual([
      { distinct: 'items', key: 'a', query: { b: { $numberInt: '1' } } },
      {
        listCollections: { $numberInt: '1' },
        filter: {},
        cursor: {},
        nameOnly: true,
        authorizedCollections: false,
      },
      { listDatabases: { $numberInt: '1' }, nameOnly: true },
    ]);
  });

  test('bulkWrite: each operation, in order', async () => {
    await items.bulkWrite(
      [
        { insertOne: { document: { _id: 1 } } },
        { updateOne: { filter: { a: BSON.MinKey }, update: { $set: { b: 1 } }, upsert: true } },
        { deleteMany: { filter: { c: 1 } } },
      ],
      { ordered: true, bypassDocumentValidation: true },
    );
    expect(sent().map((command) => Object.keys(command)[0])).toEqual(['insert', 'update', 'delete']);
    expect(sent()[1]).toMatchObject({
      bypassDocumentValidation: true,
      updates: [{ q: { a: { $minKey: 1 } }, u: { $set: { b: { $numberInt: '1' } } }, upsert: true }],
    });
  });

  test('numbers that were read as others are sent as they were', async () => {
    ({ service } = trackedService(server.uri, { preserveNumberTypes: true }));
    const kept = service.db('shop').collection('items');
    server.answer('find', cursorOf([{ _id: 1, long: bson.Long.fromNumber(5), double: new bson.Double(5) }]));
    const document = await kept.findOne({});
    expect(document).toEqual({ _id: 1, long: 5, double: 5 });
    await kept.insertOne({ ...document, copy: document });
    expect(sent()[1].documents[0]).toMatchObject({
      long: { $numberInt: '5' },
      copy: { long: { $numberLong: '5' }, double: { $numberDouble: '5.0' } },
    });
  });
});

describe('what the server answers', () => {
  const documents = (length: number): object[] => Array.from({ length }, (_, n) => ({ n }));

  test('50,000 documents are found, and one more is an error', async () => {
    server.answer('find', cursorOf(documents(50_000)));
    expect(await items.find().toArray()).toHaveLength(50_000);
    server.answer('find', cursorOf(documents(50_001)));
    await expect(items.find().toArray()).rejects.toThrow('query result exceeds 50000 documents');
  });

  test('the limit holds over batches, and what is left is closed on the server', async () => {
    server.answer('find', cursorOf(documents(30_000), 77n));
    server.answer('getMore', cursorOf(documents(30_000), 77n, 'nextBatch'));
    await expect(items.find().toArray()).rejects.toThrow('query result exceeds 50000 documents');
    expect(sent().slice(1)).toEqual([
      { getMore: { $numberLong: '77' }, collection: 'items' },
      { killCursors: 'items', cursors: [{ $numberLong: '77' }] },
    ]);
  });

  test('a cursor that a source left unread is closed on the server, once nobody holds it', async () => {
    server.answer('find', cursorOf(documents(1), 77n));
    await items.find().sort({ n: 1 }).next();
    while (server.commands.length < 2) {
      collectGarbage();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(sent()[1]).toEqual({ killCursors: 'items', cursors: [{ $numberLong: '77' }] });
  });

  test('an upsert tells the id that the server gave', async () => {
    server.answer('update', { ok: 1, n: 1, nModified: 0, upserted: [{ index: 0, _id: 'new' }] });
    expect(await items.updateOne({}, { $set: { a: 1 } }, { upsert: true })).toEqual({
      matchedCount: 0,
      modifiedCount: 0,
      upsertedId: 'new',
    });
  });

  test('an error rejects with the server’s message', async () => {
    server.answer('aggregate', { ok: 0, code: 40324, errmsg: "Unrecognized pipeline stage name: '$x'" });
    await expect(items.aggregate([{ $x: 1 }]).toArray()).rejects.toThrow(
      "Unrecognized pipeline stage name: '$x'",
    );
  });
});

describe('sessions', () => {
  test('belong to what they are passed to', async () => {
    const session = service.startSession();
    await items.insertOne({ _id: 1 }, { session });
    await items.find({}, {}, { session }).toArray();
    await items.updateOne({}, { $set: { a: 1 } }, { session });
    await items.findOneAndDelete({}, { session });
    await items.count({}, { session });
    await session.endSession();
    const [first, ...others] = server.commands.map(({ lsid }) => lsid.id.toString('hex'));
    expect(others).toEqual([first, first, first, first]);
  });

  test('a transaction: one number, begun once, and committed', async () => {
    const session = service.startSession();
    const result = await session.withTransaction(async (own: unknown) => {
      expect(own).toBe(session);
      await items.updateOne({ a: 1 }, { $inc: { n: -5 } }, { session });
      await items.insertOne({ _id: 1 }, { session });
      return 'done';
    });
    await session.endSession();
    expect(result).toBe('done');
    expect(server.commands.map((command) => Object.keys(command)[0])).toEqual([
      'update',
      'insert',
      'commitTransaction',
    ]);
    expect(server.commands.map(({ autocommit, startTransaction }) => [autocommit, startTransaction])).toEqual(
      [
        [false, true],
        [false, undefined],
        [false, undefined],
      ],
    );
    expect(new Set(server.commands.map(({ txnNumber }) => String(txnNumber))).size).toBe(1);
  });

  test('a transaction that throws is aborted, and may be aborted again as in the vendor’s example', async () => {
    const session = service.startSession();
    const work = session.withTransaction(async () => {
      await items.insertOne({ _id: 1 }, { session });
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    await session.abortTransaction();
    await session.endSession();
    expect(server.commands.map((command) => Object.keys(command)[0])).toEqual(['insert', 'abortTransaction']);
  });

  test('a transaction by hand', async () => {
    const session = service.startSession();
    session.startTransaction();
    await items.insertOne({ _id: 1 }, { session });
    await session.commitTransaction();
    session.startTransaction();
    await items.insertOne({ _id: 2 }, { session });
    await session.abortTransaction();
    await session.endSession();
    expect(server.commands.map((command) => Object.keys(command)[0])).toEqual([
      'insert',
      'commitTransaction',
      'insert',
      'abortTransaction',
    ]);
  });
});
