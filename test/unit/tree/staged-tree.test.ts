import type { AppFile } from '../../../src/model/app-file';
import type { ComponentName } from '../../../src/model/component';
import { get, type JsonObject } from '../../../src/model/json';
import { parseJson } from '../../../src/reader/parse-json';
import { stageFiles } from '../../../src/tree/staged-tree';
import type { WrittenFile } from '../../../src/writer/write-app';

const appFile = (path: string): AppFile => ({ path, absolutePath: `/app/${path}` });

function documentOf(path: string, text: string): JsonObject {
  return parseJson(appFile(path), text).document!.root as JsonObject;
}

function copied(
  path: string,
  component: ComponentName = 'other',
  names: WrittenFile['names'] = [],
): WrittenFile {
  return { path, component, content: appFile(`in/${path}`), names };
}

/** A value whose file in the input stands elsewhere, as that of an item does. */
function value(name: string, from: string): WrittenFile & { readonly kind: 'value' } {
  const content = documentOf(from, `{\n  "name": ${JSON.stringify(name)}\n}`);
  return {
    path: `values/${name}.json`,
    component: 'values',
    kind: 'value',
    content,
    names: [{ name, at: get(content, 'name')! }],
  };
}

const stage = (...files: WrittenFile[]): ReturnType<typeof stageFiles> => stageFiles(files, 20230101, false);

describe('what files hold', () => {
  const strict = value('a', 'values/a.json');
  const lenient: WrittenFile = {
    ...strict,
    path: 'values/b.json',
    content: documentOf('values/b.json', '{"name": "b",}'),
  };

  test('files as they were read are copied, in the order given, and documents that are not strict JSON are printed', () => {
    const hosted = copied('hosting/files/logo.png', 'hosting');
    const { staged, problems } = stage(lenient, hosted, strict);
    expect(problems).toEqual([]);
    expect(staged).toEqual([
      { path: 'values/b.json', bytes: { text: '{\n    "name": "b"\n}\n' } },
      { path: 'hosting/files/logo.png', bytes: { copyOf: hosted.content } },
      { path: 'values/a.json', bytes: { copyOf: expect.objectContaining({ path: 'values/a.json' }) } },
    ]);
  });

  test('with normalize every document is printed', () => {
    const { staged } = stageFiles([strict], 20230101, true);
    expect(staged).toEqual([{ path: 'values/a.json', bytes: { text: '{\n    "name": "a"\n}\n' } }]);
  });
});

describe('names', () => {
  test.each(['', '.', '..', '../evil', 'a/b', 'a\\b', 'a\0', 'con', 'a:b', '\ud800'])(
    '%j is refused where it stands',
    (name) => {
      const { staged, problems } = stage(value(name, 'values/in.json'));
      expect(staged).toEqual([]);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatchObject({
        place: { file: 'values/in.json', line: 2, column: 11 },
        message: expect.stringContaining(JSON.stringify(name)),
        action: expect.stringContaining('another name'),
      });
    },
  );

  test('no message holds a control character', () => {
    const [problem] = stage(value('\u001b[2J\u009b2J', 'values/in.json')).problems;
    expect(problem!.message).toContain('\\u001b[2J\\u009b2J');
    expect(problem!.message).not.toMatch(/\p{Cc}/u);
  });

  test('only the names of functions hold folders, and each part is checked', () => {
    const named = (name: string): WrittenFile =>
      copied(`functions/${name}.js`, 'functions', [{ name, at: appFile('functions/config.json') }]);
    expect(stage(named('a/b/c'), named('a')).problems).toEqual([]);
    for (const name of ['/a', 'a/', 'a//b', 'a/../b', '../a', 'a/./b', 'a/nul', 'a\\b']) {
      expect(stage(named(name)).problems).toHaveLength(1);
    }
  });

  test('spaces, dots and endings in names are fine', () => {
    expect(stage(value('My Value ', 'values/1.json'), value('a.b.', 'values/2.json')).problems).toEqual([]);
  });

  test('a name is too long with its ending, and told at its place', () => {
    expect(stage(value('x'.repeat(250), 'values/1.json')).problems).toEqual([]);
    expect(stage(value('x'.repeat(251), 'values/1.json')).problems).toEqual([
      expect.objectContaining({
        place: { file: 'values/1.json', line: 2, column: 11 },
        message: expect.stringContaining('256 bytes'),
      }),
    ]);
  });

  test('a folder with a bad name is told once, and each file with one', () => {
    const rules = ['rules', 'schema', 'relationships'].map((stem) =>
      copied(`data_sources/a:b/db/c/${stem}.json`, 'rules', [
        { name: 'a:b', at: appFile(`${stem}.json`) },
        { name: 'db' },
        { name: 'c' },
      ]),
    );
    expect(stage(...rules).problems).toHaveLength(1);
    expect(stage(value('a:b', 'values/1.json'), value('c:d', 'values/2.json')).problems).toHaveLength(2);
  });

  test('paths of files without a name are checked, too', () => {
    for (const path of [
      '/etc/passwd',
      '../evil',
      'a/../../evil',
      'hosting/files/con.html',
      'a//b',
      'a./b',
      'C:/evil',
    ]) {
      const { staged, problems } = stage(copied(path));
      expect(staged).toEqual([]);
      expect(problems).toMatchObject([{ place: { file: `in/${path}` } }]);
    }
    expect(stage(copied('files/nul/1'), copied('files/nul/2'), copied('files/nul/3')).problems).toHaveLength(
      1,
    );
  });
});

