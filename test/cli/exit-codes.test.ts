import { join } from 'node:path';
import { readTree } from '../support/read-tree';
import { runCommand, type Ran } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree, type Tree } from '../support/write-tree';
import { answers, shop } from './shop';

const settled: Tree = {
  'root_config.json': { name: 'shop', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
};
const twoApps: Tree = {
  'config.json': { config_version: 20200603, app_id: 'one-abcde', name: 'one' },
  'realm_config.json': { config_version: 20210101, app_id: 'two-abcde', name: 'two' },
};
const twoSynchronised: Tree = Object.fromEntries(
  ['a', 'b'].map((name) => [
    `services/${name}/config.json`,
    {
      name,
      type: 'mongodb-atlas',
      config: { clusterName: 'C', sync: { state: 'enabled', database_name: name } },
    },
  ]),
);

const run = (tree: Tree, ...args: string[]): Ran => runCommand([writeTree(temporaryFolder(), tree), ...args]);

const lastLine =
  /(?:^|\n)Plan: \d+ to create, \d+ to rewrite, \d+ to move, \d+ not carried over, \d+ need you\.\n$/;

describe('0', () => {
  test.each([
    ['a plan was made', shop, []],
    ['there was nothing to do', settled, []],
    ['nothing needs a migration', settled, ['--check']],
    ['nothing needs a person', settled, ['--strict']],
  ])('says that %s', (_, tree, args) => {
    const { code, out, error } = run(tree, '--dry-run', ...args);
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(lastLine);
  });

  test('says that an app was migrated, and the report says where to', () => {
    const to = join(temporaryFolder(), 'out');
    const { code, out, error } = run(shop, '--out', to);
    expect([code, error]).toEqual([0, '']);
    expect(out).toContain(`\nWritten to ${to}.\n`);
    expect(out).toMatch(lastLine);
    expect(readTree(to)).toHaveProperty(['root_config.json']);
  });

  test('says that the output of a migration needs none', () => {
    const to = join(temporaryFolder(), 'out');
    run(shop, '--out', to);
    const { code, out } = runCommand([to, '--dry-run', '--check']);
    expect(code).toBe(0);
    expect(out).toContain('nothing to migrate');
    expect(out).toMatch(
      /\nPlan: 0 to create, 0 to rewrite, 0 to move, 0 not carried over, \d+ need you\.\n$/,
    );
  });
});

describe('1', () => {
  const fail = ({ code, out, error }: Ran): string => {
    expect([code, out]).toEqual([1, '']);
    expect(error).not.toMatch(/^ +at /m);
    expect(error).toMatch(/^\S.*[^\n]\n$/s);
    return error;
  };

  test.each([
    ['without an app', [], /missing required argument 'app'/],
    ['with two apps', ['a', 'b'], /too many arguments/],
    ['for an option that is none', ['a', '--unknown'], /unknown option '--unknown'/],
    ['for a version that is none', ['a', '--to', '20180301'], /Allowed choices are 20210101, 20230101/],
    ['for a format that is none', ['a', '--format', 'xml'], /Allowed choices are text, json/],
    ['for an option without its value', ['a', '--out'], /argument missing/],
    ['for options that contradict each other', ['a', '--same-app', '--new-app'], /cannot be used with/],
  ])('%s, with the way to help', (_, args, message) => {
    const error = fail(runCommand(args));
    expect(error).toMatch(message);
    expect(error).toContain('migrate-functions --help lists the options');
  });

  test.each([
    ['without anywhere to write to', shop, [], /nowhere to write to[^]*--out[^]*--dry-run/],
    [
      'for a report whose ending is unknown',
      shop,
      ['--dry-run', '--report', 'plan.doc'],
      /plan\.doc[^]*\.txt, \.json/,
    ],
    [
      'for an answer without a value',
      shop,
      ['--dry-run', '--answer', 'cluster'],
      /ID=VALUE, and got "cluster"/,
    ],
    [
      'for an answer to nothing',
      shop,
      ['--dry-run', '--answer', 'clusters=a'],
      /no decision "clusters"[^]*cluster,/,
    ],
    [
      'for an answer that is not accepted',
      shop,
      ['--dry-run', '--provider-region', 'mars'],
      /config\.json:5:17: "mars" is no answer to\s+provider-region[^]*aws-eu-central-1/,
    ],
    [
      'for an older version than that of the app',
      settled,
      ['--dry-run', '--to', '20210101'],
      /version 20230101 already[^]*--to 20230101/,
    ],
    ['for a folder without an app', { 'a.txt': '' }, ['--dry-run'], /There is no app in/],
  ])('%s', (_, tree: Tree, args: string[], message) => {
    expect(fail(run(tree, ...args))).toMatch(message);
  });

  test('for a folder that is not there, and for a file', () => {
    const folder = writeTree(temporaryFolder(), { 'a.txt': '' });
    expect(fail(runCommand([join(folder, 'none'), '--dry-run']))).toContain('There is no folder');
    expect(fail(runCommand([join(folder, 'a.txt'), '--dry-run']))).toContain(
      'is not a folder or a .zip file',
    );
    expect(fail(runCommand([join(folder, 'none.zip'), '--dry-run']))).toContain('There is no file');
  });

  test.each([
    ['two apps in one folder', twoApps, ['--answer layout=20200603', '--answer layout=20210101']],
    [
      'two data sources that are synchronised',
      twoSynchronised,
      ['--answer sync-service=a', '--answer sync-service=b'],
    ],
  ])('for a question without a default, with how to answer it: %s', (_, tree, ways) => {
    const to = join(temporaryFolder(), 'out');
    for (const args of [[], ['--yes'], ['--no-input']]) {
      const error = fail(run(tree, '--out', to, ...args)).replace(/\s+/g, ' ');
      for (const way of ways) expect(error).toContain(way);
    }
    for (const way of ways)
      expect(run(tree, '--out', `${to} ${way}`, ...way.split(' '))).toMatchObject({ code: 0, error: '' });
  });
});

describe('2', () => {
  test('says, only with --check, that a migration is needed, and nothing is written', () => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), shop);
    const before = readTree(folder);
    const { code, out, error } = runCommand([app, '--check', '--out', join(folder, 'out')]);
    expect([code, error]).toEqual([2, '']);
    expect(out).toMatch(lastLine);
    expect(readTree(folder)).toEqual(before);
  });

  test('comes before 3', () => {
    expect(run(shop, '--check', '--strict').code).toBe(2);
  });

  test('is for the version that is asked for', () => {
    const realm = { 'realm_config.json': { config_version: 20210101, name: 'shop' } };
    expect(run(realm, '--check').code).toBe(2);
    expect(run(realm, '--check', '--to', '20210101').code).toBe(0);
  });
});

