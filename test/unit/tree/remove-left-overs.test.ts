import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { removeLeftOvers } from '../../../src/tree/remove-left-overs';
import { RunFolder } from '../../../src/tree/run-folder';
import { listDisk } from '../../support/list-disk';
import { temporaryFolder } from '../../support/temporary-folder';

// Larger than any process number.
const goneProcess = 9_999_999;
const unknownProcess = 0;

let root: string;

beforeEach(() => {
  root = temporaryFolder();
});

function age(path: string, days: number): void {
  const time = Date.now() / 1000 - days * 24 * 60 * 60;
  utimesSync(path, time, time);
}

/** A folder as a run leaves it that is killed while it writes. */
function leave(pid: number, days = 0): string {
  const { path } = RunFolder.make(root, 'out', pid);
  mkdirSync(join(path, 'tree/functions'), { recursive: true });
  writeFileSync(join(path, 'tree/functions/a.js'), '');
  age(path, days);
  return path;
}

/** A folder that only has such a name. */
function plant(pid: number): string {
  const path = join(root, `.out.migrate-functions-${pid}-0123456789ab`);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'mine'), 'mine');
  return path;
}

/** Removes, and expects that everything is still there. */
function expectKept(...paths: string[]): void {
  const before = listDisk(root);
  removeLeftOvers(root, process.pid);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  expect(listDisk(root)).toEqual(before);
}

test('a folder whose process is gone is removed, and one that is older than a day', () => {
  leave(goneProcess);
  leave(process.pid, 1.1);
  leave(unknownProcess, 1.1);
  removeLeftOvers(root, process.pid);
  expect(listDisk(root)).toEqual({});
});

test('one that may be in use stays', () => {
  expectKept(leave(process.pid), leave(unknownProcess, 0.9));
});

test('of another host, the number of a process says nothing', () => {
  const path = leave(goneProcess);
  const [marker] = readdirSync(path).filter((name) => name.startsWith('run-'));
  renameSync(join(path, marker!), join(path, marker!.replace(/[^-]+$/, 'elsewhere')));
  age(path, 0);
  expectKept(path);
});

test('a folder that only has such a name stays, however old it is', () => {
  const path = plant(goneProcess);
  age(path, 9);
  expectKept(path);
});

test('a copy of what a run left stays, as a repository brings it along', () => {
  const path = leave(goneProcess);
  const copy = join(root, `.out.migrate-functions-${goneProcess}-0123456789ab`);
  cpSync(path, copy, { recursive: true });
  removeLeftOvers(root, process.pid);
  expect([path, copy].map((each) => existsSync(each))).toEqual([false, true]);
  expectKept(copy);
});

test('one that a user has given another name stays', () => {
  const kept = join(root, 'kept');
  renameSync(leave(goneProcess), kept);
  expectKept(kept);
});

test('an empty folder of a run that was killed before it could mark it is removed, and nothing that is in one', () => {
  mkdirSync(join(root, `migrate-functions-${goneProcess}-0123456789ab`));
  removeLeftOvers(root, process.pid);
  expect(listDisk(root)).toEqual({});
});

test('a link to what a run left stays, and so does that', () => {
  const elsewhere = temporaryFolder();
  const { path } = RunFolder.make(elsewhere, 'out', goneProcess);
  symlinkSync(path, join(root, `.out.migrate-functions-${goneProcess}-0123456789ab`));
  expectKept(path);
});

test('an old tree that a run had renamed away is never removed', () => {
  const path = join(root, 'out.migrate-functions-old-0123456789ab');
  mkdirSync(join(path, 'mine'), { recursive: true });
  age(path, 9);
  expectKept(path);
});

test('a folder that is not there has nothing left in it', () => {
  expect(() => removeLeftOvers(join(root, 'none'), process.pid)).not.toThrow();
});
