import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { baseApps, without, type Layout } from '../base-apps';
import { collectionIsShut, defaultIsShut, functionIsPrivate } from '../denies';
import type { HostileCase, Places } from '../hostile-case';

/** What can stand where a file is expected. */
const things: readonly (readonly [string, (path: string, places: Places) => void])[] = [
  ['a link out of the app', (path, { outside }) => symlinkSync(join(outside, 'value.json'), path)],
  ['a link to nothing', (path, { outside }) => symlinkSync(join(outside, 'nothing'), path)],
  ['a link to a folder', (path, { outside }) => symlinkSync(outside, path)],
  ['a link to itself', (path) => symlinkSync(path, path)],
  ['a link to a device', (path) => symlinkSync('/dev/zero', path)],
  ['a pipe', (path) => execFileSync('mkfifo', [path])],
  ['a folder', (path) => mkdirSync(path)],
];

type Check = NonNullable<HostileCase['tree']>;

const tidy: Check = (written) => functionIsPrivate(written, 'tidy');
const orders: Check = (written) => collectionIsShut(written, 'shop', 'orders');
const isGone =
  (path: string): Check =>
  (written) =>
    expect(Object.keys(written)).not.toContain(path);

const denying: ReadonlySet<Check> = new Set([tidy, orders]);

/** Where they stand, and what has to hold of the new tree. */
const spots: readonly (readonly [Layout, string, Check])[] = [
  [20180301, 'values/more.json', isGone('values/more.json')],
  [20200603, 'functions/tidy/config.json', tidy],
  [20200603, 'functions/tidy/source.js', isGone('functions/tidy.js')],
  [20200603, 'triggers/nightly.json', isGone('triggers/nightly.json')],
  [20200603, 'services/mongodb-atlas/rules/shop.orders.json', orders],
  [20200603, 'services/hooks/incoming_webhooks/paid/config.json', isGone('functions/hooks/paid.js')],
  [
    20200603,
    'auth_providers/api-key.json',
    (written) => expect(written['auth/providers.json'] ?? '').not.toMatch(/"disabled": false/),
  ],
  [20200603, 'secrets.json', isGone('secrets.json')],
  [20200603, 'hosting/files/index.html', isGone('hosting/files/index.html')],
  [20210101, 'functions/config.json', tidy],
  [20210101, 'data_sources/mongodb-atlas/shop/orders/rules.json', orders],
  [20210101, 'http_endpoints/config.json', isGone('https_endpoints/config.json')],
  [20230101, 'functions/config.json', tidy],
  [20230101, 'data_sources/mongodb-atlas/default_rule.json', defaultIsShut],
  [20230101, 'functions/package.json', isGone('functions/package.json')],
  [20230101, 'environments/qa.json', isGone('environments/qa.json')],
];

// What limits access is told with what was written in its place, and the rest as a link.
const said = (file: string): RegExp => {
  const name = file.replaceAll('.', String.raw`\.`);
  const code = '(?:file/symbolic-link|access/unreadable)';
  return new RegExp(`${code}.*${name}|${name}.*${code}`);
};

/** What is no file of the app's own, where one is expected. */
export const links: readonly HostileCase[] = spots.flatMap(([layout, file, tree]) =>
  // A folder is another thing than a file, and not one that cannot be read.
  things
    .filter(([what]) => what !== 'a folder' || !denying.has(tree))
    .map(([what, make]): HostileCase => ({
      name: `${what} for ${file} of ${layout}`,
      app: without(baseApps[layout], file),
      prepare: (places) => {
        mkdirSync(dirname(join(places.app, file)), { recursive: true });
        make(join(places.app, file), places);
      },
      exit: 0,
      says: what === 'a folder' ? /Plan: / : said(file),
      tree,
    })),
);
