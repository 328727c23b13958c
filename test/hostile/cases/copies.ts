import type { Tree } from '../../support/write-tree';
import { baseApps } from '../base-apps';
import type { HostileCase } from '../hostile-case';

const open = [{ name: 'all', apply_when: {}, read: true, write: true, insert: true, delete: true }];
const owner = [{ name: 'owner', apply_when: { owner: '%%user.id' }, read: true, write: false }];
const orders = { database: 'shop', collection: 'items' };

type Pair = readonly [shut: object, open: object];

const functions: Pair = [
  { name: 'pay', private: true },
  { name: 'pay', private: false },
];
const rules: Pair = [
  { ...orders, roles: owner },
  { ...orders, roles: open },
];
const noRoles: Pair = [
  { ...orders, roles: [] },
  { ...orders, roles: open },
];

const functionsAt =
  (first: string, second: string) =>
  ([a, b]: Pair): Tree => ({
    [`functions/${first}/config.json`]: a,
    [`functions/${first}/source.js`]: 'exports = () => 1;\n',
    [`functions/${second}/config.json`]: b,
    [`functions/${second}/source.js`]: 'exports = () => 2;\n',
  });

const rulesAt =
  (first: string, second: string) =>
  ([a, b]: Pair): Tree => ({
    [`services/mongodb-atlas/rules/${first}.json`]: a,
    [`services/mongodb-atlas/rules/${second}.json`]: b,
  });

const swap = ([a, b]: Pair): Pair => [b, a];

/** Two files for one component, of which one opens it: neither is named after it, so that only the grants can tell. */
const pairs: readonly (readonly [string, (pair: Pair) => Tree, Pair, RegExp, string])[] = [
  ['functions', functionsAt('pay1', 'pay2'), functions, /"private": true/, 'functions/config.json'],
  [
    'rules',
    rulesAt('one', 'two'),
    rules,
    /"owner": "%%user\.id"/,
    'data_sources/mongodb-atlas/shop/items/rules.json',
  ],
  [
    'rules without roles',
    rulesAt('one', 'two'),
    noRoles,
    /"roles": \[\]/,
    'data_sources/mongodb-atlas/shop/items/rules.json',
  ],
];

/** Copies of components, left behind by editors and merges. */
export const copies: readonly HostileCase[] = ([20180301, 20200603] as const).flatMap((layout) =>
  pairs.flatMap(([what, make, pair, shut, file]) =>
    [pair, swap(pair)].map((each, at): HostileCase => ({
      name: `two ${what} in ${layout}, the open one ${at === 0 ? 'last' : 'first'}`,
      app: { ...baseApps[layout], ...make(each) },
      exit: 0,
      says: /duplicate:/,
      tree: (written) => {
        expect(written[file]).toMatch(shut);
        expect(written[file]).not.toMatch(/"name": "pay",\s+"private": false|"apply_when": \{\}/);
      },
    })),
  ),
);
