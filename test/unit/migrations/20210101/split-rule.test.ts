import { services } from '../../../../migrations/20210101/services';
import type { Collection } from '../../../../src/model/app';
import { get, type Json } from '../../../../src/model/json';
import { plain } from '../../../support/plain';
import { runTransform, type TransformResult } from '../../../support/run-transform';

const run = (rule: object): TransformResult =>
  runTransform(services, {
    'config.json': { config_version: 20200603, name: 'a' },
    'services/m/config.json': { name: 'm', type: 'mongodb-atlas', config: {} },
    'services/m/rules/x.json': rule,
  });
const named = { database: 'd', collection: 'c' };

function parts({ after }: TransformResult): Record<string, unknown> {
  const { rules, schema, relationships }: Collection = after.dataSources[0]!.collections[0]!;
  return { rules: plain(rules), schema: plain(schema), relationships: plain(relationships) };
}

test('a rule comes apart into roles and filters, schema, relationships', () => {
  const result = run({
    id: '1',
    ...named,
    roles: [{ name: 'r', search: false }],
    filters: [{ name: 'f' }],
    schema: { title: 't' },
    relationships: { a: { ref: '#/relationship/m/d/e' } },
  });
  expect(parts(result)).toEqual({
    rules: { ...named, roles: [{ name: 'r', search: false }], filters: [{ name: 'f' }] },
    schema: { title: 't' },
    relationships: { a: { ref: '#/relationship/m/d/e' } },
  });
  expect(result.dropped).toEqual(['1']);
});

test('relationships.json stands beside every schema.json, and alone when there is none', () => {
  expect(parts(run({ ...named, roles: [], schema: {} }))).toMatchObject({ schema: {}, relationships: {} });
  expect(parts(run({ ...named, roles: [] }))).toEqual({ rules: { ...named, roles: [] } });
  expect(parts(run({ ...named, roles: [], relationships: {} }))).toEqual({
    rules: { ...named, roles: [] },
    relationships: {},
  });
});

test('a role that does not say so may search, as the exporter wrote it', () => {
  const { rules } = parts(run({ ...named, roles: [{ name: 'a' }, { name: 'b', search: false }] })) as any;
  expect(rules.roles).toEqual([
    { name: 'a', search: true },
    { name: 'b', search: false },
  ]);
});

test('a rules file is never empty', () => {
  expect(parts(run({ ...named, schema: {} })).rules).toEqual({ ...named, roles: [] });
  expect(parts(run({ ...named, filters: [] })).rules).toEqual({ ...named, filters: [] });
});

test('references of the first Realm apps get their later form', () => {
  const result = run({
    ...named,
    roles: [],
    relationships: {
      a: { ref: '#/stitch/m/d/e', is_list: true },
      b: { ref: '#/relationship/m/d/e' },
      c: 'odd',
      e: { ref: 1 },
      f: {},
    },
  });
  expect(parts(result).relationships).toEqual({
    a: { ref: '#/relationship/m/d/e', is_list: true },
    b: { ref: '#/relationship/m/d/e' },
    c: 'odd',
    e: { ref: 1 },
    f: {},
  });
  const { before, after } = result;
  const of = (node: Json | undefined): Json | undefined => get(node, 'b', 'ref');
  expect(of(after.dataSources[0]!.collections[0]!.relationships)).toBe(
    of(get(before.services[0]!.rules[0]!.document, 'relationships')),
  );
});

test('a rule without anything old keeps its document, and a role that is none stays', () => {
  const { before, after } = run({ ...named, roles: [{ name: 'a', search: true }, 'odd', null] });
  expect(after.dataSources[0]!.collections[0]!.rules).toBe(before.services[0]!.rules[0]!.document);
});

test.each([
  { collection: 'c', roles: [] },
  { database: 'd', roles: [] },
  { database: '', collection: 'c' },
  {},
])('the rule %j belongs to no collection, is left out and told', (rule) => {
  const result = run(rule);
  expect(result.after.dataSources[0]!.collections).toEqual([]);
  expect(result.dropped).toEqual([rule]);
  expect(result.findings).toMatchObject([
    { code: 'rule/without-collection', severity: 'error', component: 'rules', subject: 'm/x' },
  ]);
});

test('a schema that says nothing is left out', () => {
  const result = run({ ...named, roles: [], schema: null, relationships: [] });
  expect(parts(result)).toEqual({ rules: { ...named, roles: [] } });
  expect(result.dropped).toEqual([null, []]);
});
