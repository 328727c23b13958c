import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../src/model/user-error';
import { checkAnswersPath, writeAnswers } from '../../../src/tree/write-answers';
import { temporaryFolder } from '../../support/temporary-folder';

function scene(): { folder: string; app: string; out: string } {
  const folder = temporaryFolder();
  const app = join(folder, 'app');
  mkdirSync(app);
  writeFileSync(join(app, 'config.json'), '{}');
  writeFileSync(join(folder, 'app.zip'), '');
  symlinkSync(app, join(folder, 'link'));
  return { folder, app, out: join(folder, 'out') };
}

test.each(['app', 'app/config.json', 'app/new.json5', 'app/a/b.json5', 'link/new.json5', 'app/../link/x'])(
  '%s belongs to the app that is read',
  (path) => {
    const { folder, app, out } = scene();
    for (const target of [out, undefined])
      expect(() => checkAnswersPath(join(folder, path), app, target)).toThrow(
        expect.objectContaining({ message: expect.stringContaining('the app that is read') }),
      );
  },
);

test('a .zip file is the app, too', () => {
  const { folder } = scene();
  const zip = join(folder, 'app.zip');
  expect(() => checkAnswersPath(zip, zip, undefined)).toThrow(UserError);
});

test.each(['out', 'out/answers.json5', 'out/a/b'])('%s belongs to the target', (path) => {
  const { folder, app, out } = scene();
  expect(() => checkAnswersPath(join(folder, path), app, out)).toThrow(`it belongs to the target ${out}`);
  expect(() => checkAnswersPath(join(folder, path), app, undefined)).not.toThrow();
});

test.each(['answers.json5', 'app.json5', 'app-answers/a.json5', 'outer', 'new/folder/a.json5'])(
  '%s is fine',
  (path) => {
    const { folder, app, out } = scene();
    expect(() => checkAnswersPath(join(folder, path), app, out)).not.toThrow();
  },
);

test('a path that cannot be looked at is a problem of the user, not of the program', () => {
  const { folder, app } = scene();
  symlinkSync('loop', join(folder, 'loop'));
  expect(() => checkAnswersPath(join(folder, 'loop/a.json5'), app, undefined)).toThrow(UserError);
});

test('answers replace what was there, make missing folders, and leave nothing else behind', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a/b/answers.json5');
  writeAnswers(path, '{}\n');
  writeAnswers(path, '{ }\n');
  expect(readdirSync(join(folder, 'a/b'))).toEqual(['answers.json5']);
  expect(readFileSync(path, 'utf8')).toBe('{ }\n');
});

test('a folder that has their name stays, and the failure says so', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'answers.json5/mine'), { recursive: true });
  expect(() => writeAnswers(join(folder, 'answers.json5'), '{}')).toThrow(
    /^The answers cannot be written to /,
  );
  expect(readdirSync(folder)).toEqual(['answers.json5']);
  expect(readdirSync(join(folder, 'answers.json5'))).toEqual(['mine']);
});
