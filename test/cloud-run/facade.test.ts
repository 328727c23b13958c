import { MongoClient } from 'mongodb';
import { trackedService, written } from '../support/facade-service';
import { buildFerretdb, startFerretdb, type StartedServer } from '../support/start-ferretdb';

const { BSON, EJSON } = require('../../src/cloud-run/runtime/bson');
const { typedResult } = require('../../src/cloud-run/runtime/number-types');
const { closeClients } = require('../../src/cloud-run/runtime/mongo');

interface Server {
  readonly name: string;
  /** Why it is not tested here. */
  readonly missing?: string;
  /** What it does not do, by the names of the tests' needs. */
  readonly lacks: Readonly<Record<string, string>>;
  start(): Promise<StartedServer>;
}

const built = buildFerretdb();
const ferretdb: Server = {
  name: 'FerretDB',
  lacks: {
    decimals: 'FerretDB has no Decimal128',
    minKey: 'FerretDB has no MinKey',
    arrayFilters: 'FerretDB has no arrayFilters',
    findAndModifyProjection: 'FerretDB has no projection in findAndModify',
    transactions: 'FerretDB has no transactions',
    near: 'FerretDB has no $near',
  },
  ...('missing' in built
    ? { missing: built.missing, start: () => Promise.reject(new Error(built.missing)) }
    : { start: () => startFerretdb(built.program) }),
};
const given: Server = {
  name: 'the server of MONGODB_URI',
  lacks: {},
  start: async () => ({ uri: process.env.MONGODB_URI ?? '', stop: async () => undefined }),
  ...(process.env.MONGODB_URI === undefined && { missing: 'MONGODB_URI is not set' }),
};

const databaseName = `migrate_functions_test_${process.pid}`;

for (const server of [ferretdb, given]) {
  const describeServer = server.missing === undefined ? describe : describe.skip;
  const reason = server.missing === undefined ? '' : ` (skipped: ${server.missing})`;
  describeServer(`the facade over ${server.name}${reason}`, () => facadeSuite(server));
}

