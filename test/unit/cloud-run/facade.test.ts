import { Long } from 'mongodb';
import { trackedService } from '../../support/facade-service';

const { mongoService, closeClients } = require('../../../src/cloud-run/runtime/mongo');
const { isCollection } = require('../../../src/cloud-run/runtime/collection');
const { isCursor } = require('../../../src/cloud-run/runtime/cursor');
const { toEjson } = require('../../../src/cloud-run/runtime/ejson');
const { toJson } = require('../../../src/cloud-run/runtime/json');
const { typedResult } = require('../../../src/cloud-run/runtime/number-types');

afterEach(closeClients);

/** Nobody listens there: what is sent fails, in its own time. */
const nowhere = 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=10';

/** Every call that gives a promise. */
const calls: [name: string, call: (service: any, items: any) => Promise<unknown>][] = [
  ['findOne', (_, items) => items.findOne({})],
  ['find().toArray', (_, items) => items.find({}).toArray()],
  ['find().next', (_, items) => items.find({}).next()],
  ['find().forEach', (_, items) => items.find({}).forEach(() => undefined)],
  ['aggregate().toArray', (_, items) => items.aggregate([]).toArray()],
  ['insertOne', (_, items) => items.insertOne({})],
  ['insertMany', (_, items) => items.insertMany([{}])],
  ['updateOne', (_, items) => items.updateOne({}, { $set: { a: 1 } })],
  ['updateMany', (_, items) => items.updateMany({}, { $set: { a: 1 } })],
  ['deleteOne', (_, items) => items.deleteOne({})],
  ['deleteMany', (_, items) => items.deleteMany({})],
  ['findOneAndUpdate', (_, items) => items.findOneAndUpdate({}, { $set: { a: 1 } })],
  ['findOneAndReplace', (_, items) => items.findOneAndReplace({}, {})],
  ['findOneAndDelete', (_, items) => items.findOneAndDelete({})],
  ['count', (_, items) => items.count()],
  ['count with $near', (_, items) => items.count({ a: { $near: [0, 0] } })],
  ['distinct', (_, items) => items.distinct('a')],
  ['bulkWrite', (_, items) => items.bulkWrite([{ insertOne: {} }])],
  ['getCollectionNames', (service) => service.db('d').getCollectionNames()],
  ['db.aggregate', (service) => service.db('d').aggregate([]).toArray()],
  ['getDBNames', (service) => service.admin().getDBNames()],
];

describe('each call that gives a promise', () => {
  test.each(calls)('%s gives the one that the request tracks', async (_name, call) => {
    const { service, tracked } = trackedService(nowhere);
    const promise = call(service, service.db('d').collection('c'));
    expect(tracked).toEqual([promise]);
    expect(tracked[0]).toBe(promise);
    await expect(promise).rejects.toThrow(/ECONNREFUSED|timed out/);
  });

  test.each(calls)(
    '%s rejects when there is no connection string, and names the variable',
    async (_name, call) => {
      const service = mongoService('MONGODB_URI_NONE', {
        track: (work: unknown) => work,
        preserveNumberTypes: false,
      });
      await expect(call(service, service.db('d').collection('c'))).rejects.toThrow(
        /^MONGODB_URI_NONE is not set$/,
      );
    },
  );
});

describe('sessions', () => {
  test('their promises are those that the request tracks', async () => {
    const { service, tracked } = trackedService(nowhere);
    const session = service.startSession();
    session.startTransaction();
    const promises = [session.abortTransaction(), session.endSession()];
    await Promise.all(promises);
    expect(tracked).toEqual(promises);
    const empty = service.startSession().withTransaction(async () => 'done');
    expect(tracked[2]).toBe(empty);
    expect(await empty).toBe('done');
  });

  test('startSession throws when there is no connection string', () => {
    const service = mongoService('MONGODB_URI_NONE', {
      track: (work: unknown) => work,
      preserveNumberTypes: false,
    });
    expect(() => service.startSession()).toThrow('MONGODB_URI_NONE is not set');
  });
});

describe('the facade', () => {
  const { service } = trackedService(nowhere);
  const items = service.db('d').collection('c');

  test('a handle is made without a connection string', () => {
    const none = mongoService('MONGODB_URI_NONE', { track: (work: unknown) => work });
    expect(() => none.db('d').collection('c').find({}).sort({ a: 1 })).not.toThrow();
  });

  test('tells cursors and collections from other values', () => {
    expect([items.find(), items.aggregate([]), service.db('d').aggregate([])].map(isCursor)).toEqual([
      true,
      true,
      true,
    ]);
    expect([items, service.db('d'), {}, null, undefined].map(isCursor)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect([items, service.db('d'), items.find(), null].map(isCollection)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test('has none of the driver’s methods that the platform did not have', () => {
    const names = [
      'replaceOne',
      'countDocuments',
      'estimatedDocumentCount',
      'createIndex',
      'drop',
      'watch',
      'rename',
    ];
    for (const name of names) expect(items[name]).toBeUndefined();
    for (const name of ['hasNext', 'close', 'then', 'batchSize']) expect(items.find()[name]).toBeUndefined();
    for (const name of ['command', 'dropDatabase', 'createCollection'])
      expect(service.db('d')[name]).toBeUndefined();
  });

  test('refuses what builds bulk operations, and says what to use', () => {
    expect(() => items.initializeOrderedBulkOp()).toThrow(/not supported: use bulkWrite\(\)/);
    expect(() => items.initializeUnorderedBulkOp()).toThrow(
      /not supported: use bulkWrite\(\) with \{ ordered: false/,
    );
  });

  test.each([
    ['a collection', items],
    ['a database', service.db('d')],
    ['a data source', service],
  ])('%s in a result has no members', (_name, value) => {
    expect([toEjson(value), toJson(value)]).toEqual(['{}', '{}']);
  });

  test('a count that fails is no integer', async () => {
    const promise = items.count();
    await expect(promise).rejects.toThrow();
    expect(typedResult(promise, 4)).toEqual(Long.fromNumber(4));
  });
});

describe('the client of a data source', () => {
  const { clientOf } = require('../../../src/cloud-run/runtime/clients');

  test('is one for each variable, until all are closed', async () => {
    process.env.CLIENT_A = process.env.CLIENT_B = nowhere;
    const [a, b] = [clientOf('CLIENT_A'), clientOf('CLIENT_B')];
    expect(clientOf('CLIENT_A')).toBe(a);
    expect(b).not.toBe(a);
    await closeClients();
    expect(clientOf('CLIENT_A')).not.toBe(a);
  });

  test('takes its settings from the connection string before our defaults', () => {
    process.env.CLIENT_C = 'mongodb://127.0.0.1:1/';
    process.env.CLIENT_D = 'mongodb://127.0.0.1:1/?maxPoolSize=3&APPNAME=mine&serverselectiontimeoutms=7';
    expect(clientOf('CLIENT_C').options).toMatchObject({
      maxPoolSize: 20,
      serverSelectionTimeoutMS: 10_000,
      appName: 'cloud-run-functions',
      ignoreUndefined: true,
      retryWrites: true,
    });
    expect(clientOf('CLIENT_D').options).toMatchObject({
      maxPoolSize: 3,
      serverSelectionTimeoutMS: 7,
      appName: 'mine',
    });
  });

  test('an empty variable is not set', () => {
    process.env.CLIENT_E = '';
    expect(() => clientOf('CLIENT_E')).toThrow('CLIENT_E is not set');
  });
});