describe('3', () => {
  test('says, only with --strict, that something was decided by default, and the app is written', () => {
    const tree = {
      'realm_config.json': { config_version: 20210101, name: 'shop', deployment_model: 'LOCAL' },
    };
    const to = join(temporaryFolder(), 'out');
    expect(run(tree, '--out', to, '--strict').code).toBe(3);
    expect(readTree(to)).toHaveProperty(['root_config.json']);
    expect(run(tree, '--dry-run', '--strict', '--provider-region', 'aws-us-east-1').code).toBe(0);
  });

  test('says that something needs a person although everything is answered', () => {
    const { code, out } = run(shop, '--dry-run', '--strict', ...answers);
    expect(code).toBe(3);
    expect(out).not.toContain('Taken by default');
  });
});

describe('the streams', () => {
  test.each([
    ['a dry run', ['--dry-run']],
    ['a dry run with diffs, which stand in the text only', ['--dry-run', '--diff']],
    ['a check', ['--check']],
  ])('--format json prints one JSON document and nothing else: %s', (_, args) => {
    const { out, error } = run(shop, '--format', 'json', ...args);
    expect(error).toBe('');
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      formatVersion: expect.any(String),
      input: { version: 20200603 },
      target: { version: 20230101 },
    });
    expect(report.ledger.entries.length).toBeGreaterThan(50);
  });

  test('the numbers of the last line are those of the JSON report', () => {
    const { counts } = JSON.parse(run(shop, '--dry-run', '--format', 'json').out);
    const line = run(shop, '--dry-run').out.trimEnd().split('\n').at(-1);
    expect(line).toBe(
      `Plan: ${counts.create} to create, ${counts.rewrite} to rewrite, ${counts.move} to move, ${counts.leaveOut} not carried over, ${counts.needYou} need you.`,
    );
  });
});
