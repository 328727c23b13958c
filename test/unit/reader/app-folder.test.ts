import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { AppFolder } from '../../../src/reader/app-folder';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree } from '../../support/write-tree';

const onLinux = process.platform === 'linux' ? test : test.skip;
const everything: (name: string) => boolean = () => true;
const paths = (files: readonly { path: string }[]): string[] => files.map(({ path }) => path);

function folderWith(tree: Record<string, unknown>, belongs = everything): AppFolder {
  return new AppFolder(writeTree(temporaryFolder(), tree), belongs);
}

test('lists files and folders sorted, however the file system gives them', () => {
  const folder = folderWith({ 'b.json': 1, 'a.json': 1, 'B.json': 1, 'z/y.json': 1, 'c/d/e.json': 1 });
  expect(paths(folder.files(''))).toEqual(['B.json', 'a.json', 'b.json']);
  expect(folder.folders('')).toEqual(['c', 'z']);
  expect(paths(folder.filesBelow('c'))).toEqual(['c/d/e.json']);
  expect(folder.folders('c')).toEqual(['d']);
});

test('a folder that is not there has nothing in it', () => {
  const folder = folderWith({ 'a.json': 1 });
  expect(folder.files('values')).toEqual([]);
  expect(folder.folders('values')).toEqual([]);
  expect(folder.filesBelow('values')).toEqual([]);
  expect(folder.hasFolder('values')).toBe(false);
});

test('finds a file by its whole path only', () => {
  const folder = folderWith({ 'values/a.json': 1 });
  expect(folder.find('values/a.json')?.path).toBe('values/a.json');
  expect(folder.has('values')).toBe(false);
  expect(folder.has('a.json')).toBe(false);
  expect(folder.has('values/A.json')).toBe(false);
});

test('a taken file is in no listing any more, and everything else is in the rest', () => {
  const folder = folderWith({ 'values/a.json': 1, 'values/b.json': 1, 'c.json': 1 });
  folder.take(folder.find('values/a.json')!);
  expect(paths(folder.files('values'))).toEqual(['values/b.json']);
  expect(paths(folder.rest())).toEqual(['c.json', 'values/b.json']);
  expect(paths(folder.all()).sort()).toEqual(['c.json', 'values/a.json', 'values/b.json']);
});

test('names in the root that are no part of an app are set aside unopened, deeper ones never', () => {
  const folder = folderWith(
    { 'README.md': '', 'src/a.js': '', 'values/README.md': '' },
    (name) => name === 'values',
  );
  expect(folder.beside).toEqual(['README.md', 'src/']);
  expect(paths(folder.all())).toEqual(['values/README.md']);
});

describe('links', () => {
  function withLink(target: string | ((root: string) => string)): AppFolder {
    const root = writeTree(temporaryFolder(), {
      'app/values/a.json': 1,
      'app/folder/b.json': 1,
      'secret.json': 1,
    });
    symlinkSync(typeof target === 'string' ? target : target(root), join(root, 'app/values/link.json'));
    return new AppFolder(join(root, 'app'), everything);
  }

  test('to a file of the app are read as files', () => {
    const folder = withLink('a.json');
    expect(paths(folder.files('values'))).toEqual(['values/a.json', 'values/link.json']);
    expect(folder.unreadable).toEqual([]);
  });

  test.each([
    ['out of the app', '../../secret.json'],
    ['out of the app by an absolute path', (root: string) => join(root, 'secret.json')],
    ['to nothing', 'gone.json'],
    ['to a folder of the app', '../folder'],
    ['to themselves', 'link.json'],
  ])('that lead %s are left alone', (_, target) => {
    const folder = withLink(target);
    expect(paths(folder.files('values'))).toEqual(['values/a.json']);
    expect(paths(folder.unreadable)).toEqual(['values/link.json']);
  });

  test('to a folder whose name only begins like the app are left alone', () => {
    const root = writeTree(temporaryFolder(), { 'app/values/a.json': 1, 'app-secrets/b.json': 1 });
    symlinkSync('../../app-secrets/b.json', join(root, 'app/values/link.json'));
    expect(paths(new AppFolder(join(root, 'app'), everything).unreadable)).toEqual(['values/link.json']);
  });

  test('a link to the app itself is followed, as the user named it', () => {
    const root = writeTree(temporaryFolder(), { 'app/values/a.json': 1 });
    symlinkSync('a.json', join(root, 'app/values/b.json'));
    symlinkSync('app', join(root, 'link'));
    expect(paths(new AppFolder(join(root, 'link'), everything).files('values'))).toEqual([
      'values/a.json',
      'values/b.json',
    ]);
  });
});

(process.platform === 'win32' ? test.skip : test)('a socket is left alone, and never opened', async () => {
  const root = temporaryFolder();
  mkdirSync(join(root, 'v'));
  writeFileSync(join(root, 'v/a.json'), '1');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(root, 'v/s.json'), resolve));
  try {
    const folder = new AppFolder(root, everything);
    expect(paths(folder.unreadable)).toEqual(['v/s.json']);
    expect(paths(folder.all())).toEqual(['v/a.json']);
  } finally {
    server.close();
  }
});

test('a link to what stands beside the app, and is no part of it, is left alone', () => {
  const root = writeTree(temporaryFolder(), { '.git/config': 'token', 'values/a.json': 1, 'b.json': 1 });
  symlinkSync('../.git/config', join(root, 'values/c.json'));
  symlinkSync('../b.json', join(root, 'values/d.json'));
  const folder = new AppFolder(root, (name) => name === 'values' || name === 'b.json');
  expect(paths(folder.unreadable)).toEqual(['values/c.json']);
  expect(paths(folder.files('values'))).toEqual(['values/a.json', 'values/d.json']);
});

test('where a file is leads through no link, so that it can be opened without following one', () => {
  const root = writeTree(temporaryFolder(), { 'app/values/a.json': 1 });
  symlinkSync('app', join(root, 'link'));
  symlinkSync('a.json', join(root, 'app/values/b.json'));
  const folder = new AppFolder(join(root, 'link'), everything);
  const real = realpathSync(join(root, 'app/values/a.json'));
  expect(folder.files('values').map(({ absolutePath }) => absolutePath)).toEqual([real, real]);
});

onLinux('a name that is not in UTF-8 is a problem with its place, and no file', () => {
  const root = writeTree(temporaryFolder(), { 'files/a.txt': '' });
  writeFileSync(Buffer.from(`${root}/files/caf\xe9.txt`, 'latin1'), '');
  mkdirSync(Buffer.from(`${root}/caf\xe9`, 'latin1'));
  const folder = new AppFolder(root, everything);
  expect(paths(folder.all())).toEqual(['files/a.txt']);
  expect(folder.problems.map(({ place }) => place?.file)).toEqual(['caf\ufffd', 'files/caf\ufffd.txt']);
});

test('a name may well hold the character that stands for what is not in UTF-8', () => {
  const folder = folderWith({ 'files/a\ufffd.txt': '' });
  expect([paths(folder.all()), folder.problems]).toEqual([['files/a\ufffd.txt'], []]);
});
