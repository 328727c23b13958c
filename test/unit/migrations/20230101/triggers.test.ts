import { triggers } from '../../../../migrations/20230101/triggers';
import type { App } from '../../../../src/model/app';
import { get, getItems } from '../../../../src/model/json';
import { plain } from '../../../support/plain';
import { migrateTree, type StageOptions } from '../../../support/run-stages';
import { runTransform, type TransformResult } from '../../../support/run-transform';

const providers = { 'auth/providers.json': { 'api-key': {}, 'anon-user': {}, other: {} } };
const run = (trigger: object, options: StageOptions = {}): TransformResult =>
  runTransform(
    triggers,
    {
      'realm_config.json': { config_version: 20210101, name: 'a' },
      ...providers,
      'triggers/t.json': { name: 't', ...trigger },
    },
    options,
  );
const documentOf = ({ after }: TransformResult): any => plain(after.triggers[0]!.document);
const processor = (name: string): object => ({ FUNCTION: { config: { function_name: name } } });
const scheduled = { type: 'SCHEDULED', config: { schedule: '* * * * *', skip_catchup_events: true } };

describe('the function', () => {
  test('moves to event_processors, whatever the type', () => {
    for (const type of ['SCHEDULED', 'OTHER', undefined]) {
      expect(
        documentOf(run({ type, config: { skip_catchup_events: true }, function_name: 'f' })),
      ).toMatchObject({ event_processors: processor('f') });
    }
  });

  test.each([{}, [], null])('takes the place of processors that are %j', (event_processors) => {
    const result = run({ ...scheduled, function_name: 'f', event_processors });
    expect(documentOf(result).event_processors).toEqual(processor('f'));
    expect(result.dropped).toEqual([event_processors]);
    const root = { config_version: 20210101, name: 'a', location: 'AU', deployment_model: 'LOCAL' };
    const trigger = { name: 't', ...scheduled, function_name: 'f', event_processors };
    const tree = { 'realm_config.json': root, 'triggers/t.json': trigger };
    expect(migrateTree(tree).ledger.gaps).toEqual([]);
  });

  test('that both keys name is named once', () => {
    const result = run({ ...scheduled, function_name: 'f', event_processors: processor('f') });
    expect(documentOf(result)).toEqual({ name: 't', ...scheduled, event_processors: processor('f') });
    expect(result.dropped).toEqual(['f']);
    expect(result.decisions).toEqual([]);
  });

  const differing = { ...scheduled, function_name: 'old', event_processors: { ...processor('new'), odd: 1 } };

  test('that both keys name otherwise is a question, and the newer key counts', () => {
    const result = run(differing);
    expect(documentOf(result).event_processors).toEqual({ ...processor('new'), odd: 1 });
    expect(result.decisions).toMatchObject([
      {
        id: 'trigger-function:t',
        kind: 'trigger-function',
        subject: 't',
        answer: 'new',
        answeredBy: 'default',
        choices: [{ value: 'new' }, { value: 'old' }],
      },
    ]);
    expect(result.dropped).toEqual(['old']);
  });

  test('that is chosen takes the place of the other, and nothing else changes', () => {
    const result = run(differing, { answers: { 'trigger-function:t': 'old' } });
    expect(documentOf(result).event_processors).toEqual({ ...processor('old'), odd: 1 });
    expect(result.dropped).toEqual(['new']);
  });

  test('beside another processor stays with it, for the checks to tell', () => {
    const trigger = {
      ...scheduled,
      function_name: 'f',
      event_processors: { AWS_EVENTBRIDGE: { config: {} } },
    };
    const result = run(trigger);
    expect(documentOf(result)).toEqual({ name: 't', ...trigger });
    expect(result.codes).toEqual([]);
  });

  test.each([{}, { function_name: '' }, { event_processors: {} }])(
    'that is lost (%j) is left for the checks to tell',
    (more) => {
      const result = run({ ...scheduled, ...more });
      expect(result.codes).toEqual([]);
      expect(documentOf(result)).not.toHaveProperty('event_processors.FUNCTION');
    },
  );

  test('of EventBridge is no function, and nothing is missing', () => {
    const result = run({
      ...scheduled,
      event_processors: { AWS_EVENTBRIDGE: { config: { account_id: '1' } } },
    });
    expect(result.codes).toEqual([]);
    expect(result.after.triggers[0]!.document).toBe(result.before.triggers[0]!.document);
  });
});

