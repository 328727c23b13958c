import { compareDataSources } from '../../../../migrations/finalizers/grants/compare-data-sources';
import { compareDocuments } from '../../../../migrations/finalizers/grants/compare-documents';
import { compareExpressions } from '../../../../migrations/finalizers/grants/compare-expressions';
import { compareFunctions } from '../../../../migrations/finalizers/grants/compare-functions';
import { compareRules } from '../../../../migrations/finalizers/grants/compare-rules';
import { leastOf } from '../../../../migrations/finalizers/grants/least-of';
import { combineOrders, type Order } from '../../../../migrations/finalizers/grants/order';
import type { DataSource } from '../../../../src/model/app';
import type { JsonObject } from '../../../../src/model/json';
import { added } from '../../../../src/model/make-json';
import { reason } from '../../../../src/model/reason';

const node = (value: any): any =>
  value === undefined ? undefined : added(value, reason('A value of this test.', 'safety/access'));

const reversed: Record<Order, Order> = { same: 'same', less: 'more', more: 'less', unknown: 'unknown' };

/** Compares both ways round: what grants less than another thing is granted more by that one. */
function expectOrder<T>(compare: (a: T, b: T) => Order, a: T, b: T, order: Order): void {
  expect(compare(a, b)).toBe(order);
  expect(compare(b, a)).toBe(reversed[order]);
}

test('of parts, the whole is less where no part is more', () => {
  const cases: [Order[], Order][] = [
    [[], 'same'],
    [['same', 'same'], 'same'],
    [['same', 'less', 'less'], 'less'],
    [['more', 'same'], 'more'],
    [['less', 'more'], 'unknown'],
    [['less', 'unknown'], 'unknown'],
    [['unknown', 'same'], 'unknown'],
  ];
  for (const [parts, order] of cases) expect(combineOrders(parts)).toBe(order);
});

test('the least of several is the first that grants no more than any other', () => {
  const least = (things: readonly number[]): number | undefined =>
    leastOf(things, (a, b) => (a === b ? 'same' : a < b ? 'less' : 'more'));
  expect(least([3, 1, 2])).toBe(1);
  expect(least([2])).toBe(2);
  const one = { rank: 1 };
  expect(
    leastOf([{ rank: 2 }, one, { rank: 1 }], (a, b) =>
      a.rank === b.rank ? 'same' : a.rank < b.rank ? 'less' : 'more',
    ),
  ).toBe(one);
  expect(leastOf(['a', 'b'], () => 'unknown')).toBeUndefined();
  // It is not compared with itself, which no order has to know.
  expect(leastOf(['a', 'b'], (a, b) => (a !== b && a === 'a' ? 'less' : 'unknown'))).toBe('a');
});

describe('expressions', () => {
  test.each<[unknown, unknown, 'never' | 'always', Order]>([
    [{}, true, 'never', 'same'],
    [false, true, 'never', 'less'],
    [false, { a: 1 }, 'never', 'less'],
    [{ a: 1 }, {}, 'never', 'less'],
    [{ a: 1 }, { a: 1 }, 'never', 'same'],
    [{ a: 1 }, { a: 2 }, 'never', 'unknown'],
    [undefined, { a: 1 }, 'never', 'less'],
    [undefined, { a: 1 }, 'always', 'more'],
    [undefined, false, 'never', 'same'],
    [undefined, true, 'always', 'same'],
    [undefined, undefined, 'never', 'same'],
    // Neither is an expression of the rule language: what they let pass is not known.
    [[], {}, 'never', 'less'],
    ['', { a: 1 }, 'never', 'unknown'],
    [1, true, 'never', 'less'],
    [0, false, 'never', 'more'],
  ])('%j and %j, where a missing one is %s: %s', (a, b, absent, order) => {
    expectOrder((x, y) => compareExpressions(x, y, absent), node(a), node(b), order);
  });
});

