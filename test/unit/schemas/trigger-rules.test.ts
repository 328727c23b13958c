import type { App } from '../../../src/model/app';
import type { ConfigVersion } from '../../../src/model/config-version';
import { toFinding, type Finding } from '../../../src/model/finding';
import { checkRules } from '../../../src/schemas/check-rules';
import { appWith, documentOf } from './app-with';

const processor = { FUNCTION: { config: { function_name: 'f' } } };
const eventBridge = { AWS_EVENTBRIDGE: { config: { account_id: '012345678901', region: 'us-east-1' } } };
const databaseConfig = {
  service_name: 'atlas',
  database: 'shop',
  collection: 'orders',
  operation_types: ['INSERT', 'UPDATE', 'REPLACE', 'DELETE'],
};

function rulesOn(trigger: object, more: Partial<App> = {}): Finding[] {
  const name = 'name' in trigger ? String(trigger.name) : 't';
  const document = documentOf({ name, ...trigger }, 'triggers/t.json');
  return checkRules(appWith({ triggers: [{ name, document }], ...more })).map(toFinding);
}
const ofDatabase = (config: object, more: object = {}): Finding[] =>
  rulesOn({
    type: 'DATABASE',
    config: { ...databaseConfig, ...config },
    event_processors: processor,
    ...more,
  });
const scheduled = (schedule: unknown): Finding[] =>
  rulesOn({ type: 'SCHEDULED', config: { schedule }, event_processors: processor });
const codesOf = (findings: Finding[]): string[] => findings.map(({ code }) => code);
const told = (findings: Finding[]): string =>
  findings.map(({ message, action }) => `${message} ${action}`).join('\n');

test('triggers as the vendor writes them have nothing told', () => {
  expect(ofDatabase({ match: {}, project: {} })).toEqual([]);
  expect(rulesOn({ type: 'AUTHENTICATION', config: {}, event_processors: processor })).toEqual([]);
  expect(
    rulesOn({ type: 'SCHEDULED', config: { schedule: '0 3 * * *' }, event_processors: eventBridge }),
  ).toEqual([]);
});

describe('what a trigger calls', () => {
  test.each([
    {},
    { event_processors: {} },
    { function_name: '' },
    { event_processors: { FUNCTION: { config: { function_name: '' } } } },
    { event_processors: { FUNCTIONS: processor.FUNCTION } },
    { function_id: '5f' },
  ])('is an error where it is lost: %j', (more) => {
    const findings = rulesOn({ type: 'AUTHENTICATION', config: {}, ...more });
    expect(findings).toMatchObject([
      {
        code: 'trigger/without-function',
        severity: 'error',
        subject: 't',
        place: { file: 'triggers/t.json' },
      },
    ]);
  });

  test('is a function by its name, and an id is none', () => {
    expect(told(rulesOn({ type: 'AUTHENTICATION', config: {}, function_id: '5f' }))).toContain(
      'by an id only',
    );
  });

  test.each([
    { event_processors: { ...processor, ...eventBridge } },
    { event_processors: eventBridge, function_name: 'f' },
    { event_processors: processor, function_name: 'g' },
    { event_processors: processor, function_name: 'f' },
  ])('is one thing: %j', (more) => {
    const findings = rulesOn({ type: 'AUTHENTICATION', config: {}, ...more });
    expect(findings).toMatchObject([{ code: 'trigger/two-processors', severity: 'error' }]);
  });

  test.each<[ConfigVersion, object]>([
    [20210101, { function_name: 'f' }],
    [20210101, { function_name: 'f', event_processors: processor }],
    [20210101, { function_name: '', event_processors: processor }],
    [20230101, { function_name: '', event_processors: eventBridge }],
    // The schema says what is missing inside of a processor.
    [20230101, { event_processors: { FUNCTION: {} } }],
    [20230101, { event_processors: { FUNCTION: { config: {} } } }],
    [20230101, { function_name: 1 }],
  ])('is well in %s with %j', (version, more) => {
    expect(rulesOn({ type: 'AUTHENTICATION', config: {}, ...more }, { version })).toEqual([]);
  });
});

