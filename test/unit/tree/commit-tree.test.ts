import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppFile } from '../../../src/model/app-file';
import { UserError } from '../../../src/model/user-error';
import { parseJson } from '../../../src/reader/parse-json';
import { commitTree } from '../../support/commit-tree';
import type { StagedFile } from '../../../src/tree/staged-tree';

const onPosix = process.platform === 'win32' ? test.skip : test;

let root: string;
let out: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'commit-tree-'));
  out = join(root, 'out');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const text = (path: string, content = path): StagedFile => ({ path, bytes: { text: content } });

function source(name: string, content: string | Buffer, mode = 0o644): AppFile {
  const absolutePath = join(root, name);
  writeFileSync(absolutePath, content);
  chmodSync(absolutePath, mode);
  return { path: name, absolutePath };
}

function read(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files
      .map(
        (file) => [file.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')] as const,
      )
      .sort(),
  );
}

function failureOf(commit: () => void): UserError {
  try {
    commit();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return error as UserError;
  }
  throw new Error('nothing was thrown');
}

test('writes texts and copies files, and leaves nothing beside', () => {
  const bytes = Buffer.from([0, 255, 13, 10, 239, 187, 191]);
  const image = source('image.png', bytes);
  commitTree(
    [
      text('root_config.json', '{"ü": "😀"}\n'),
      text('a/b/c/d.js'),
      text('a/b/e.js'),
      { path: 'files/image.png', bytes: { copyOf: image } },
    ],
    out,
    { force: false },
  );
  expect(readdirSync(root).sort()).toEqual(['image.png', 'out']);
  expect(readFileSync(join(out, 'files/image.png'))).toEqual(bytes);
  expect(read(out)).toMatchObject({
    'root_config.json': '{"ü": "😀"}\n',
    'a/b/c/d.js': 'a/b/c/d.js',
    'a/b/e.js': 'a/b/e.js',
  });
});

test.each([0, 1, 65_535, 65_536, 65_537, 1_000_000])('copies files of %d bytes', (size) => {
  const bytes = Buffer.alloc(size, 'migrate');
  commitTree([{ path: 'copy', bytes: { copyOf: source('large', bytes) } }], out, { force: false });
  expect(readFileSync(join(out, 'copy')).equals(bytes)).toBe(true);
});

test('an empty tree is an empty folder', () => {
  commitTree([], out, { force: false });
  expect(readdirSync(out)).toEqual([]);
});

test('makes the parents of the target', () => {
  commitTree([text('a')], join(root, 'x', 'y', 'out'), { force: false });
  expect(read(join(root, 'x'))).toEqual({ 'y/out/a': 'a' });
});

test('a document that is carried is written as it was parsed, even if its file has changed since', () => {
  const parsed = '\r\n{ "ü" : "\ufffd😀" }';
  const file = source('a.json', parsed);
  file.document = parseJson(file, parsed).document!;
  writeFileSync(file.absolutePath, '{}');
  commitTree([{ path: 'a.json', bytes: { copyOf: file } }], out, { force: false });
  expect(read(out)).toEqual({ 'a.json': parsed });
});

onPosix('copies have the default permissions', () => {
  const files = [source('run.sh', '', 0o755), source('kept.txt', '', 0o400)];
  commitTree([text('plain'), ...files.map((file) => ({ path: file.path, bytes: { copyOf: file } }))], out, {
    force: false,
  });
  const modeOf = (name: string): number => statSync(join(out, name)).mode & 0o777;
  expect([modeOf('run.sh'), modeOf('kept.txt')]).toEqual([modeOf('plain'), modeOf('plain')]);
  mkdirSync(join(root, 'plain'));
  expect(statSync(out).mode).toBe(statSync(join(root, 'plain')).mode);
});

describe('a target that is there', () => {
  onPosix('when empty, it is taken, with its permissions', () => {
    mkdirSync(out, { mode: 0o700 });
    commitTree([text('a')], out, { force: false });
    expect(read(out)).toEqual({ a: 'a' });
    expect(statSync(out).mode & 0o777).toBe(0o700);
    expect(readdirSync(root)).toEqual(['out']);
  });

  test('when not empty, it is left as it was', () => {
    commitTree([text('a')], out, { force: false });
    expect(failureOf(() => commitTree([text('b')], out, { force: false })).message).toContain('not empty');
    expect(read(out)).toEqual({ a: 'a' });
    expect(readdirSync(root)).toEqual(['out']);
  });

  test('with force, it is replaced as a whole', () => {
    commitTree([text('a'), text('old/deep/b')], out, { force: false });
    commitTree([text('c')], out, { force: true });
    expect(read(out)).toEqual({ c: 'c' });
    expect(readdirSync(root)).toEqual(['out']);
  });

  test.each([false, true])('a file is never replaced (force: %s)', (force) => {
    writeFileSync(out, 'mine');
    expect(failureOf(() => commitTree([text('a')], out, { force })).message).toContain(
      'file or a symbolic link',
    );
    expect(read(root)).toEqual({ out: 'mine' });
  });

  test.each([false, true])('a link is never followed (force: %s)', (force) => {
    mkdirSync(join(root, 'elsewhere'));
    symlinkSync(join(root, 'elsewhere'), out);
    expect(failureOf(() => commitTree([text('a')], out, { force })).message).toContain('symbolic link');
    expect(readdirSync(join(root, 'elsewhere'))).toEqual([]);
    expect(readdirSync(root).sort()).toEqual(['elsewhere', 'out']);
  });
});

describe('failures leave everything as it was', () => {
  test('a file of the input that is gone', () => {
    commitTree([text('a')], out, { force: false });
    const gone = { path: 'functions/f.js', absolutePath: join(root, 'gone') };
    const error = failureOf(() =>
      commitTree([text('b'), { path: 'c', bytes: { copyOf: gone } }], out, { force: true }),
    );
    expect(error.message).toBe('functions/f.js is not there (ENOENT).');
    expect(read(root)).toEqual({ 'out/a': 'a' });
  });

  test('a file where a parent is needed', () => {
    writeFileSync(join(root, 'file'), '');
    const error = failureOf(() => commitTree([text('a')], join(root, 'file', 'out'), { force: false }));
    expect(error.message).toMatch(/^Cannot write to .*file.*: .*\((?:ENOTDIR|EEXIST|ENOENT)\)\.$/);
    expect(error.hint).toBeTruthy();
  });

  test('a name that is too long, with parents that were made for it', () => {
    const error = failureOf(() =>
      commitTree([text('x'.repeat(300))], join(root, 'a', 'b', 'out'), { force: false }),
    );
    expect(error.message).toContain('ENAMETOOLONG');
    expect(readdirSync(root)).toEqual([]);
  });

  test('two files with one path', () => {
    expect(
      failureOf(() => commitTree([text('a', '1'), text('a', '2')], out, { force: false })).message,
    ).toContain('at a: something is there already (EEXIST)');
    expect(readdirSync(root)).toEqual([]);
  });

  test('a target with the longest name that there is', () => {
    const long = join(root, '名'.repeat(85));
    commitTree([text('a')], long, { force: false });
    commitTree([text('b')], long, { force: true });
    expect(read(long)).toEqual({ b: 'b' });
    expect(readdirSync(root)).toHaveLength(1);
  });
});
