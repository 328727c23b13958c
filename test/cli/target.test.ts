import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { listDisk } from '../support/list-disk';
import { readTree } from '../support/read-tree';
import { runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';
import { shop } from './shop';

interface Scene {
  readonly folder: string;
  readonly app: string;
}

const scene = (): Scene => {
  const folder = temporaryFolder();
  return { folder, app: writeTree(join(folder, 'shop'), shop) };
};

/** Expects that a target is refused with a hint, and that nothing changes. */
function expectRefused({ folder, app }: Scene, out: string, message: string, ...args: string[]): void {
  const before = listDisk(folder);
  const ran = runCommand([app, '--out', out, ...args], { cwd: folder });
  expect(ran).toMatchObject({ code: 1, out: '', error: expect.stringContaining(message) });
  expect(ran.error).toMatch(/\n(?:Name|To|Run) .*\.\n$/);
  expect(listDisk(folder)).toEqual(before);
}

describe.each([[[]], [['--force']]])(
  'with %j, the target is refused, and all stays as it was, if it',
  (args: string[]) => {
    test('is the app', () => {
      const here = scene();
      expectRefused(here, here.app, 'is the app itself', ...args);
      expectRefused(here, 'shop/../shop/', 'is the app itself', ...args);
    });

    test('lies in the app', () => {
      const here = scene();
      expectRefused(here, join(here.app, 'new'), "lies in the app's folder", ...args);
      expectRefused(here, join(here.app, 'values'), "lies in the app's folder", ...args);
    });

    test('holds the app', () => {
      const here = scene();
      expectRefused(here, here.folder, 'holds the app', ...args);
    });

    test('leads to the app by a link', () => {
      const here = scene();
      symlinkSync(here.app, join(here.folder, 'link'));
      expectRefused(here, join(here.folder, 'link', 'new'), "lies in the app's folder", ...args);
    });

    test('is a file', () => {
      const here = scene();
      writeFileSync(join(here.folder, 'file'), 'mine');
      expectRefused(here, join(here.folder, 'file'), 'is a file', ...args);
      expectRefused(here, join(here.folder, 'file', 'new'), '', ...args);
    });

    test('is a symbolic link', () => {
      const here = scene();
      mkdirSync(join(here.folder, 'real'));
      symlinkSync(join(here.folder, 'real'), join(here.folder, 'link'));
      expectRefused(here, join(here.folder, 'link'), 'is a symbolic link', ...args);
    });

    test('is the current folder, the home folder or the root', () => {
      const here = scene();
      const cwd = join(here.folder, 'current');
      mkdirSync(cwd);
      expect(runCommand([here.app, '--out', '.', ...args], { cwd })).toMatchObject({
        code: 1,
        error: expect.stringContaining('current folder'),
      });
      expectRefused(here, homedir(), 'home folder', ...args);
      expectRefused(here, '/', '', ...args);
    });
  },
);

test('a target that is not empty is refused without --force, and replaced as a whole with it', () => {
  const here = scene();
  const out = writeTree(join(here.folder, 'out'), { 'root_config.json': 'mine', 'notes/a.txt': 'mine' });
  expectRefused(here, out, 'is not empty');
  expect(runCommand([here.app, '--out', out, '--force'])).toMatchObject({ code: 0, error: '' });
  const fresh = join(here.folder, 'fresh');
  runCommand([here.app, '--out', fresh]);
  expect(readTree(out)).toEqual(readTree(fresh));
  expect(readdirSync(here.folder).sort()).toEqual(['fresh', 'out', 'shop']);
});

test('a target with a Git repository is refused even with --force', () => {
  const here = scene();
  const out = writeTree(join(here.folder, 'out'), { '.git/HEAD': 'ref: refs/heads/main' });
  expectRefused(here, out, 'is a repository', '--force');
});

test('an empty target is used, with its permissions, and missing folders above it are made', () => {
  const here = scene();
  const out = join(here.folder, 'empty');
  mkdirSync(out, { mode: 0o700 });
  expect(runCommand([here.app, '--out', out])).toMatchObject({ code: 0, error: '' });
  expect(statSync(out).mode & 0o777).toBe(0o700);
  const deep = join(here.folder, 'a/b/c');
  expect(runCommand([here.app, '--out', deep])).toMatchObject({ code: 0, error: '' });
  expect(readTree(deep)).toEqual(readTree(out));
});

test('a relative target is meant from the current folder', () => {
  const here = scene();
  expect(runCommand(['shop', '--out', 'new'], { cwd: here.folder })).toMatchObject({ code: 0, error: '' });
  expect(existsSync(join(here.folder, 'new/root_config.json'))).toBe(true);
});

test('a run that is refused leaves no folders that it made', () => {
  const here = scene();
  const broken = { ...shop, 'values/key.json': '{' };
  const app = writeTree(join(here.folder, 'broken'), broken);
  expect(runCommand([app, '--out', join(here.folder, 'a/b')])).toMatchObject({ code: 1, out: '' });
  expect(readdirSync(here.folder).sort()).toEqual(['broken', 'shop']);
});