describe('operations', () => {
  test('are one at least', () => {
    const findings = ofDatabase({ operation_types: [] });
    expect(findings).toMatchObject([{ code: 'trigger/operation', severity: 'error' }]);
    expect(told(findings)).toContain('at least one');
  });

  test.each([
    [{ operation_types: ['INSERT', 'CREATE_COLLECTION', 'DROP_INDEXES'] }, 2],
    [{ operation_types: ['DROP_DATABASE'] }, 1],
    [{ collection: '', operation_types: ['DROP_DATABASE'] }, 1],
  ])('are those of the scope: %j', (config, times) => {
    expect(codesOf(ofDatabase(config))).toEqual(Array(times).fill('trigger/operation'));
  });

  test.each([
    { collection: '', operation_types: ['CREATE_COLLECTION', 'DROP_INDEXES', 'INSERT'] },
    { database: '', collection: '', operation_types: ['DROP_DATABASE', 'RENAME_COLLECTION'] },
    { collection: '%(%%environment.values.c)', operation_types: ['DROP_DATABASE'] },
    // The schema says that there is no such operation.
    { operation_types: ['EXPLODE'] },
    { operation_types: undefined },
  ])('of the scope are well: %j', (config) => {
    expect(ofDatabase(config)).toEqual([]);
  });
});

describe('what a trigger watches', () => {
  test.each([
    { collection: '*' },
    { database: '*', collection: '' },
    { collection: ' * ' },
    { collection: '.*' },
  ])('is no pattern: %j', (config) => {
    const findings = ofDatabase(config);
    expect(findings).toMatchObject([{ code: 'trigger/wildcard', severity: 'warning' }]);
    expect(told(findings)).toContain('whole d');
  });

  test('both of them are told', () => {
    expect(codesOf(ofDatabase({ database: '*', collection: '*' }))).toEqual([
      'trigger/wildcard',
      'trigger/wildcard',
    ]);
  });

  test('a collection without a database is nowhere', () => {
    expect(codesOf(ofDatabase({ database: '' }))).toEqual(['trigger/option']);
  });

  test.each([{ collection: '' }, { database: '', collection: '' }, { collection: 'a*' }])(
    '%j is well',
    (config) => {
      expect(ofDatabase(config)).toEqual([]);
    },
  );
});

