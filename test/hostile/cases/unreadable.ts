import { symlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { baseApps, type Layout } from '../base-apps';
import { collectionIsShut, defaultIsShut, functionIsPrivate } from '../denies';
import type { HostileCase } from '../hostile-case';

type Check = NonNullable<HostileCase['tree']>;

const tidy: Check = (written) => functionIsPrivate(written, 'tidy');
const orders: Check = (written) => collectionIsShut(written, 'shop', 'orders');

/** A rule that opens every collection without rules of its own. */
const openDefault = {
  roles: [{ name: 'all', apply_when: {}, read: true, write: true, insert: true, delete: true }],
};

/** Configurations whose loss would open something. */
const spots: readonly (readonly [Layout, string, Check])[] = [
  [20180301, 'functions/tidy/config.json', tidy],
  [20200603, 'functions/tidy/config.json', tidy],
  [20210101, 'functions/config.json', tidy],
  [20230101, 'functions/config.json', tidy],
  [20180301, 'services/mongodb-atlas/rules/shop.orders.json', orders],
  [20200603, 'services/mongodb-atlas/rules/shop.orders.json', orders],
  [20210101, 'data_sources/mongodb-atlas/shop/orders/rules.json', orders],
  [20230101, 'data_sources/mongodb-atlas/shop/orders/rules.json', orders],
  [20210101, 'data_sources/mongodb-atlas/default_rule.json', defaultIsShut],
];

const contents: readonly (readonly [string, string])[] = [
  ['empty', ''],
  ['blank', ' \n'],
  ['broken', '{"private": tr'],
  ['not UTF-8 at its start', '\ufffd{"private": true}'],
  ['an array of arrays', '[[]]'],
  ['a text', '"private"'],
  ['null', 'null'],
  ['a number', '7'],
];

const denied = (layout: Layout, file: string, what: string, text: string, tree: Check): HostileCase => ({
  name: `${file} of ${layout} is ${what}`,
  app: {
    ...baseApps[layout],
    ...(layout >= 20210101 && { 'data_sources/mongodb-atlas/default_rule.json': openDefault }),
    [file]: text,
  },
  args: ['--skip-broken'],
  exit: 0,
  says: [/Needs you/i, new RegExp(file.replaceAll('.', '\\.'))],
  tree,
});

/** Configurations that cannot be read: what the platform does without them must not take their place. */
export const unreadable: readonly HostileCase[] = [
  ...spots.flatMap(([layout, file, tree]) =>
    // A manifest that is null lists nothing, as one does that was never filled.
    contents
      .filter(([what]) => what !== 'null' || file !== 'functions/config.json')
      .map(([what, text]) => denied(layout, file, what, text, tree)),
  ),
  ...spots.map(([layout, file, tree]): HostileCase => ({
    ...denied(layout, file, 'a link out of the app', '', tree),
    prepare: ({ app, outside }) => {
      rmSync(join(app, file));
      symlinkSync(join(outside, 'value.json'), join(app, file));
    },
    args: [],
  })),
];
