import { functions } from '../../../../migrations/20210101/functions';
import { plain } from '../../../support/plain';
import { runTransform, type TransformResult } from '../../../support/run-transform';
import type { Tree } from '../../../support/write-tree';

const run = (tree: Tree): TransformResult =>
  runTransform(functions, { 'config.json': { config_version: 20200603, name: 'a' }, ...tree });
const fn = (folder: string, config: object): Tree => ({
  [`functions/${folder}/config.json`]: config,
  [`functions/${folder}/source.js`]: folder,
});
const entries = ({ after }: TransformResult): unknown[] =>
  after.functions.items.map(({ config }) => plain(config));

test('an entry is the old config without id and without settings that say nothing', () => {
  const result = run(
    fn('f', {
      id: '1',
      name: 'f',
      private: true,
      run_as_user_id: '',
      run_as_user_id_script_source: '',
      run_as_authed_user: false,
      run_as_system: false,
      can_evaluate: {},
      disable_arg_logs: true,
    }),
  );
  expect(entries(result)).toEqual([
    { name: 'f', private: true, run_as_system: false, can_evaluate: {}, disable_arg_logs: true },
  ]);
  expect(result.dropped).toEqual(['1', '', '', false]);
});

test('an entry without a name is named after its folder', () => {
  const result = run({ ...fn('f', { private: true }), ...fn('g', { private: false, name: '' }) });
  expect(entries(result)).toEqual([
    { name: 'f', private: true },
    { name: 'g', private: false },
  ]);
});

test('settings that say something stay', () => {
  const config = {
    name: 'f',
    private: false,
    run_as_user_id: '9',
    run_as_user_id_script_source: 'exports = () => 1',
  };
  const result = run(fn('f', config));
  expect(entries(result)).toEqual([config]);
  expect(result.after.functions.items[0]!.config).toBe(result.before.functions.items[0]!.config);
});

test('functions come in the order of their creation when all have ids', () => {
  const tree = {
    ...fn('a', { id: '3', name: 'a' }),
    ...fn('b', { id: '1', name: 'b' }),
    ...fn('c', { _id: '2', name: 'c' }),
  };
  expect(run(tree).after.functions.items.map(({ name }) => name)).toEqual(['b', 'c', 'a']);
});

test('functions come in the order of their folders when one has no id', () => {
  const tree = {
    ...fn('a', { id: '3', name: 'a' }),
    ...fn('b', { id: '1', name: 'b' }),
    ...fn('c', { name: 'c' }),
  };
  expect(run(tree).after.functions.items.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
});

test('a config without source is left out and told, a source without config is not', () => {
  const result = run({ 'functions/a/config.json': { name: 'a' }, 'functions/b/source.js': '' });
  expect(result.after.functions.items.map(({ name }) => name)).toEqual(['b']);
  expect(result.dropped).toEqual([{ name: 'a' }]);
  expect(result.findings).toMatchObject([
    { code: 'function/without-source', severity: 'error', component: 'functions', subject: 'a' },
  ]);
  expect(entries(result)).toEqual([{ name: 'b', private: true }]);
});

test('stray scripts would become functions and are left out, files of dependencies stay', () => {
  const result = run({
    ...fn('f', { name: 'f' }),
    'functions/f/f.test.js': '',
    'functions/node_modules/x/index.js': '',
    'functions/package.json': {},
    'functions/a.ts': '',
  });
  expect(result.dropped).toEqual(['functions/f/f.test.js']);
  expect(result.findings).toMatchObject([
    { code: 'file/would-be-misread', component: 'functions', subject: 'functions/f/f.test.js' },
  ]);
  expect(result.after.functionFiles.map(({ path }) => path).sort()).toEqual([
    'functions/a.ts',
    'functions/node_modules/x/index.js',
    'functions/package.json',
  ]);
});

test('an app without functions gets an empty manifest', () => {
  expect(plain(run({}).after.functions.root)).toEqual([]);
});
