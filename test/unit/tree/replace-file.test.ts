import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../src/model/user-error';
import { replaceFile } from '../../../src/tree/replace-file';
import { temporaryFolder } from '../../support/temporary-folder';

const onPosix = process.platform === 'win32' ? test.skip : test;

const write = (path: string, text: string): void =>
  replaceFile({ path, what: 'The answers', option: '--save-answers' }, text, process.pid);

test('replaces what was there, makes missing folders, and leaves nothing else behind', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a/b/answers.json5');
  write(path, '{}\n');
  write(path, '{ }\n');
  expect(readdirSync(join(folder, 'a/b'))).toEqual(['answers.json5']);
  expect(readFileSync(path, 'utf8')).toBe('{ }\n');
});

onPosix('an earlier file keeps its permissions', () => {
  const path = join(temporaryFolder(), 'answers.json5');
  writeFileSync(path, '');
  chmodSync(path, 0o640);
  write(path, '{}');
  expect([statSync(path).mode & 0o7777, readFileSync(path, 'utf8')]).toEqual([0o640, '{}']);
});

test('a folder that has the name stays, and the failure says so', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'answers.json5/mine'), { recursive: true });
  expect(() => write(join(folder, 'answers.json5'), '{}')).toThrow(
    /^The answers cannot be written to .*: it is a folder, and no file\.$/,
  );
  expect(readdirSync(folder)).toEqual(['answers.json5']);
  expect(readdirSync(join(folder, 'answers.json5'))).toEqual(['mine']);
});

test('a link that has the name stays, and what it leads to is not written', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'mine'), 'mine');
  symlinkSync('mine', join(folder, 'link'));
  symlinkSync('nothing', join(folder, 'dangling'));
  for (const name of ['link', 'dangling'])
    expect(() => write(join(folder, name), '{}')).toThrow(/it is a symbolic link, and no file/);
  expect(readFileSync(join(folder, 'mine'), 'utf8')).toBe('mine');
  expect([readlinkSync(join(folder, 'link')), readlinkSync(join(folder, 'dangling'))]).toEqual([
    'mine',
    'nothing',
  ]);
  expect(readdirSync(folder).sort()).toEqual(['dangling', 'link', 'mine']);
});

onPosix('a device is never replaced', () => {
  expect(() => write('/dev/null', '{}')).toThrow(/it is a device, and no file/);
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('a file of a user beside it, whatever its name, stays as it is', () => {
  const folder = temporaryFolder();
  const names = ['a.json.migrate-functions.tmp', '.a.json.migrate-functions-1-0123456789ab', 'a.json.tmp'];
  for (const name of names) writeFileSync(join(folder, name), 'mine');
  write(join(folder, 'a.json'), '{}');
  expect(names.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(names.map(() => 'mine'));
});

test('a failure names neither what stood for the file meanwhile nor another option, and makes no folder', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'new', `${'x'.repeat(300)}.json5`);
  const failure = ((): unknown => {
    try {
      return write(path, '{}');
    } catch (error) {
      return error;
    }
  })();
  expect(failure).toBeInstanceOf(UserError);
  const { message, hint } = failure as UserError;
  expect(message).toBe(`The answers cannot be written to ${path}: the path is too long (ENAMETOOLONG).`);
  expect(hint).toBe('Name another file with --save-answers with a shorter path.');
  expect(readdirSync(folder)).toEqual([]);
});
