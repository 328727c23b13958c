import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { finalizers, steps } from '../../../migrations';
import type { Transform } from '../../../src/engine/migration';
import { configVersions } from '../../../src/model/config-version';

const migrations = join(__dirname, '../../../migrations');
// shared/ holds what several steps use, and no transform.
const folders = readdirSync(migrations, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() && entry.name !== 'shared' ? [entry.name] : [],
);

function isTransform(value: unknown): value is Transform {
  return typeof value === 'object' && value !== null && 'apply' in value && 'summary' in value;
}

/** The transforms that the modules of a folder export, by file. */
function exportsOf(folder: string): { file: string; transform: Transform }[] {
  const modules = readdirSync(join(migrations, folder)).filter(
    (file) => file.endsWith('.ts') && file !== 'index.ts',
  );
  return modules.flatMap((file) =>
    Object.values(require(join(migrations, folder, file)) as object).flatMap((transform: unknown) =>
      isTransform(transform) ? [{ file, transform }] : [],
    ),
  );
}

/** The transforms that a folder's index.ts lists. */
function registered(folder: string): readonly Transform[] {
  return folder === 'finalizers'
    ? finalizers
    : (steps.find(({ to }) => String(to) === folder)?.transforms ?? []);
}

test('every folder holds a step or the finalizers', () => {
  expect(folders.sort()).toEqual([...steps.map(({ to }) => String(to)), 'finalizers'].sort());
});

test('shared/ holds no transform', () => {
  expect(exportsOf('shared')).toEqual([]);
});

test('the steps lead from the oldest version to the current one, without a hole', () => {
  const versions = configVersions.map(({ version }) => version);
  expect(steps.map(({ from }) => from)).toEqual(versions.slice(0, -1));
  expect(steps.map(({ to }) => to)).toEqual(versions.slice(1));
});

describe.each(folders)('migrations/%s', (folder) => {
  test('runs every transform that its modules export, once', () => {
    const found = exportsOf(folder).map(({ transform }) => transform);
    expect(found.length).toBeGreaterThan(3);
    expect(new Set(registered(folder)).size).toBe(registered(folder).length);
    expect(
      registered(folder)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(found.map(({ name }) => name).sort());
    expect(new Set(registered(folder))).toEqual(new Set(found));
  });

  test('has no transform of another folder', () => {
    const others = folders.filter((other) => other !== folder).flatMap(registered);
    for (const transform of registered(folder)) expect(others).not.toContain(transform);
  });

  test('names each transform after its file, and says in one sentence what it does', () => {
    for (const { file, transform } of exportsOf(folder)) {
      expect(`${transform.name}.ts`).toBe(file);
      expect(transform.summary).toMatch(/^\S.*[^.]$/);
    }
  });

  test('has a test for each transform', () => {
    const tests = readdirSync(join(__dirname, folder));
    for (const { name } of registered(folder)) expect(tests).toContain(`${name}.test.ts`);
  });
});
