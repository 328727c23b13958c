import { lintSource, type LintFinding } from '../../src/lint/lint-source';
import { resultsOf } from '../../src/lint/platform-results';
import { lintSources } from '../../src/plan/lint-sources';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';

const b = "context.services.get('mongodb-atlas').db('a').collection('b')";

/** What is found in a function that calls another one of its app. */
function lintCaller(text: string, callee: string): LintFinding[] {
  const resultOf = resultsOf(new Map([['called', callee]]));
  const { findings } = lintSource({ name: 'caller.js', text, kind: 'function', resultOf });
  return [...findings];
}

const forget = `exports = () => { context.functions.execute('called', 1); };`;

test.each([
  ['a synchronous function', 'exports = (a) => a + 1;', []],
  ['an async function without work', 'exports = async (a) => a + 1;', []],
  ['an async function', `exports = async (a) => { await ${b}.insertOne({ a }); };`, ['error']],
  ['a function that returns a promise', `exports = (a) => ${b}.insertOne({ a });`, ['error']],
  [
    'one that does so on one path only',
    `exports = (a) => { if (a) return ${b}.insertOne({ a }); return 1; };`,
    ['info'],
  ],
  ['a source that does not parse', 'exports = (', ['info']],
])('a call of %s that nothing waits for', (_, callee, severities) => {
  expect(lintCaller(forget, callee).map(({ severity }) => severity)).toEqual(severities);
});

test('the value of a synchronous function is there at once, and a collection is one', () => {
  const callee = `exports = () => ${b};`;
  const text = `exports = async () => { context.functions.execute('called').insertOne({}); };`;
  expect(lintCaller(text, callee).map(({ rule }) => rule)).toEqual(['source/floating-work']);
  expect(lintCaller(text.replace('context.', 'await context.'), callee)).toEqual([]);
});

test('a promise of an async function is none of an error', () => {
  const text = `exports = () => { throw context.functions.execute('called'); };`;
  const rules = (callee: string): string[] => lintCaller(text, callee).map(({ rule }) => rule);
  expect(rules(`exports = async () => { await ${b}.insertOne({}); };`)).toEqual(['source/thrown-promise']);
  expect(rules(`exports = () => new Error('no');`)).toEqual([]);
});

test('work that floats is a warning where only triggers lead, and an error where anything else does', () => {
  const source = `exports = () => { ${b}.insertOne({}); };\n`;
  const call = (name: string): string =>
    `exports = async () => { await context.functions.execute('${name}'); };\n`;
  const trigger = (name: string): object => ({
    name,
    type: 'SCHEDULED',
    config: { schedule: '0 6 * * *' },
    disabled: false,
    event_processors: { FUNCTION: { config: { function_name: name } } },
  });
  const names = ['nightly', 'behind', 'both', 'asked', 'lonely'];
  const folder = writeTree(temporaryFolder(), {
    'root_config.json': { name: 'shop', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
    'functions/config.json': [...names, 'caller'].map((name) => ({ name, private: true })),
    ...Object.fromEntries(names.map((name) => [`functions/${name}.js`, source])),
    'functions/caller.js': call('behind'),
    'triggers/nightly.json': trigger('nightly'),
    'triggers/caller.json': trigger('caller'),
    'triggers/both.json': trigger('both'),
    'http_endpoints/config.json': ['both', 'asked'].map((name) => ({
      route: `/${name}`,
      http_method: 'GET',
      function_name: name,
      respond_result: true,
    })),
  });
  const { findings } = lintSources([folder], { rules: ['source/floating-work'] }).report;
  expect(Object.fromEntries(findings.map(({ subject, severity }) => [subject, severity]))).toEqual({
    nightly: 'warning',
    behind: 'warning',
    both: 'error',
    asked: 'error',
    lonely: 'error',
  });
});

test('a name that nothing declares is told where it is reached, and nowhere else', () => {
  const found = (text: string): string[] =>
    lintSource({ name: 'a.js', text, kind: 'function' }).findings.map(({ rule }) => rule);
  expect(found('exports = () => { if (Math.random()) return 1; return missing; };')).toEqual([
    'source/undeclared-variable',
  ]);
  expect(found('exports = () => { return 1; return missing; };')).toEqual([]);
});