describe('match', () => {
  test('names fields of the change event, and says which', () => {
    const findings = ofDatabase({
      match: { status: 'paid', 'address.zip': { $exists: true } },
      full_document: true,
    });
    expect(findings).toMatchObject([
      { code: 'trigger/change-event', severity: 'warning', place: { file: 'triggers/t.json', line: 15 } },
    ]);
    expect(told(findings)).toContain('status, address.zip');
    expect(findings[0]!.action).toBe('Write fullDocument.status, fullDocument.address.zip.');
  });

  test.each([
    [{ status: 1 }, {}, 'fullDocument.status, and set full_document to true.'],
    [{ status: 1 }, { operation_types: ['INSERT'] }, 'Write fullDocument.status.'],
    [
      { status: 1 },
      { operation_types: ['DELETE'] },
      'Write fullDocumentBeforeChange.status, and set full_document_before_change to true.',
    ],
    [{ 'fulldocument.a': 1 }, {}, 'Write fullDocument.a'],
    [{ full_document: { $exists: true } }, { full_document: true }, 'Write fullDocument.'],
    [{ 'fullDocumnt.a': 1 }, {}, 'Write fullDocument.a'],
    [{ operation_type: 'insert' }, {}, 'Write operationType.'],
    [{ 'updatedFields.a': 1 }, {}, 'Write updateDescription.updatedFields.a.'],
    [{ 'updateDescription.a': 1 }, {}, 'Write updateDescription.updatedFields.a.'],
    [{ 'ns.collection': 'a' }, {}, 'Write ns.coll.'],
    [{ $or: [{ operationType: 'insert' }, { status: 1 }] }, {}, 'Write fullDocument.status'],
    [{ $and: [{ $nor: [{ status: 1 }] }] }, {}, 'Write fullDocument.status'],
    [{ $expr: { $eq: ['$status', 'paid'] } }, {}, 'Write fullDocument.status'],
    [{ operationType: 'INSERT' }, {}, 'Write insert.'],
    [{ operationType: { $in: ['insert', 'DELETE'] } }, {}, 'Write delete.'],
    [{ fullDocument: { status: 'paid' } }, { full_document: true }, 'dot notation: fullDocument.status.'],
  ])('%j with %j is told', (match, config, action) => {
    const findings = ofDatabase({ match, ...config });
    expect(codesOf(findings)).toEqual(['trigger/change-event']);
    expect(findings[0]!.action).toContain(action);
  });

  test.each([
    {
      _id: 1,
      operationType: 'insert',
      clusterTime: 1,
      wallTime: 1,
      'ns.db': 'a',
      ns: { db: 'a', coll: 'b' },
    },
    { 'documentKey._id': 1, 'updateDescription.updatedFields.a': 1, 'updateDescription.removedFields': 'a' },
    { 'updateDescription.updatedFields': { 'a.b': 1 }, to: {}, lsid: 1, txnNumber: 1 },
    { collectionUUID: 1, 'operationDescription.indexes': 1 },
    { $or: [{ operationType: 'update' }, { $and: [{ 'documentKey._id': 1 }] }], $comment: 'status' },
    { $expr: { $eq: ['$documentKey._id', { $literal: '$status' }] } },
    { $expr: { $eq: ['$$ROOT.operationType', 'insert'] } },
    { '%(%%environment.values.field)': 1 },
  ])('%j is well', (match) => {
    expect(ofDatabase({ match })).toEqual([]);
  });

  test.each([
    [{ 'fullDocument.a': 1 }, {}, 'full_document'],
    [{ 'fullDocument.a': 1 }, { full_document: false, operation_types: ['UPDATE'] }, 'full_document'],
    [{ $or: [{ 'fullDocument.a': 1 }] }, {}, 'full_document'],
    [{ operationType: 'update', 'fullDocument.a': 1 }, {}, 'full_document'],
    [{ 'fullDocument.a': 1 }, { operation_types: ['DELETE'], full_document: true }, 'DELETE'],
    [{ 'fullDocumentBeforeChange.a': 1 }, {}, 'full_document_before_change'],
    [{ 'fullDocumentBeforeChange.a': 1 }, { collection: '' }, 'more than one collection'],
    [
      { $expr: { $ne: ['$fullDocument.a', '$fullDocumentBeforeChange.a'] } },
      { full_document: true },
      'before',
    ],
  ])('%j with %j asks for what is not sent', (match, config, says) => {
    const findings = ofDatabase({ match, ...config });
    expect(findings).toMatchObject([{ code: 'trigger/document-not-sent', severity: 'warning' }]);
    expect(told(findings)).toContain(says);
  });

  test.each([
    [{ 'fullDocument.a': 1 }, { full_document: true }],
    [{ 'fullDocument.a': 1 }, { full_document: '%(%%environment.values.f)' }],
    [{ 'fullDocument.a': 1 }, { operation_types: ['INSERT', 'REPLACE'] }],
    [{ operationType: 'insert', 'fullDocument.a': 1 }, {}],
    [{ operationType: { $in: ['insert', 'replace'] }, 'fullDocument.a': 1 }, {}],
    [{ operationType: { $ne: 'update' }, 'fullDocument.a': 1 }, {}],
    [{ $and: [{ operationType: 'insert' }, { 'fullDocument.a': 1 }] }, {}],
    [
      {
        $or: [
          { operationType: 'insert', 'fullDocument.a': 1 },
          { operationType: 'update', 'updateDescription.updatedFields.a': 1 },
        ],
      },
      {},
    ],
    [{ 'fullDocument.a': { $exists: false } }, {}],
    [{ 'fullDocument.a': null }, {}],
    [{ 'fullDocumentBeforeChange.a': 1 }, { full_document_before_change: true }],
  ])('%j with %j is well', (match, config) => {
    expect(ofDatabase({ match, ...config })).toEqual([]);
  });
});

describe('project', () => {
  test.each([
    [{ status: 1 }, {}],
    [{ password: 0 }, {}],
    [{ status: { $numberInt: '1' } }, {}],
    [{ state: '$status' }, {}],
  ])('%j is told', (project, config) => {
    expect(codesOf(ofDatabase({ project, ...config }))).toEqual(['trigger/change-event']);
  });

  test.each([
    [{ 'fullDocument.a': 1 }, { operation_types: ['UPDATE'] }],
    [{ fullDocumentBeforeChange: true }, {}],
  ])('%j with %j takes what is not sent', (project, config) => {
    expect(codesOf(ofDatabase({ project, ...config }))).toEqual(['trigger/document-not-sent']);
  });

  test.each([
    [{ 'fullDocument.a': 1, operationType: 1 }, {}],
    [{ fullDocument: { a: 1 }, documentKey: 1 }, {}],
    [{ fullDocumentBeforeChange: 0 }, {}],
    [{ status: '$fullDocument.status', kind: { $literal: 'order' } }, {}],
  ])('%j with %j is well', (project, config) => {
    expect(ofDatabase({ project, ...config })).toEqual([]);
  });
});

