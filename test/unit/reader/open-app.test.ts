import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { NoApp } from '../../../src/model/no-app';
import { UserError } from '../../../src/model/user-error';
import { openApp, type ReadResult } from '../../../src/reader/open-app';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

function open(tree: Tree, answers: Record<string, string> = {}, skipBroken = false): ReadResult {
  const folder = writeTree(temporaryFolder(), tree);
  return openApp(folder, { answers: new Map(Object.entries(answers)), skipBroken });
}

const realm = { config_version: 20210101, name: 'a' };

test('a folder that is not there, and a file, are refused', () => {
  const folder = writeTree(temporaryFolder(), { 'a.txt': '' });
  const options = { answers: new Map(), skipBroken: false };
  expect(() => openApp(join(folder, 'gone'), options)).toThrow(UserError);
  expect(() => openApp(join(folder, 'a.txt'), options)).toThrow('is not a folder or a .zip file');
});

describe('without an app in the folder itself', () => {
  test('the one below it is read by default, and said to be', () => {
    const { app, path, decisions } = open({ 'package.json': {}, 'backend/realm/realm_config.json': realm });
    expect(app?.settings.members).toHaveLength(2);
    expect(app?.folderName).toBe('realm');
    expect(path).toMatch(/realm$/);
    expect(decisions).toMatchObject([{ id: 'app-folder', answer: 'backend/realm', answeredBy: 'default' }]);
  });

  test('several below it are a question without default', () => {
    const tree = { 'a/realm_config.json': realm, 'b/c/stitch.json': { config_version: 20180301 } };
    const { app, decisions } = open(tree);
    expect(app).toBeUndefined();
    expect(decisions).toMatchObject([{ id: 'app-folder', answeredBy: 'nobody' }]);
    expect(decisions[0]!.choices.map(({ value }) => value)).toEqual(['a', 'b/c']);
    expect(open(tree, { 'app-folder': 'b/c' }).version).toBe(20180301);
    const refused = open(tree, { 'app-folder': 'c' });
    expect(refused.app).toBeUndefined();
    expect(refused.refused).toMatchObject([{ answer: 'c' }]);
  });

  test.each(['a/b/c/d', 'node_modules/x', '.git/x', 'dist', 'hosting/files/x'])(
    '%s is not searched',
    (below) => {
      expect(() => open({ [`${below}/realm_config.json`]: realm })).toThrow('There is no app in');
    },
  );

  describe('others are told, and not read', () => {
    const others = (tree: Tree, answers: Record<string, string> = {}, given = ''): readonly string[] => {
      const folder = writeTree(temporaryFolder(), tree);
      const read = openApp(join(folder, given), {
        answers: new Map(Object.entries(answers)),
        skipBroken: false,
      });
      return read.others;
    };
    const nested = {
      'backend/realm_config.json': realm,
      'backend/prod/realm_config.json': { ...realm, name: 'b' },
    };

    test('inside its own folder, which is no question', () => {
      const { decisions, path } = open(nested);
      expect(path).toMatch(/backend$/);
      expect(decisions).toMatchObject([{ answer: 'backend', answeredBy: 'default' }]);
      expect(others(nested)).toEqual(['backend/prod']);
      expect(others(nested, {}, 'backend')).toEqual(['prod']);
    });

    test('beside it, where one of several is chosen', () => {
      const tree = { ...nested, 'a/stitch.json': { config_version: 20180301 } };
      expect(others(tree, { 'app-folder': 'a' })).toEqual(['backend', 'backend/prod']);
      expect(others(tree)).toEqual(['a', 'backend', 'backend/prod']);
    });

    test('but not in the parts of an app, deep down, or where nothing is searched', () => {
      expect(
        others({
          'realm_config.json': realm,
          'functions/x/realm_config.json': realm,
          'a/b/c/d/realm_config.json': realm,
          'node_modules/x/realm_config.json': realm,
        }),
      ).toEqual([]);
    });
  });

  test('a folder without any is an error of a class of its own', () => {
    expect(() => open({ 'a.txt': '' })).toThrow(NoApp);
  });

  test('folders that only look like one are passed over', () => {
    const { decisions } = open({ 'x/config.json': { port: 80 }, 'x/y/realm_config.json': realm });
    expect(decisions).toMatchObject([{ answer: 'x/y' }]);
  });

  test('parents are never searched', () => {
    const folder = writeTree(temporaryFolder(), { 'realm_config.json': realm, 'other/a.txt': '' });
    expect(() => openApp(join(folder, 'other'), { answers: new Map(), skipBroken: false })).toThrow(
      UserError,
    );
  });
});

