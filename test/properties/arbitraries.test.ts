import fc from 'fast-check';
import { listLeaves } from '../support/list-leaves';
import { hostile } from './arbitraries/hostile';
import { sample, type Sample } from './arbitraries/sample';
import { options, planOf, withApp } from './run-sample';

// A fixed seed: a property that never meets what it is about would pass, and this would not tell by chance.
const samples = fc.sample(sample, { numRuns: 150, seed: 20250930 });

const having = (test: (app: Sample) => boolean): number => samples.filter(test).length;

test('the apps of the properties are of every layout, mostly accepted, and made of every component', () => {
  for (const version of [20180301, 20200603, 20210101, 20230101])
    expect(having((app) => app.version === version)).toBeGreaterThan(20);
  const folders = new Set(samples.flatMap(({ files }) => files.map(({ path }) => path.split('/')[0])));
  expect([...folders].sort()).toEqual(
    expect.arrayContaining(
      `.mdb auth auth_providers data_sources environments event_subscriptions functions graphql hosting
      http_endpoints https_endpoints log_forwarders secrets.json services sync triggers values README.md tools
      config.json realm_config.json root_config.json stitch.json`.split(/\s+/),
    ),
  );
  const accepted = samples.filter((app) => withApp(app, (folder) => planOf(folder, {}))).length;
  expect(accepted).toBeGreaterThan(130);
});

test('the apps of the properties hold secrets, odd formatting, odd keys and numbers that JavaScript does not keep', () => {
  const holds = (pattern: RegExp): number =>
    having(({ files }) =>
      files.some(({ bytes, isDocument }) => isDocument && pattern.test(bytes.toString())),
    );
  expect(having(({ secrets }) => secrets.length > 0)).toBeGreaterThan(30);
  expect(holds(/^\ufeff/)).toBeGreaterThan(5);
  expect(holds(/\r\n/)).toBeGreaterThan(30);
  expect(holds(/,\s*[\]}]/)).toBeGreaterThan(30);
  expect(holds(/^\/\/ /)).toBeGreaterThan(5);
  expect(holds(/^\s*\w+: '/m)).toBeGreaterThan(3);
  expect(holds(/"__proto__":/)).toBeGreaterThan(5);
  expect(holds(/\d{20}/)).toBeGreaterThan(20);
  expect(holds(/"twice"/)).toBeGreaterThan(5);
  expect(
    having(({ files }) => files.some(({ bytes }) => !Buffer.from(bytes.toString()).equals(bytes))),
  ).toBeGreaterThan(5);
});

test('the apps of the properties ask for most decisions, and raise most findings', () => {
  const plans = samples.flatMap((app) => withApp(app, (folder) => planOf(folder, {})) ?? []);
  const kinds = new Set(plans.flatMap(({ report }) => report.decisions.map(({ kind }) => kind)));
  const codes = new Set(plans.flatMap(({ report }) => report.findings.map(({ code }) => code)));
  expect(kinds.size).toBeGreaterThan(12);
  expect(codes.size).toBeGreaterThan(30);
});

test('damaged apps are planned and refused, both often', () => {
  const damaged = fc.sample(fc.tuple(hostile, options), { numRuns: 100, seed: 1 });
  const planned = damaged.filter(([app, given]) => withApp(app, (folder) => planOf(folder, given))).length;
  expect(planned).toBeGreaterThan(15);
  expect(planned).toBeLessThan(85);
});

test('the other parser sees leaves as they are written', () => {
  expect(
    listLeaves('\ufeff{ // c\r\n  "a": {"b/~": [1.50, {}]}, \'d\': -12345678901234567890, d: [],}'),
  ).toEqual([
    { pointer: '/a/b~1~0/0', line: 2, column: 17, value: '1.50', isText: false },
    { pointer: '/a/b~1~0/1', line: 2, column: 23, value: '{}', isText: false },
    { pointer: '/d', line: 2, column: 34, value: '-12345678901234567890', isText: false },
    { pointer: '/d', line: 2, column: 60, value: '[]', isText: false },
  ]);
  expect(listLeaves('"\\u0041"')).toEqual([{ pointer: '', line: 1, column: 1, value: 'A', isText: true }]);
  expect(listLeaves('// nothing')).toEqual([]);
});