describe('options', () => {
  test.each([
    [{ maximum_throughput: true }, {}],
    [{ maximum_throughput: true, unordered: false }, {}],
    [{ full_document_before_change: true, collection: '' }, {}],
    [{}, { error_handler: { config: { enabled: true } } }],
  ])('%j beside %j is an error', (config, more) => {
    expect(ofDatabase(config, more)).toMatchObject([{ code: 'trigger/option', severity: 'error' }]);
  });

  test.each(['AUTHENTICATION', 'SCHEDULED'])('a trigger of type %s has no error handler', (type) => {
    const findings = rulesOn({
      type,
      config: {},
      event_processors: processor,
      error_handler: { config: { enabled: true, function_name: 'g' } },
    });
    expect(codesOf(findings)).toEqual(['trigger/option']);
  });

  test.each([
    [{ maximum_throughput: true, unordered: true }, {}],
    [{ maximum_throughput: false }, {}],
    [{ full_document_before_change: true }, {}],
    [{ full_document_before_change: false, collection: '' }, {}],
    [{}, { event_processors: eventBridge, error_handler: { config: { enabled: true, function_name: 'g' } } }],
    [{}, { error_handler: { config: { enabled: false } } }],
  ])('%j beside %j is well', (config, more) => {
    expect(ofDatabase(config, more)).toEqual([]);
  });
});

describe('a schedule', () => {
  test.each([
    ['0 0 3 * * *', 'write "0 3 * * *"'],
    ['every 5 minutes', 'it has 3'],
    ['@daily', 'it has 1'],
    ['', 'it has 0'],
    ['60 * * * *', 'minute'],
    ['0 24 * * *', 'hour'],
    ['0 0 0 * *', 'day of the month'],
    ['0 0 * 13 *', 'month'],
    ['0 0 * * FUN', 'day of the week'],
    ['one two three four five', 'minute'],
    ['*/0 * * * *', 'minute'],
    ['1-2-3 * * * *', 'minute'],
  ])('%j is an error', (schedule, says) => {
    const findings = scheduled(schedule);
    expect(findings).toMatchObject([{ code: 'trigger/schedule', severity: 'error' }]);
    expect(told(findings)).toContain(says);
    expect(told(findings)).toMatch(/five|CRON/);
  });

  test.each([
    '0 3 * * *',
    ' 0  3 * * * ',
    '*/15 0-6,18-23 1,15 JAN-mar MON',
    '0 16 28-31 * *',
    '0 3/24 * * *',
    '0 0 * * 0',
    '0 0 ? * 7',
    '%(%%environment.values.nightly)',
    5,
    undefined,
  ])('%j is well, or another check tells it', (schedule) => {
    expect(scheduled(schedule)).toEqual([]);
  });
});

describe('names', () => {
  test.each([
    ['x'.repeat(65), '65 characters', 'x'.repeat(64)],
    ['new orders (v2)', 'other characters', 'new-orders-v2'],
    ['', 'is empty', 'Rename it before'],
  ])('%j is refused', (name, says, instead) => {
    const findings = rulesOn({ name, type: 'AUTHENTICATION', config: {}, event_processors: processor });
    expect(findings).toMatchObject([{ code: 'name/not-allowed', severity: 'error' }]);
    expect(told(findings)).toContain(says);
    expect(told(findings)).toContain(instead);
  });

  test('of values and data sources are checked alike', () => {
    const value = documentOf({ name: 'a b', value: 1 }, 'values/a b.json');
    const config = documentOf({ name: 'a.b', type: 'mongodb-atlas', config: {} });
    const app = appWith({
      values: [{ name: 'a b', document: value }],
      dataSources: [{ name: 'a.b', config, collections: [] }],
    });
    expect(checkRules(app).map(({ code, component }) => [code, component])).toEqual([
      ['name/not-allowed', 'values'],
      ['name/not-allowed', 'data-sources'],
    ]);
  });

  test('of functions may not lead below node_modules, where none is found', () => {
    const functionOf = (name: string): App['functions']['items'][number] => ({
      name,
      config: documentOf({ name, private: true }, 'functions/config.json'),
      source: { path: `functions/${name}.js`, absolutePath: `/functions/${name}.js` },
    });
    const items = ['a/node_modules/b', 'node_modules', 'a/my_node_modules/b'].map(functionOf);
    expect(checkRules(appWith({ functions: { items } })).map(({ subject }) => subject)).toEqual([
      'a/node_modules/b',
    ]);
  });

  test.each(['x'.repeat(64), 'a-B_9', '%(%%environment.values.n)'])('%j is well', (name) => {
    expect(rulesOn({ name, type: 'AUTHENTICATION', config: {}, event_processors: processor })).toEqual([]);
  });
});
