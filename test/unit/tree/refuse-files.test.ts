import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../src/model/user-error';
import { refuseFiles } from '../../../src/tree/refuse-files';
import type { AskedFile } from '../../../src/tree/replace-file';
import { temporaryFolder } from '../../support/temporary-folder';

const onPosix = process.platform === 'win32' ? test.skip : test;

let folder: string;
let app: string;
let out: string;

beforeEach(() => {
  folder = temporaryFolder();
  app = join(folder, 'app');
  out = join(folder, 'out');
  mkdirSync(app);
  writeFileSync(join(app, 'config.json'), '{}');
  writeFileSync(join(folder, 'app.zip'), '');
  symlinkSync(app, join(folder, 'link'));
});

const report = (path: string): AskedFile => ({
  path: join(folder, path),
  what: 'The report',
  option: '--report',
});
const answers = (path: string): AskedFile => ({
  path: join(folder, path),
  what: 'The answers',
  option: '--save-answers',
});

function refusalOf(file: AskedFile, target: string | undefined = out, input = app): string | undefined {
  try {
    refuseFiles([file], { input, ...(target !== undefined && { out: target }) });
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).hint).toMatch(new RegExp(`^Name (?:a|another) file .*with ${file.option}`));
    return (error as UserError).message;
  }
}

test.each(['app/config.json', 'app/new.json5', 'app/a/b.json5', 'link/new.json5', 'app/../link/x'])(
  '%s belongs to the app that is read',
  (path) => {
    expect(refusalOf(report(path))).toBe(
      `The report cannot be written to ${join(folder, path)}: it belongs to the app that is read.`,
    );
    expect(refusalOf(answers(path))).toContain('it belongs to the app that is read');
  },
);

test('so does the .zip file that is read', () => {
  expect(refusalOf(answers('app.zip'), undefined, join(folder, 'app.zip'))).toContain('belongs to the app');
});

test.each(['out', 'out/answers.json5', 'out/a/b'])('%s belongs to the target', (path) => {
  expect(refusalOf(report(path))).toContain(`it belongs to the target ${out}`);
  expect(refusalOf(report(path), join(folder, 'elsewhere'))).toBeUndefined();
});

test('a file where the target needs a folder is refused', () => {
  expect(refusalOf(report('a.json'), join(folder, 'a.json/out'))).toContain('the target');
});

test.each(['answers.json5', 'app.json5', 'app-answers/a.json5', 'outer', 'new/folder/a.json5'])(
  '%s is fine',
  (path) => expect(refusalOf(report(path))).toBeUndefined(),
);

test('an earlier report is fine', () => {
  writeFileSync(join(folder, 'report.json'), '{}');
  expect(refusalOf(report('report.json'))).toBeUndefined();
});

test('links, folders, and what lies behind a file are refused', () => {
  symlinkSync('nothing', join(folder, 'dangling'));
  symlinkSync('app.zip', join(folder, 'to-file'));
  mkdirSync(join(folder, 'folder'));
  symlinkSync('loop', join(folder, 'loop'));
  expect(refusalOf(report('dangling'))).toContain('it is a symbolic link, and no file');
  expect(refusalOf(report('to-file'))).toContain('it is a symbolic link, and no file');
  expect(refusalOf(report('folder'))).toContain('it is a folder, and no file');
  expect(refusalOf(report('loop/a.json'))).toContain('(ELOOP)');
  expect(refusalOf(report('app.zip/a.json'))).toMatch(/ENOTDIR|is a file/);
});

onPosix('so are devices', () => {
  const refusal = (): void =>
    refuseFiles([{ path: '/dev/null', what: 'The answers', option: '--save-answers' }], { input: app });
  expect(refusal).toThrow('it is a device, and no file');
});

test('two files of one run must not be the same, by whatever path', () => {
  const refuse =
    (...files: AskedFile[]) =>
    (): void =>
      refuseFiles(files, { input: app });
  mkdirSync(join(folder, 'reports'));
  symlinkSync('reports', join(folder, 'same'));
  expect(refuse(report('a.json'), answers('./a.json'))).toThrow(
    '--report and --save-answers name the same file',
  );
  expect(refuse(report('reports/a.json'), report('same/a.json'))).toThrow('--report names the same file');
  expect(refuse(report('a.json'), report('b.json'))).not.toThrow();
});

test('a report does not replace the answers that are read; answers may', () => {
  const read = join(folder, 'answers.json');
  writeFileSync(read, '{}');
  expect(() => refuseFiles([report('answers.json')], { input: app, answers: read })).toThrow(
    'it is the answers file that is read',
  );
  expect(() => refuseFiles([answers('answers.json')], { input: app, answers: read })).not.toThrow();
});