function facadeSuite(server: Server): void {
  let started: StartedServer;
  let collections = 0;

  beforeAll(async () => {
    started = await server.start();
  });
  afterAll(async () => {
    const client = new MongoClient(started.uri);
    await client.db(databaseName).dropDatabase();
    await client.close();
    await closeClients();
    await started.stop();
  });

  /** A collection that nothing else uses, with these documents. */
  async function filled(documents: object[], options = {}): Promise<any> {
    const { service } = trackedService(started.uri, options);
    collections += 1;
    const collection = service.db(databaseName).collection(`c${collections}`);
    if (documents.length > 0) await collection.insertMany(documents);
    return collection;
  }

  /** A test of what a server need not have. */
  function testWith(need: string, name: string, run: () => Promise<void>): void {
    const lack = server.lacks[need];
    if (lack === undefined) test(name, run);
    else test.skip(`${name} (skipped: ${lack})`, run);
  }

  describe('insertOne and insertMany', () => {
    test('give the ids and nothing else', async () => {
      const items = await filled([]);
      expect(written(await items.insertOne({ _id: 'a' }))).toEqual({ insertedId: 'a' });
      expect(written(await items.insertMany([{ _id: 'c' }, { _id: 'b' }]))).toEqual({
        insertedIds: ['c', 'b'],
      });
    });

    test('give documents without an _id one, also in the caller’s object', async () => {
      const items = await filled([]);
      const [one, two, three]: any[] = [{ n: 1 }, { n: 2 }, { n: 3 }];
      const { insertedId } = await items.insertOne(one);
      const { insertedIds } = await items.insertMany([two, three]);
      expect(insertedId).toBeInstanceOf(BSON.ObjectId);
      expect([one._id, two._id, three._id]).toEqual([insertedId, ...insertedIds]);
      expect(await items.find({}, { _id: 1 }).sort({ n: 1 }).toArray()).toEqual(
        [insertedId, ...insertedIds].map((_id) => ({ _id })),
      );
    });

    test('insert what the document was when they were called', async () => {
      const items = await filled([]);
      const document: any = { _id: 1, state: 'new', at: new Date(0), nested: { list: [1] } };
      const inserted = items.insertOne(document);
      document.state = 'changed';
      document.at.setTime(5);
      document.nested.list.push(2);
      await inserted;
      expect(await items.findOne({})).toEqual({
        _id: 1,
        state: 'new',
        at: new Date(0),
        nested: { list: [1] },
      });
    });

    test('insert the same object as often as it is given, and one that is frozen', async () => {
      const items = await filled([]);
      const document = { n: 1 };
      await items.insertMany([document, document]);
      await items.insertOne(Object.freeze({ n: 2 }));
      expect(await items.count()).toBe(3);
    });

    test('leave out members that are undefined', async () => {
      const items = await filled([{ _id: 1, gone: undefined, none: null }]);
      expect(await items.findOne({})).toEqual({ _id: 1, none: null });
    });

    test('a duplicate key is the server’s error', async () => {
      const items = await filled([{ _id: 1 }]);
      await expect(items.insertOne({ _id: 1 })).rejects.toThrow(/^E11000 /);
    });

    test('insertMany goes on after a duplicate when it is not ordered', async () => {
      const [ordered, unordered] = [await filled([{ _id: 1 }]), await filled([{ _id: 1 }])];
      const documents = [{ _id: 1 }, { _id: 2 }];
      await expect(ordered.insertMany(documents)).rejects.toThrow(/^E11000 /);
      await expect(unordered.insertMany(documents, { ordered: false })).rejects.toThrow(/^E11000 /);
      expect([await ordered.count(), await unordered.count()]).toEqual([1, 2]);
    });
  });

  describe('find', () => {
    const numbers = [5, 1, 4, 2, 3].map((n) => ({ _id: n, n, odd: n % 2 === 1, secret: 'x' }));

    test('takes a query, and the projection as its second argument', async () => {
      const items = await filled(numbers);
      const found = await items.find({ odd: true }, { _id: 0, n: 1 }).toArray();
      expect(found).toHaveLength(3);
      expect(found).toEqual(expect.arrayContaining([{ n: 1 }, { n: 3 }, { n: 5 }]));
    });

    test('without arguments finds all documents, whole', async () => {
      const items = await filled(numbers);
      const found = await items.find().toArray();
      expect(found).toHaveLength(5);
      expect(found).toEqual(expect.arrayContaining(numbers));
      expect(await items.find({}, {}).toArray()).toEqual(found);
      expect(await items.find(null, null).toArray()).toEqual(found);
    });

    test('sorts, skips and limits, in whatever order it is told', async () => {
      const items = await filled(numbers);
      const ids = async (cursor: any): Promise<number[]> =>
        (await cursor.toArray()).map(({ _id }: { _id: number }) => _id);
      expect(await ids(items.find().sort({ n: -1 }))).toEqual([5, 4, 3, 2, 1]);
      expect(await ids(items.find().sort({ n: 1 }).limit(2).skip(1))).toEqual([2, 3]);
      expect(await ids(items.find().limit(2).skip(1).sort({ n: 1 }))).toEqual([2, 3]);
    });

    test('next gives one after the other, then undefined as often as it is asked', async () => {
      const items = await filled([{ _id: 1 }, { _id: 2 }]);
      const cursor = items.find().sort({ _id: 1 });
      expect(await cursor.next()).toEqual({ _id: 1 });
      expect(await cursor.next()).toEqual({ _id: 2 });
      expect(await cursor.next()).toBeUndefined();
      expect(await cursor.next()).toBeUndefined();
      expect(await cursor.toArray()).toEqual([]);
    });

    test('toArray gives what next has left', async () => {
      const items = await filled([{ _id: 1 }, { _id: 2 }, { _id: 3 }]);
      const cursor = items.find().sort({ _id: 1 });
      await cursor.next();
      expect(await cursor.toArray()).toEqual([{ _id: 2 }, { _id: 3 }]);
      expect(await cursor.toArray()).toEqual([]);
      expect(await cursor.next()).toBeUndefined();
    });

    test('more documents than a batch holds', async () => {
      const items = await filled(Array.from({ length: 250 }, (_, n) => ({ _id: n })));
      const found = await items.find().sort({ _id: 1 }).toArray();
      expect(found.map(({ _id }: { _id: number }) => _id)).toEqual(Array.from({ length: 250 }, (_, n) => n));
    });

    test('awaiting a cursor gives the cursor', async () => {
      const items = await filled([{ _id: 1 }]);
      const cursor = items.find();
      expect(await cursor).toBe(cursor);
      expect(await (await items.find()).toArray()).toEqual([{ _id: 1 }]);
    });

    test('forEach, map and project', async () => {
      const items = await filled(numbers);
      const seen: unknown[] = [];
      await items
        .find({ n: { $lt: 3 } })
        .sort({ n: 1 })
        .project({ n: 1, _id: 0 })
        .map(({ n }: { n: number }) => n * 10)
        .forEach((value: unknown) => {
          seen.push(value);
        });
      expect(seen).toEqual([10, 20]);
    });

    test('refuses to be changed once it is read, and says what to do', async () => {
      const items = await filled([{ _id: 1 }]);
      const cursor = items.find();
      await cursor.next();
      expect(() => cursor.sort({ _id: 1 })).toThrow('sort() must be called before documents are read');
    });

    test('an error of the server rejects', async () => {
      const items = await filled([{ _id: 1 }]);
      await expect(items.find({ $nonsense: 1 }).toArray()).rejects.toThrow(/nonsense/);
    });
  });

  describe('findOne', () => {
    test('gives the document, its projection, or null', async () => {
      const items = await filled([{ _id: 1, a: 1, b: 2 }]);
      expect(await items.findOne({ a: 1 })).toEqual({ _id: 1, a: 1, b: 2 });
      expect(await items.findOne({ a: 1 }, { _id: 0, b: 1 })).toEqual({ b: 2 });
      expect(await items.findOne({ a: 7 })).toBeNull();
      expect(await items.findOne()).toEqual({ _id: 1, a: 1, b: 2 });
    });
  });

  describe('updateOne and updateMany', () => {
    test('tell what matched and what was modified', async () => {
      const items = await filled([
        { _id: 1, n: 1 },
        { _id: 2, n: 1 },
      ]);
      expect(await items.updateOne({ _id: 1 }, { $inc: { n: 1 } })).toEqual({
        matchedCount: 1,
        modifiedCount: 1,
      });
      expect(await items.updateOne({ _id: 1 }, { $set: { n: 2 } })).toEqual({
        matchedCount: 1,
        modifiedCount: 0,
      });
      expect(await items.updateOne({ _id: 9 }, { $set: { n: 2 } })).toEqual({
        matchedCount: 0,
        modifiedCount: 0,
      });
      expect(await items.updateMany({}, { $set: { n: 2 } })).toEqual({ matchedCount: 2, modifiedCount: 1 });
    });

    test('have upsertedId only after an upsert', async () => {
      const items = await filled([]);
      const upsert = { upsert: true };
      const [one, again] = [
        await items.updateOne({ _id: 'a' }, { $set: { n: 1 } }, upsert),
        await items.updateOne({ _id: 'a' }, { $set: { n: 1 } }, upsert),
      ];
      expect(one).toEqual({ matchedCount: 0, modifiedCount: 0, upsertedId: 'a' });
      expect(Object.keys(again)).toEqual(['matchedCount', 'modifiedCount']);
      expect(await items.updateMany({ _id: 'b' }, { $set: { n: 1 } }, upsert)).toEqual({
        matchedCount: 0,
        modifiedCount: 0,
        upsertedId: 'b',
      });
    });

    test('an update without operators is refused', async () => {
      const items = await filled([{ _id: 1 }]);
      await expect(items.updateOne({ _id: 1 }, { n: 1 })).rejects.toThrow(/atomic operators/);
    });

    testWith('arrayFilters', 'take arrayFilters', async () => {
      const items = await filled([{ _id: 1, list: [1, 5] }]);
      await items.updateOne(
        { _id: 1 },
        { $set: { 'list.$[big]': 0 } },
        { arrayFilters: [{ big: { $gt: 3 } }] },
      );
      expect(await items.findOne({})).toEqual({ _id: 1, list: [1, 0] });
    });
  });

  describe('findOneAndUpdate, findOneAndReplace and findOneAndDelete', () => {
    test('give the document as it was, or as it is now if that is asked for', async () => {
      const items = await filled([{ _id: 1, n: 1 }]);
      const increment = { $inc: { n: 1 } };
      const now = { returnNewDocument: true };
      expect(await items.findOneAndUpdate({ _id: 1 }, increment)).toEqual({ _id: 1, n: 1 });
      expect(await items.findOneAndUpdate({ _id: 1 }, increment, now)).toEqual({ _id: 1, n: 3 });
      expect(await items.findOneAndReplace({ _id: 1 }, { n: 7 })).toEqual({ _id: 1, n: 3 });
      expect(await items.findOneAndReplace({ _id: 1 }, { n: 8 }, now)).toEqual({ _id: 1, n: 8 });
      expect(await items.findOneAndDelete({ _id: 1 })).toEqual({ _id: 1, n: 8 });
      expect(await items.count()).toBe(0);
    });

    test('give null when nothing matches', async () => {
      const items = await filled([]);
      const now = { returnNewDocument: true };
      expect(await items.findOneAndUpdate({ _id: 1 }, { $set: { n: 1 } }, now)).toBeNull();
      expect(await items.findOneAndReplace({ _id: 1 }, { n: 1 }, now)).toBeNull();
      expect(await items.findOneAndDelete({ _id: 1 })).toBeNull();
    });

    test('upsert gives null, or the new document', async () => {
      const items = await filled([]);
      const update = { $set: { n: 1 } };
      const now = { upsert: true, returnNewDocument: true };
      expect(await items.findOneAndUpdate({ _id: 1 }, update, { upsert: true })).toBeNull();
      expect(await items.findOneAndUpdate({ _id: 2 }, update, now)).toEqual({ _id: 2, n: 1 });
    });

    test('sort chooses among several', async () => {
      const items = await filled([{ _id: 1 }, { _id: 3 }, { _id: 2 }]);
      const last = { sort: { _id: -1 } };
      expect(await items.findOneAndUpdate({}, { $set: { last: true } }, last)).toEqual({ _id: 3 });
      expect(await items.findOneAndDelete({}, last)).toEqual({ _id: 3, last: true });
    });

    test('the driver’s returnDocument is no option', async () => {
      const items = await filled([{ _id: 1, n: 1 }]);
      const options = { returnDocument: 'after', new: true, includeResultMetadata: true };
      expect(await items.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }, options)).toEqual({ _id: 1, n: 1 });
    });

    testWith('findAndModifyProjection', 'take a projection', async () => {
      const items = await filled([{ _id: 1, a: 1, b: 1 }]);
      const projection = { a: 1, _id: 0 };
      expect(await items.findOneAndUpdate({}, { $inc: { a: 1 } }, { projection })).toEqual({ a: 1 });
      expect(await items.findOneAndDelete({}, { projection })).toEqual({ a: 2 });
    });
  });

  describe('deleteOne, deleteMany, count, distinct and bulkWrite', () => {
    test('deletes tell how many', async () => {
      const items = await filled([{ _id: 1 }, { _id: 2 }, { _id: 3 }]);
      expect(await items.deleteOne({})).toEqual({ deletedCount: 1 });
      expect(await items.deleteOne({ _id: 9 })).toEqual({ deletedCount: 0 });
      expect(await items.deleteMany({})).toEqual({ deletedCount: 2 });
    });

    test('count is a number, and a 64-bit integer where its promise is part of a result', async () => {
      const items = await filled([
        { _id: 1, a: 1 },
        { _id: 2, a: 2 },
      ]);
      expect(await items.count()).toBe(2);
      expect(await items.count({ a: 2 })).toBe(1);
      const promise = items.count({});
      expect(written({ value: typedResult(promise, await promise) })).toEqual({
        value: { $numberLong: '2' },
      });
    });

    testWith('near', 'count takes $near', async () => {
      const items = await filled([{ _id: 1, place: [0, 0] }]);
      await expect(items.count({ place: { $near: [0, 0] } })).rejects.toThrow(/2d|index/);
    });

    test('distinct gives an array', async () => {
      const items = await filled([{ a: 2 }, { a: 1 }, { a: 2, b: 1 }]);
      expect((await items.distinct('a')).sort()).toEqual([1, 2]);
      expect(await items.distinct('a', { b: 1 })).toEqual([2]);
    });

    test('bulkWrite does each operation, and gives null', async () => {
      const items = await filled([{ _id: 1 }, { _id: 2 }, { _id: 3 }]);
      const result = await items.bulkWrite([
        { insertOne: { document: { _id: 4 } } },
        // The form of the vendor's example.
        { insertOne: { _id: 5 } },
        { updateOne: { filter: { _id: 1 }, update: { $set: { a: 1 } } } },
        { updateMany: { filter: { _id: { $gt: 3 } }, update: { $set: { a: 2 } } } },
        { deleteOne: { filter: { _id: 2 } } },
        { replaceOne: { filter: { _id: 3 }, replacement: { b: 1 } } },
      ]);
      expect(result).toBeNull();
      expect(await items.find().sort({ _id: 1 }).toArray()).toEqual([
        { _id: 1, a: 1 },
        { _id: 3, b: 1 },
        { _id: 4, a: 2 },
        { _id: 5, a: 2 },
      ]);
    });
  });

  describe('aggregate', () => {
    test('runs the stages', async () => {
      const items = await filled([
        { kind: 'a', n: 1, tags: ['x', 'y'] },
        { kind: 'a', n: 2, tags: [] },
        { kind: 'b', n: 4, tags: ['x'] },
        { kind: 'c', n: 8, tags: ['x'] },
      ]);
      expect(
        await items
          .aggregate([
            { $match: { n: { $lt: 8 } } },
            { $group: { _id: '$kind', sum: { $sum: '$n' } } },
            { $sort: { sum: 1 } },
            { $limit: 1 },
          ])
          .toArray(),
      ).toEqual([{ _id: 'a', sum: 3 }]);
      expect(await items.aggregate([{ $unwind: '$tags' }, { $count: 'all' }]).next()).toEqual({ all: 4 });
      expect(
        await items
          .aggregate([{ $sort: { n: 1 } }, { $project: { _id: 0, n: 1 } }])
          .skip(2)
          .toArray(),
      ).toEqual([{ n: 4 }, { n: 8 }]);
    });
  });

  describe('types', () => {
    const mixed = () => ({
      _id: 1,
      long: BSON.Long(42),
      int: BSON.Int32(42),
      whole: BSON.Double(42),
      half: 1.5,
      list: [BSON.Long(1), 2, { deep: BSON.Double(3) }],
      big: BSON.Long.fromString('9007199254740993'),
    });

    test('of numbers are kept where an answer is written, and sources see plain numbers', async () => {
      const items = await filled([mixed()], { preserveNumberTypes: true });
      const document = await items.findOne({});
      expect(document.long + document.whole + document.list[0]).toBe(85);
      expect(written(document)).toEqual({
        _id: { $numberInt: '1' },
        long: { $numberLong: '42' },
        int: { $numberInt: '42' },
        whole: { $numberDouble: '42.0' },
        half: { $numberDouble: '1.5' },
        list: [{ $numberLong: '1' }, { $numberInt: '2' }, { deep: { $numberDouble: '3.0' } }],
        big: { $numberLong: '9007199254740993' },
      });
    });

    test('of numbers are those of JavaScript otherwise', async () => {
      const items = await filled([mixed()]);
      expect(written((await items.find().toArray())[0])).toEqual({
        _id: { $numberInt: '1' },
        long: { $numberInt: '42' },
        int: { $numberInt: '42' },
        whole: { $numberInt: '42' },
        half: { $numberDouble: '1.5' },
        list: [{ $numberInt: '1' }, { $numberInt: '2' }, { deep: { $numberInt: '3' } }],
        big: { $numberLong: '9007199254740993' },
      });
    });

    test('of numbers are kept by everything that reads', async () => {
      const items = await filled([{ _id: 1, n: BSON.Long(1) }], { preserveNumberTypes: true });
      const long = { _id: { $numberInt: '1' }, n: { $numberLong: '1' } };
      expect(written(await items.find().toArray())).toEqual([long]);
      expect(written(await items.find().next())).toEqual(long);
      expect(written(await items.aggregate([{ $match: {} }]).toArray())).toEqual([long]);
      expect(written(await items.distinct('n'))).toEqual([{ $numberLong: '1' }]);
      expect(written(await items.findOneAndUpdate({}, { $set: { n: BSON.Long(1) } }))).toEqual(long);
      expect(written(await items.findOneAndReplace({}, { n: BSON.Long(1) }))).toEqual(long);
      expect(written(await items.findOneAndDelete({}))).toEqual(long);
    });

    test('of numbers that were read go back as they came, and those that were computed do not', async () => {
      const items = await filled([{ _id: 1, kept: BSON.Long(1), changed: BSON.Long(1) }], {
        preserveNumberTypes: true,
      });
      const document = await items.findOne({});
      document.changed += 1;
      await items.findOneAndReplace({ _id: 1 }, document);
      expect(written(await items.findOne({}))).toEqual({
        _id: { $numberInt: '1' },
        kept: { $numberLong: '1' },
        changed: { $numberInt: '2' },
      });
    });

    test('of EJSON go into the database', async () => {
      const items = await filled([], { preserveNumberTypes: true });
      await items.insertOne(
        EJSON.parse('{"_id":1,"long":{"$numberLong":"7"},"at":{"$date":"1970-01-01T00:00:01Z"}}'),
      );
      expect(written(await items.findOne({}))).toEqual({
        _id: { $numberInt: '1' },
        long: { $numberLong: '7' },
        at: { $date: { $numberLong: '1000' } },
      });
    });

    test('of BSON come back, a binary with its methods', async () => {
      const document = {
        _id: BSON.ObjectId('5d505646cf6d4fe581014ab2'),
        at: new Date(5),
        bytes: BSON.Binary.fromText('text'),
        stamp: BSON.Timestamp({ t: 7, i: 8 }),
        none: null,
      };
      const items = await filled([document]);
      const found = await items.findOne({ _id: document._id });
      expect(written(found)).toEqual(written(document));
      expect(found.bytes.text()).toBe('text');
      expect(found._id).toBeInstanceOf(BSON.ObjectId);
    });

    testWith('decimals', 'Decimal128 comes back', async () => {
      const items = await filled([{ _id: 1, price: BSON.Decimal128.fromString('1.10') }]);
      expect(written(await items.findOne({}))).toEqual({
        _id: { $numberInt: '1' },
        price: { $numberDecimal: '1.10' },
      });
    });

    testWith('minKey', 'BSON.MinKey is less than all', async () => {
      const items = await filled([{ _id: 1, date: new Date(0) }]);
      expect(await items.count({ date: { $gt: BSON.MinKey } })).toBe(1);
      expect(await items.count({ date: { $lt: BSON.MinKey } })).toBe(0);
    });
  });

  describe('databases', () => {
    test('tell their names, and those of their collections', async () => {
      const { service } = trackedService(started.uri);
      const database = service.db(`${databaseName}_names`);
      await database.collection('one').insertOne({});
      await database.collection('two').insertOne({});
      expect((await database.getCollectionNames()).sort()).toEqual(['one', 'two']);
      expect(await service.admin().getDBNames()).toContain(`${databaseName}_names`);
      const client = new MongoClient(started.uri);
      await client.db(`${databaseName}_names`).dropDatabase();
      await client.close();
    });
  });

  testWith('transactions', 'a transaction that throws leaves nothing', async () => {
    const { service } = trackedService(started.uri);
    const items = await filled([{ _id: 0 }]);
    const session = service.startSession();
    const work = session.withTransaction(async () => {
      await items.insertOne({ _id: 1 }, { session });
      throw new Error('not after all');
    });
    await expect(work).rejects.toThrow('not after all');
    await session.endSession();
    expect(await items.find().toArray()).toEqual([{ _id: 0 }]);
  });
}