describe('files that stay where they are', () => {
  const inPlace = (path: string): WrittenFile => ({
    path,
    component: 'hosting',
    content: appFile(path),
    names: [],
  });

  test('keep a path that no name of the app may have', () => {
    expect(stage(inPlace('hosting/files/what?.html'), inPlace('hosting/files/aux.js')).problems).toEqual([]);
  });

  test('may differ by case, as they did, but not from a file that is made', () => {
    expect(stage(inPlace('hosting/files/A.js'), inPlace('hosting/files/a.js')).problems).toEqual([]);
    expect(stage(inPlace('values/A.json'), value('a', 'values/b.json')).problems).toHaveLength(1);
  });
});

describe('clashes', () => {
  test('the same path twice', () => {
    const { problems } = stage(value('a', 'values/1.json'), value('a', 'values/2.json'));
    expect(problems).toEqual([
      {
        place: { file: 'values/2.json', line: 2, column: 11 },
        message: expect.stringContaining('"values/a.json" (from values/1.json:2:11)'),
        action: expect.any(String),
      },
    ]);
  });

  test.each([
    ['upper and lower case', 'Users', 'users'],
    ['accents', 'caf\u00e9', 'cafe\u0301'],
    ['both', 'CAF\u00c9', 'cafe\u0301'],
    ['the final sigma', 'ΟΔΟΣ', 'οδος'],
    ['the other sigma', 'οδος', 'οδοσ'],
  ])('%s', (_, a, b) => {
    const { problems } = stage(value(a, 'values/1.json'), value(b, 'values/2.json'));
    expect(problems).toMatchObject([
      { place: { file: 'values/2.json' }, message: expect.stringContaining('upper') },
    ]);
  });

  test('folders that differ by case are told once, even where no two files meet', () => {
    const { problems } = stage(
      copied('data_sources/Main/config.json'),
      copied('data_sources/main/default_rule.json'),
      copied('data_sources/main/db/users/rules.json'),
      copied('data_sources/main/config.json'),
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]!.message).toContain('"data_sources/Main/config.json"');
  });

  test.each([
    ['the file first', ['a/b', 'a/b/c']],
    ['the folder first', ['a/b/c', 'a/b']],
    ['by case', ['a/B', 'a/b/c']],
  ])('a file where another needs a folder: %s', (_, paths) => {
    const { problems } = stage(...paths.map((path) => copied(path)));
    expect(problems).toMatchObject([{ message: expect.stringContaining('a file and a folder') }]);
  });

  test('every problem is told at once', () => {
    const files = [value('..', '1.json'), value('con', '2.json'), value('a', '3.json'), value('A', '4.json')];
    expect(stage(...files).problems.map(({ place }) => place!.file)).toEqual(['1.json', '2.json', '4.json']);
  });
});

test('10,000 files are staged, each at its own path', () => {
  const files = Array.from({ length: 10_000 }, (_, i) =>
    copied(`data_sources/mongodb-atlas/database ${i % 10}/collection${i}/rules.json`, 'rules', [
      { name: 'mongodb-atlas' },
      { name: `database ${i % 10}` },
      { name: `collection${i}` },
    ]),
  );
  const { staged, problems } = stage(...files);
  expect(new Set(staged.map(({ path }) => path)).size).toBe(10_000);
  expect(problems).toEqual([]);
});
