import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, parse, relative } from 'node:path';
import { UserError } from '../../../src/model/user-error';
import { checkTarget } from '../../../src/tree/refuse-target';

let root: string;
let app: string;

beforeEach(() => {
  root = mkdtempSync(join(realpathSync(tmpdir()), 'refuse-target-'));
  app = join(root, 'app');
  mkdirSync(join(app, 'functions'), { recursive: true });
  writeFileSync(join(app, 'config.json'), '{}');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function refusalOf(out: string, force: boolean, input = app): string | undefined {
  try {
    checkTarget(input, out, force);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).hint).toBeTruthy();
    return (error as Error).message;
  }
}

/** What is refused is refused with --force, too. */
function expectRefused(out: string, message: string, input = app): void {
  expect(refusalOf(out, false, input)).toContain(message);
  expect(refusalOf(out, true, input)).toContain(message);
}

test('a folder that does not exist is fine, whatever its depth', () => {
  expect(refusalOf(join(root, 'out'), false)).toBeUndefined();
  expect(refusalOf(join(root, 'a/b/c/out'), false)).toBeUndefined();
});

test('an empty folder is fine', () => {
  mkdirSync(join(root, 'out'));
  expect(refusalOf(join(root, 'out'), false)).toBeUndefined();
});

test('a folder whose name starts as that of the app is fine', () => {
  expect(refusalOf(`${app}-migrated`, false)).toBeUndefined();
  expect(refusalOf(app.slice(0, -1), false)).toBeUndefined();
});

test('a folder that is not empty needs force', () => {
  const out = join(root, 'out');
  mkdirSync(out);
  writeFileSync(join(out, '.hidden'), '');
  expect(refusalOf(out, false)).toContain('not empty');
  expect(refusalOf(out, true)).toBeUndefined();
});

test('a Git repository is never replaced', () => {
  const out = join(root, 'out');
  mkdirSync(join(out, '.git'), { recursive: true });
  expect(refusalOf(out, false)).toContain('not empty');
  expect(refusalOf(out, true)).toContain('is a repository');
});

test('the app itself', () => {
  expectRefused(app, 'is the app itself');
  expectRefused(`${app}/`, 'is the app itself');
  expectRefused(join(app, 'functions', '..'), 'is the app itself');
  expectRefused(relative('.', app), 'is the app itself');
});

test('a folder in the app', () => {
  expectRefused(join(app, 'out'), "lies in the app's folder");
  expectRefused(join(app, 'not', 'there', 'yet'), "lies in the app's folder");
  expectRefused(join(app, 'functions'), "lies in the app's folder");
});

test('a folder that holds the app', () => {
  expectRefused(root, 'holds the app');
  expectRefused(dirname(root), 'holds the app');
});

test('a folder that holds the .zip file that is read', () => {
  const zip = join(root, 'out', 'app.zip');
  mkdirSync(dirname(zip));
  writeFileSync(zip, '');
  expectRefused(dirname(zip), 'holds the app', zip);
});

test('links do not hide where a path leads', () => {
  const link = join(root, 'link');
  symlinkSync(app, link);
  expectRefused(link, 'is the app itself');
  expectRefused(join(link, 'out'), "lies in the app's folder");
  expectRefused(join(link, 'not', 'there'), "lies in the app's folder");
  expectRefused(join(app, 'out'), "lies in the app's folder", link);
  const up = join(app, 'up');
  symlinkSync(root, up);
  expect(refusalOf(join(up, 'out'), false)).toBeUndefined();
});

test('the root of the file system, the home folder, and what holds it', () => {
  const elsewhere = join(root, 'not', 'there');
  expectRefused(parse(root).root, 'holds the app');
  expectRefused(homedir(), 'home folder', elsewhere);
  if (dirname(homedir()) !== parse(homedir()).root)
    expectRefused(dirname(homedir()), 'home folder', elsewhere);
});

test('the current folder, and what holds it', () => {
  expectRefused('.', 'current folder');
  expectRefused('', 'current folder');
  expectRefused(join('..', basename(realpathSync('.'))), 'current folder');
});

test('a file', () => {
  const out = join(root, 'out');
  writeFileSync(out, '');
  expectRefused(out, 'is a file');
});

test('a link, whatever it leads to', () => {
  mkdirSync(join(root, 'empty'));
  symlinkSync(join(root, 'empty'), join(root, 'to-folder'));
  symlinkSync(join(root, 'nothing'), join(root, 'to-nothing'));
  expectRefused(join(root, 'to-folder'), 'symbolic link');
  expectRefused(`${join(root, 'to-folder')}/`, 'symbolic link');
  expectRefused(join(root, 'to-nothing'), 'symbolic link');
});

test('links that lead in a circle', () => {
  symlinkSync(join(root, 'b'), join(root, 'a'));
  symlinkSync(join(root, 'a'), join(root, 'b'));
  expectRefused(join(root, 'a', 'out'), 'cannot be looked at: links lead in a circle (ELOOP)');
});