describe('files that are no JSON', () => {
  const tree = {
    'realm_config.json': realm,
    'triggers/b.json': '{\n  "name": b\n}',
    'values/a.json': '{"name": "a",\n\n"value": [1 2]}',
    'values/c.json': { name: 'c', value: 1, from_secret: false },
  };

  test('are all listed with their places, and the app is not read', () => {
    const { app, problems, findings } = open(tree);
    expect(app).toBeUndefined();
    expect(problems.map(({ place, message }) => [place, message])).toEqual([
      [
        { file: 'triggers/b.json', line: 2, column: 11 },
        'This is not JSON: expected a value, found a word without quotes.',
      ],
      [
        { file: 'values/a.json', line: 3, column: 13 },
        'This is not JSON: expected `,` or `]`, found a number.',
      ],
    ]);
    expect(findings.filter(({ code }) => code === 'json/skipped')).toEqual([]);
  });

  test('are left out with --skip-broken, each with a finding', () => {
    const { app, problems, findings, dropped } = open(tree, {}, true);
    expect(problems).toEqual([]);
    expect(app?.values.map(({ name }) => name)).toEqual(['c']);
    expect(findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      'json/skipped triggers/b.json',
      'json/skipped values/a.json',
    ]);
    expect([...dropped.keys()].map((file) => 'path' in file && file.path)).toEqual([
      'triggers/b.json',
      'values/a.json',
    ]);
  });

  test('are nothing to the app where they only have the name of a root beside the real one', () => {
    const { app, problems, findings } = open({
      'root_config.json': { name: 'a' },
      'config.json': '<html>',
      'stitch.json': '',
      'values/a.json': '{',
    });
    expect(app).toBeUndefined();
    expect(problems.map(({ place }) => place?.file)).toEqual(['values/a.json']);
    expect(findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      'file/other-layout config.json',
    ]);
  });

  test('may be the root file itself', () => {
    expect(open({ 'realm_config.json': '<name>' }).problems).toMatchObject([
      { place: { file: 'realm_config.json', line: 1, column: 1 } },
    ]);
  });

  test('are refused with --skip-broken where they are the root file: no app is made up', () => {
    const { app, problems, findings } = open(
      { 'realm_config.json': '{"name": "a",,}', 'values/a.json': '{', 'functions/config.json': [] },
      {},
      true,
    );
    expect(app).toBeUndefined();
    expect(problems).toMatchObject([
      {
        place: { file: 'realm_config.json', line: 1, column: 14 },
        action: expect.stringContaining('root file'),
      },
    ]);
    expect(findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual(['json/skipped values/a.json']);
  });

  test('have places that count from after a byte order mark, in bytes that are not UTF-8 too', () => {
    const { problems } = open({
      'realm_config.json': realm,
      'values/a.json': '\ufeff{x',
      'values/b.json': Buffer.from([0x22, 0xff, 0x22]),
    });
    expect(problems.map(({ place }) => place)).toEqual([
      { file: 'values/a.json', line: 1, column: 3 },
      { file: 'values/b.json', line: 1, column: 1 },
    ]);
  });
});

test('what was lenient is said once a file for each kind, CR LF once for all files', () => {
  const { findings } = open({
    'realm_config.json': realm,
    'values/a.json': '{name: "a", // one\r\n "value": 1, // two\r\n}',
    'values/b.json': '{\r\n"name": "b", "name": "b"}',
    'values/c.json': '',
  });
  expect(findings.map(({ code, place }) => `${code} ${place?.file}:${place?.line}:${place?.column}`)).toEqual(
    [
      'json/json5 values/a.json:1:2',
      'json/comment values/a.json:1:13',
      'json/trailing-comma values/a.json:2:12',
      'json/duplicate-key values/b.json:2:9',
      'json/empty values/c.json:undefined:undefined',
      'json/crlf values/a.json:undefined:undefined',
    ],
  );
});

test('what stands beside the app is told in one finding', () => {
  const others = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`x${index}.txt`, '']));
  const { findings, files } = open({ 'realm_config.json': realm, ...others });
  expect(findings).toMatchObject([{ code: 'file/beside-the-app', subject: 'x0.txt' }]);
  expect(findings[0]!.message).toContain('and 2 more');
  expect(files.map(({ path }) => path)).toEqual(['realm_config.json']);
});

test('links out of the app are left out with a finding', () => {
  const folder = writeTree(temporaryFolder(), {
    'app/realm_config.json': realm,
    'app/values/a.json': { name: 'a' },
    'b.json': {},
  });
  symlinkSync('../../b.json', join(folder, 'app/values/b.json'));
  const { app, findings, files } = openApp(join(folder, 'app'), { answers: new Map(), skipBroken: false });
  expect(app?.values).toHaveLength(1);
  expect(findings).toMatchObject([{ code: 'file/symbolic-link', subject: 'values/b.json' }]);
  expect(files.map(({ path }) => path)).toContain('values/b.json');
});

test('a .zip file gives the folder its name, in messages and as the app', () => {
  const options = { answers: new Map(), skipBroken: false, shownAs: 'exports/shop.zip' };
  expect(openApp(writeTree(temporaryFolder(), { 'realm_config.json': realm }), options).app?.folderName).toBe(
    'shop',
  );
  expect(() => openApp(temporaryFolder(), options)).toThrow('There is no app in exports/shop.zip.');
});
