import { functions } from '../../../../migrations/20230101/functions';
import { plain } from '../../../support/plain';
import { migrateTree, type StageOptions } from '../../../support/run-stages';
import { runTransform, type TransformResult } from '../../../support/run-transform';

const run = (entry: object, options: StageOptions = {}): TransformResult =>
  runTransform(
    functions,
    {
      'realm_config.json': { config_version: 20210101, name: 'a' },
      'functions/config.json': [entry],
      'functions/f.js': '',
    },
    options,
  );
const configAfter = ({ after }: TransformResult): unknown => plain(after.functions.items[0]!.config);
const entry = { name: 'f', private: false, run_as_user_id: '9' };

test('the user of another app stays until somebody answers', () => {
  const result = run(entry);
  expect(result.after.functions.items[0]!.config).toBe(result.before.functions.items[0]!.config);
  expect(result.decisions).toMatchObject([
    {
      id: 'run-as-user:f',
      kind: 'run-as-user',
      subject: 'f',
      choices: [{ value: 'keep' }, { value: 'application' }, { value: 'system' }],
      answer: 'keep',
      answeredBy: 'default',
    },
  ]);
});

test.each([
  ['application', { name: 'f', private: false }],
  ['system', { name: 'f', private: false, run_as_system: true }],
])('answered %s it is another one', (answer, wanted) => {
  const result = run(entry, { answers: { 'run-as-user': answer } });
  expect(configAfter(result)).toEqual(wanted);
  expect(result.dropped).toEqual(['9']);
});

test('answered system, a flag that said otherwise is turned', () => {
  expect(
    configAfter(run({ ...entry, run_as_system: false }, { answers: { 'run-as-user': 'system' } })),
  ).toMatchObject({ run_as_system: true });
  const tree = {
    'realm_config.json': { config_version: 20210101, name: 'a', location: 'AU', deployment_model: 'LOCAL' },
    'functions/config.json': [{ ...entry, run_as_system: false }],
    'functions/f.js': '',
  };
  expect(migrateTree(tree, { answers: { 'run-as-user': 'system' } }).ledger.gaps).toEqual([]);
});

test.each<[string, object, StageOptions]>([
  ['in the same app', entry, { sameApp: true }],
  ['of an empty id', { ...entry, run_as_user_id: '' }, {}],
  ['of a script', { name: 'f', run_as_user_id_script_source: 'x' }, {}],
])('nothing is asked %s', (_, given, options) => {
  const result = run(given, options);
  expect(result.decisions).toEqual([]);
  expect(result.after.functions.items[0]!.config).toBe(result.before.functions.items[0]!.config);
});