describe('functions', () => {
  test.each<[string, object | undefined, object | undefined, Order]>([
    ['a private one', { private: true }, {}, 'less'],
    ['a private one and one without a configuration', { private: true }, undefined, 'less'],
    ['none has a configuration', undefined, undefined, 'same'],
    ['a condition', { can_evaluate: { a: 1 } }, {}, 'less'],
    ['no condition is one that always holds', { can_evaluate: {} }, {}, 'same'],
    ['one for nobody', { can_evaluate: false }, { can_evaluate: { a: 1 } }, 'less'],
    ['its caller and the system', {}, { run_as_system: true }, 'less'],
    ['both the system', { run_as_system: true }, { run_as_system: true, run_as_user_id: '1' }, 'same'],
    ['a user and the system', { run_as_user_id: '1' }, { run_as_system: true }, 'less'],
    ['two users', { run_as_user_id: '1' }, { run_as_user_id: '2' }, 'unknown'],
    ['one user', { run_as_user_id: '1' }, { run_as_user_id: '1' }, 'same'],
    ['no user, said and unsaid', { run_as_user_id: '', run_as_user_id_script_source: '' }, {}, 'same'],
    ['two scripts', { run_as_user_id_script_source: 'a' }, { run_as_user_id_script_source: 'b' }, 'unknown'],
    ['a script and the caller', { run_as_user_id_script_source: 'a' }, {}, 'unknown'],
    ['private as the system', { private: true, run_as_system: true }, {}, 'unknown'],
  ])('%s', (_, a, b, order) => {
    expectOrder<JsonObject | undefined>(compareFunctions, node(a), node(b), order);
  });
});

describe('triggers and providers', () => {
  test.each<[string, object, object, Order]>([
    ['one is switched off', { disabled: true, a: 1 }, { disabled: false, a: 1 }, 'less'],
    ['one is switched off, the other says nothing', { disabled: true }, {}, 'less'],
    ['both are switched off', { disabled: true, a: 1 }, { disabled: true, a: 2 }, 'same'],
    ['both run and are alike', { disabled: false, a: 1 }, { disabled: false, a: 1 }, 'same'],
    ['both run and differ', { disabled: false, a: 1 }, { disabled: false, a: 2 }, 'unknown'],
  ])('%s', (_, a, b, order) => {
    expectOrder<JsonObject>(compareDocuments, node(a), node(b), order);
  });
});

const open = { apply_when: {}, name: 'all', read: true, write: true };
const mine = { apply_when: { '%%user.id': '1' }, name: 'one', read: true, write: true };
const hers = { apply_when: { '%%user.id': '2' }, name: 'two', read: true, write: true };

