import { triggers } from '../../../../migrations/20210101/triggers';
import { plain } from '../../../support/plain';
import { runTransform, type TransformResult } from '../../../support/run-transform';

function run(trigger: object): TransformResult {
  return runTransform(triggers, {
    'config.json': { config_version: 20200603, name: 'a' },
    'functions/f/config.json': { id: '10', name: 'run' },
    'functions/f/source.js': '',
    'services/m/config.json': { id: '20', name: 'cluster', type: 'mongodb-atlas' },
    'triggers/t.json': trigger,
  });
}
const documentOf = ({ after }: TransformResult): unknown => plain(after.triggers[0]!.document);

test('a database trigger gets what the exporter writes for each', () => {
  const result = run({
    id: '1',
    name: 't',
    type: 'DATABASE',
    config: { operation_types: ['INSERT'], full_document: true },
  });
  expect(documentOf(result)).toEqual({
    name: 't',
    type: 'DATABASE',
    config: {
      operation_types: ['INSERT'],
      full_document: true,
      match: {},
      project: {},
      full_document_before_change: false,
      unordered: false,
    },
  });
  expect(result.dropped).toEqual(['1']);
});

test.each(['SCHEDULED', 'AUTHENTICATION'])(
  'a trigger of type %s gets nothing, and keeps its document',
  (type) => {
    const result = run({ name: 't', type, config: { schedule: '* * * * *' }, function_name: 'run' });
    expect(result.after.triggers[0]!.document).toBe(result.before.triggers[0]!.document);
  },
);

test('ids give way to names, in place', () => {
  const result = run({
    name: 't',
    function_id: '10',
    config: { service_id: '20', schedule: '' },
    disabled: false,
  });
  expect(JSON.stringify(documentOf(result))).toBe(
    '{"name":"t","function_name":"run","config":{"service_name":"cluster","schedule":""},"disabled":false}',
  );
  expect(result.codes).toEqual([]);
});

test('ids beside names are left out', () => {
  const result = run({
    name: 't',
    function_id: '10',
    function_name: 'mine',
    config: { service_id: '20', service_name: 'own' },
  });
  expect(documentOf(result)).toEqual({ name: 't', function_name: 'mine', config: { service_name: 'own' } });
  expect(result.dropped).toEqual(['10', '20']);
});

test('ids that nothing has stay, and are told', () => {
  const trigger = { name: 't', function_id: '11', config: { service_id: '21' } };
  const result = run(trigger);
  expect(documentOf(result)).toEqual(trigger);
  expect(result.findings.map(({ code, place }) => `${code} ${place?.line}`)).toEqual([
    'reference/unknown-id 3',
    'reference/unknown-id 5',
  ]);
  expect(result.findings).toMatchObject([
    { component: 'triggers', subject: 't' },
    { component: 'triggers', subject: 't' },
  ]);
});

test('a trigger of a database without a config gets none; what it says of its documents stays', () => {
  const bare = run({ name: 't', type: 'DATABASE', function_name: 'run' });
  expect(bare.after.triggers[0]!.document).toBe(bare.before.triggers[0]!.document);
  const config = {
    match: { a: 1 },
    project: { b: 1 },
    full_document: true,
    full_document_before_change: true,
    unordered: true,
  };
  expect(documentOf(run({ name: 't', type: 'DATABASE', config }))).toEqual({
    name: 't',
    type: 'DATABASE',
    config,
  });
});