describe('what the exporter always writes', () => {
  const flags = {
    full_document: false,
    full_document_before_change: false,
    maximum_throughput: false,
    skip_catchup_events: false,
    tolerate_resume_errors: false,
    unordered: false,
  };

  test('is completed for a database trigger that changes', () => {
    expect(
      documentOf(run({ type: 'DATABASE', config: { unordered: true, match: { a: 1 } }, function_name: 'f' }))
        .config,
    ).toEqual({ ...flags, unordered: true, match: { a: 1 }, project: {} });
  });

  test('is completed for a scheduled trigger that changes', () => {
    expect(
      documentOf(run({ type: 'SCHEDULED', config: { schedule: 's' }, function_name: 'f' })).config,
    ).toEqual({ schedule: 's', skip_catchup_events: false });
  });

  test('is not completed for a trigger that keeps its bytes, unless to normalize', () => {
    const trigger = { type: 'DATABASE', config: {}, event_processors: processor('f') };
    const kept = run(trigger);
    expect(kept.after.triggers[0]!.document).toBe(kept.before.triggers[0]!.document);
    expect(documentOf(run(trigger, { normalize: true })).config).toEqual({
      ...flags,
      match: {},
      project: {},
    });
  });

  test('is completed for a trigger that an earlier step has changed', () => {
    const trigger = {
      id: '1',
      name: 't',
      type: 'SCHEDULED',
      config: { schedule: '* * * * *' },
      event_processors: processor('f'),
    };
    const { output, ledger } = migrateTree({
      'config.json': { config_version: 20200603, name: 'a', location: 'AU', deployment_model: 'LOCAL' },
      'triggers/t.json': trigger,
    });
    expect(JSON.parse(output['triggers/t.json']!).config).toEqual({
      schedule: '* * * * *',
      skip_catchup_events: false,
    });
    expect(ledger.gaps).toEqual([]);
  });

  test('goes with the id', () => {
    const result = run({
      id: '1',
      type: 'SCHEDULED',
      config: { schedule: 's' },
      event_processors: processor('f'),
    });
    expect(documentOf(result)).toEqual({
      name: 't',
      type: 'SCHEDULED',
      config: { schedule: 's', skip_catchup_events: false },
      event_processors: processor('f'),
    });
    expect(result.dropped).toEqual(['1']);
  });
});

describe('an authentication trigger', () => {
  const login = (config: object, options?: StageOptions): TransformResult =>
    run({ type: 'AUTHENTICATION', config, event_processors: processor('f') }, options);

  test('with a list of one event has that event', () => {
    const result = login({ operation_type: ['LOGIN'], providers: [] });
    expect(documentOf(result).config).toEqual({ operation_type: 'LOGIN', providers: [] });
    expect(result.decisions).toEqual([]);
    const of = (app: App): unknown => get(app.triggers[0]!.document, 'config', 'operation_type');
    expect(of(result.after)).toBe(
      getItems(result.before.triggers[0]!.document, 'config', 'operation_type')[0],
    );
  });

  test.each([{ providers: [] }, { providers: [], operation_type: [] }, { providers: [], operation_type: 5 }])(
    'that names no event (%j) keeps its document',
    (config) => {
      const { before, after, decisions } = login(config);
      expect(after.triggers[0]!.document).toBe(before.triggers[0]!.document);
      expect(decisions).toEqual([]);
    },
  );

  test('with a list of events that are none has one of those that there are', () => {
    expect(login({ operation_type: [1, 2], providers: [] }).decisions).toMatchObject([
      { choices: [{ value: 'LOGIN' }, { value: 'CREATE' }, { value: 'DELETE' }], answer: 'LOGIN' },
    ]);
    expect(login({ operation_type: [1, 'DELETE'], providers: [] }).decisions).toMatchObject([
      { choices: [{ value: 'DELETE' }], answer: 'DELETE' },
    ]);
  });

  test('with a list of several events is a question', () => {
    const result = login({ operation_type: ['LOGIN', 'CREATE'], providers: [] });
    expect(documentOf(result).config.operation_type).toBe('LOGIN');
    expect(result.decisions).toMatchObject([
      {
        id: 'trigger-operation:t',
        kind: 'trigger-operation',
        choices: [{ value: 'LOGIN' }, { value: 'CREATE' }],
        answer: 'LOGIN',
        answeredBy: 'default',
      },
    ]);
    expect(
      documentOf(
        login(
          { operation_type: ['LOGIN', 'CREATE'], providers: [] },
          { answers: { 'trigger-operation': 'CREATE' } },
        ),
      ).config.operation_type,
    ).toBe('CREATE');
  });

  test('without providers is a question, and fires for nobody until then', () => {
    const result = login({ operation_type: 'LOGIN' });
    expect(documentOf(result).config.providers).toEqual([]);
    expect(result.decisions).toMatchObject([
      {
        id: 'trigger-providers:t',
        kind: 'trigger-providers',
        choices: [{ value: 'none' }, { value: 'all' }],
        answer: 'none',
        answeredBy: 'default',
      },
    ]);
    expect(
      documentOf(login({ operation_type: 'LOGIN' }, { answers: { 'trigger-providers': 'all' } })).config
        .providers,
    ).toEqual(['api-key', 'anon-user']);
  });

  test('that is complete keeps its document', () => {
    const result = login({ operation_type: 'DELETE', providers: ['api-key'] });
    expect(result.after.triggers[0]!.document).toBe(result.before.triggers[0]!.document);
  });
});