describe('rules of one collection', () => {
  const roles = (...list: object[]): object => ({ rules: { roles: list } });
  test.each<[string, object, object, Order]>([
    // Schemas limit what can be written.
    ['nothing at all', {}, {}, 'same'],
    ['a schema', { schema: { required: ['a'] } }, {}, 'less'],
    ['an empty schema', { schema: {} }, {}, 'same'],
    ['two schemas', { schema: { required: ['a'] } }, { schema: { required: ['b'] } }, 'unknown'],
    ['one schema', { schema: { required: ['a'] } }, { schema: { required: ['a'] } }, 'same'],
    ['a schema for the same roles', { ...roles(open), schema: { required: ['a'] } }, roles(open), 'less'],
    // Without rules of its own a collection has the default rule.
    ['no role, and the default rule', roles(), {}, 'less'],
    ['no role and a schema, and the default rule', roles(), { schema: { a: 1 } }, 'less'],
    ['a role, and the default rule', roles(open), {}, 'unknown'],
    [
      'a role that grants nothing, and the default rule',
      roles({ ...open, read: false, write: false }),
      {},
      'unknown',
    ],
    // Roles.
    ['no role on either side', { rules: { roles: [], filters: [{ a: 1 }] } }, roles(), 'same'],
    ['no role', roles(), roles(open), 'less'],
    ['no role but a filter, and a role', { rules: { roles: [], filters: [] } }, roles(mine), 'less'],
    ['a condition', roles(mine), roles(open), 'less'],
    ['two conditions', roles(mine), roles(hers), 'unknown'],
    ['one condition', roles(mine), roles(mine), 'same'],
    ['a condition and none that is said', roles(mine), roles({ ...mine, apply_when: undefined }), 'unknown'],
    [
      'no condition that is said',
      roles({ ...mine, apply_when: undefined }),
      roles({ ...mine, apply_when: undefined }),
      'same',
    ],
    ['a role for nobody', roles({ ...open, apply_when: false }), roles(mine), 'less'],
    ['one of two roles', roles(mine), roles(mine, hers), 'less'],
    ['two alike', roles(mine, hers), roles(mine, hers), 'same'],
    ['two in another order', roles(mine, hers), roles(hers, mine), 'unknown'],
    ['one with another condition, before one more', roles(mine), roles(hers, mine), 'unknown'],
    [
      'fewer roles of which one grants more',
      roles({ ...mine, insert: true }),
      roles({ ...mine, insert: false }, hers),
      'unknown',
    ],
    ['fewer roles of which one grants less', roles({ ...mine, insert: false }), roles(mine, hers), 'less'],
    ['as many, and one grants less', roles(mine, { ...hers, delete: false }), roles(mine, hers), 'less'],
    // What follows a role for everybody is never reached.
    ['what is never reached', roles(open, mine), roles(open), 'same'],
    ['what is never reached, after two', roles(mine, open, hers), roles(mine, open), 'same'],
    ['a role for everybody by true', roles({ ...open, apply_when: true }, mine), roles(open), 'same'],
    [
      'a role that says no condition is no role for everybody',
      roles({ ...mine, apply_when: undefined }, hers),
      roles({ ...mine, apply_when: undefined }),
      'more',
    ],
    // Reading and writing: what is not said is left to the fields.
    ['no writing', roles({ ...open, write: false }), roles(open), 'less'],
    ['writing under a condition', roles({ ...open, write: { a: 1 } }), roles(open), 'less'],
    [
      'no writing at all, and left to fields',
      roles({ ...open, write: false }),
      roles({ ...open, write: undefined }),
      'less',
    ],
    ['left to fields, and all', roles({ ...open, write: undefined }), roles(open), 'less'],
    [
      'left to fields, and under a condition',
      roles({ ...open, write: undefined }),
      roles({ ...open, write: { a: 1 } }),
      'unknown',
    ],
    [
      'left to fields on both sides',
      roles({ ...open, write: undefined, read: undefined }),
      roles({ ...open, write: undefined, read: undefined }),
      'same',
    ],
    ['no reading', roles({ ...open, read: false }), roles(open), 'less'],
    [
      'reading under two conditions',
      roles({ ...open, read: { a: 1 } }),
      roles({ ...open, read: { a: 2 } }),
      'unknown',
    ],
    ['no insert', roles({ ...open, insert: false }), roles(open), 'less'],
    ['no delete', roles({ ...open, delete: false }), roles(open), 'less'],
    ['no search', roles({ ...open, search: false }), roles(open), 'less'],
    ['insert that is said', roles({ ...open, insert: true }), roles(open), 'same'],
    ['fields', roles({ ...mine, fields: { a: {} } }), roles({ ...mine, fields: { b: {} } }), 'unknown'],
    ['fields on one side', roles({ ...mine, fields: { a: {} } }), roles(mine), 'unknown'],
    [
      'additional fields',
      roles({ ...mine, additional_fields: { read: true } }),
      roles({ ...mine, additional_fields: {} }),
      'unknown',
    ],
    [
      'document filters',
      roles({ ...mine, document_filters: { read: true } }),
      roles({ ...mine, document_filters: { read: false } }),
      'unknown',
    ],
    [
      'the same document filters',
      roles({ ...mine, document_filters: { read: true } }),
      roles({ ...mine, document_filters: { read: true } }),
      'same',
    ],
    // Filters narrow what is found.
    ['a filter', { rules: { roles: [open], filters: [{ a: 1 }] } }, roles(open), 'less'],
    [
      'one filter more',
      { rules: { roles: [open], filters: [{ a: 1 }, { b: 1 }] } },
      { rules: { roles: [open], filters: [{ b: 1 }] } },
      'less',
    ],
    [
      'the same filters in another order',
      { rules: { roles: [open], filters: [{ a: 1 }, { b: 1 }] } },
      { rules: { roles: [open], filters: [{ b: 1 }, { a: 1 }] } },
      'same',
    ],
    [
      'filters of which one is common',
      { rules: { roles: [open], filters: [{ a: 1 }, { b: 1 }] } },
      { rules: { roles: [open], filters: [{ b: 1 }, { c: 1 }] } },
      'unknown',
    ],
    [
      'other filters',
      { rules: { roles: [open], filters: [{ a: 1 }] } },
      { rules: { roles: [open], filters: [{ b: 1 }] } },
      'unknown',
    ],
    [
      'a filter on one side, a condition on the other',
      { rules: { roles: [open], filters: [{ a: 1 }] } },
      roles(mine),
      'unknown',
    ],
  ])('%s', (_, a: any, b: any, order) => {
    const made = (side: any): any => ({ rules: node(side.rules), schema: node(side.schema) });
    // JSON has no undefined: what is undefined above is not said.
    expectOrder(
      compareRules,
      made(JSON.parse(JSON.stringify(a))),
      made(JSON.parse(JSON.stringify(b))),
      order,
    );
  });
});

