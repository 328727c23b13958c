import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { InputFile } from '../../../src/model/input-file';
import { UnreadableInput } from '../../../src/model/unreadable-input';
import { nameInput } from '../../../src/reader/name-input';
import { openInput } from '../../../src/reader/open-input';
import { readInput } from '../../../src/reader/read-input';
import { readShown } from '../../../src/reader/read-shown';
import { temporaryFolder } from '../../support/temporary-folder';

const onPosix = process.platform === 'win32' ? test.skip : test;

let root: string;

beforeEach(() => {
  root = realpathSync(temporaryFolder());
});

function fileOf(name: string, text = 'text'): InputFile {
  const absolutePath = join(root, name);
  writeFileSync(absolutePath, text);
  return { path: name, absolutePath };
}

function faultOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableInput);
    expect((error as UnreadableInput).hint).toBeTruthy();
    return (error as UnreadableInput).fault;
  }
  throw new Error('it was read');
}

const read = (file: InputFile): string => readInput(file, 1000).toString('utf8');

test('a file is read as it is, and again while it stays as it is', () => {
  const file = fileOf('a', 'naïve\r\n\0');
  expect([read(file), read(file)]).toEqual(['naïve\r\n\0', 'naïve\r\n\0']);
  expect(read(fileOf('empty', ''))).toBe('');
});

test('the limit is the largest size that is read; nothing of what is larger', () => {
  expect(read(fileOf('a', 'x'.repeat(1000)))).toHaveLength(1000);
  expect(faultOf(() => read(fileOf('b', 'x'.repeat(1001))))).toBe('is larger than 0.001 MB');
});

test('a file of more than memory holds is refused, not read', () => {
  const file = fileOf('huge', '');
  truncateSync(file.absolutePath, 2 ** 41);
  expect(faultOf(() => readInput(file, 10_000_000))).toBe('is larger than 10 MB');
  expect(readShown(file)).toBeUndefined();
});

onPosix('a named pipe is refused, and not waited for', () => {
  const file = { path: 'pipe', absolutePath: join(root, 'pipe') };
  execFileSync('mkfifo', [file.absolutePath]);
  expect(faultOf(() => read(file))).toBe('is a named pipe, and no file');
  expect(faultOf(() => nameInput(file.absolutePath))).toBe('is a named pipe, and no file');
});

onPosix('a device and a folder are refused', () => {
  expect(faultOf(() => read({ path: 'zero', absolutePath: '/dev/zero' }))).toBe('is a device, and no file');
  expect(faultOf(() => read({ path: 'folder', absolutePath: root }))).toBe('is a folder, and no file');
});

test('a link is refused, in whatever part of the path', () => {
  fileOf('real');
  symlinkSync('real', join(root, 'link'));
  mkdirSync(join(root, 'folder'));
  writeFileSync(join(root, 'folder/a'), 'a');
  symlinkSync('folder', join(root, 'other'));
  for (const path of ['link', 'other/a'])
    expect(faultOf(() => read({ path, absolutePath: join(root, path) }))).toBe(
      'has become a link, or lies behind one',
    );
});

test('one that the user named may be a link', () => {
  fileOf('real', 'mine');
  symlinkSync('real', join(root, 'link'));
  const file = nameInput(join(root, 'link'));
  expect([file.path, read(file)]).toEqual([join(root, 'link'), 'mine']);
});

test('what is not there says so', () => {
  expect(faultOf(() => read({ path: 'a', absolutePath: join(root, 'a') }))).toBe('is not there (ENOENT)');
  symlinkSync('nothing', join(root, 'dangling'));
  expect(faultOf(() => nameInput(join(root, 'dangling')))).toBe('is not there');
});

test.each<[string, (path: string) => void]>([
  ['longer', (path) => appendFileSync(path, 'x')],
  ['shorter', (path) => truncateSync(path, 1)],
  ['touched', (path) => utimesSync(path, 1, 1)],
  [
    'replaced by one that looks the same',
    (path) => {
      writeFileSync(`${path}.new`, readFileSync(path));
      utimesSync(`${path}.new`, 1, 1);
      renameSync(`${path}.new`, path);
    },
  ],
])('a file that was %s since it was read is refused', (_, change) => {
  const file = fileOf('a');
  utimesSync(file.absolutePath, 1, 2);
  read(file);
  change(file.absolutePath);
  expect(faultOf(() => read(file))).toBe('has changed since it was opened first');
});

test('a file that changes while it is read is refused', () => {
  const file = fileOf('a');
  const change = (): unknown =>
    openInput(file, ({ readAll }) => {
      const bytes = readAll();
      appendFileSync(file.absolutePath, 'more');
      return bytes;
    });
  expect(faultOf(change)).toBe('has changed since it was opened first');
});

test('a file that becomes a link to another is refused', () => {
  const file = fileOf('a');
  fileOf('secret', 'hush');
  read(file);
  unlinkSync(file.absolutePath);
  symlinkSync('secret', file.absolutePath);
  expect(faultOf(() => read(file))).toBe('has become a link, or lies behind one');
});

test('what reads it may fail in its own way', () => {
  const failure = Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
  expect(() =>
    openInput(fileOf('a'), () => {
      throw failure;
    }),
  ).toThrow(failure);
});

onPosix('the file is closed, however reading ends', () => {
  const open = (): number => Number(execFileSync('sh', ['-c', `ls /proc/${process.pid}/fd | wc -l`]));
  if (process.platform !== 'linux') return;
  const before = open();
  const file = fileOf('a');
  for (let n = 0; n < 20; n++) {
    read(file);
    faultOf(() => readInput(file, 1));
  }
  expect(open()).toBe(before);
  rmSync(file.absolutePath);
});