describe('data sources', () => {
  const source = (
    defaultRoles: readonly object[] | undefined,
    collections: Readonly<Record<string, { rules?: object; schema?: object }>> = {},
    config: object | undefined = { name: 'm' },
  ): DataSource => ({
    name: 'm',
    config: node(config),
    defaultRule: defaultRoles && node({ roles: defaultRoles }),
    collections: Object.entries(collections).map(([collection, { rules, schema }]) => ({
      database: 'd',
      collection,
      rules: node(rules),
      schema: node(schema),
    })),
  });
  const none = undefined;
  const all = { rules: { roles: [open] } };
  const one = { rules: { roles: [mine] } };
  test.each<[string, DataSource, DataSource, Order]>([
    ['nothing', source(none), source(none), 'same'],
    ['no default rule denies', source(none), source([open]), 'less'],
    ['no default rule is one without roles', source(none), source([]), 'same'],
    ['a default rule under a condition', source([mine]), source([open]), 'less'],
    ['rules of one collection', source(none, { c: one }), source(none, { c: all }), 'less'],
    ['a collection that only one has, and no default rule', source(none), source(none, { c: one }), 'less'],
    [
      'a collection that falls under the default rule elsewhere',
      source([open], { c: one }),
      source([open]),
      'less',
    ],
    [
      'collections that are alike',
      source(none, { c: one, e: all }),
      source(none, { e: all, c: one }),
      'same',
    ],
    [
      'one collection less, another more',
      source(none, { c: one, e: all }),
      source(none, { c: all, e: one }),
      'unknown',
    ],
    ['the last collection', source(none, { c: one, e: one }), source(none, { c: one, e: all }), 'less'],
    [
      'a schema',
      source([open], { c: { ...all, schema: { required: ['a'] } } }),
      source([open], { c: all }),
      'less',
    ],
    [
      'a schema under the default rule',
      source([open], { c: { schema: { required: ['a'] } } }),
      source([open]),
      'less',
    ],
    [
      'links to two clusters',
      source(none, {}, { cluster: 'a' }),
      source([open], {}, { cluster: 'b' }),
      'unknown',
    ],
    [
      'two links and nothing else',
      source(none, {}, { cluster: 'a' }),
      source(none, {}, { cluster: 'b' }),
      'unknown',
    ],
  ])('%s', (_, a, b, order) => {
    expectOrder(compareDataSources, a, b, order);
  });

  test('a source without a link is not known to lead to the same data', () => {
    const { config, ...unlinked } = source(none);
    expectOrder(compareDataSources, { ...unlinked, config }, unlinked, 'unknown');
    expect(compareDataSources(unlinked, { ...unlinked, defaultRule: node({ roles: [open] }) })).toBe('less');
  });
});
