import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { listDisk } from '../support/list-disk';
import { readTree } from '../support/read-tree';
import { plainEnvironment, runCommand, type Ran } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';
import { credential, secrets, shop } from './shop';

/** Runs in a folder of its own, and gives all that is on the disk around the app before and after, temporary files too. */
function watch(
  args: (app: string, folder: string) => string[],
): Ran & { before: Record<string, string>; after: Record<string, string> } {
  const folder = temporaryFolder();
  const app = writeTree(join(folder, 'shop'), shop);
  for (const name of ['current', 'temporary', 'home']) mkdirSync(join(folder, name));
  const before = listDisk(folder);
  const env = { ...plainEnvironment(), TMPDIR: join(folder, 'temporary'), HOME: join(folder, 'home') };
  const ran = runCommand(args(app, folder), { cwd: join(folder, 'current'), env });
  return { ...ran, before, after: listDisk(folder) };
}

describe.each([['--dry-run'], ['--check']])('%s writes nothing', (option) => {
  test.each([
    ['alone', []],
    ['with diffs', ['--diff']],
    ['with everything normalized', ['--normalize', '--same-app', '--verbose']],
  ])('%s', (_, more) => {
    const { code, before, after, error } = watch((app) => [app, option, ...more]);
    expect([code, error]).toEqual([option === '--check' ? 2 : 0, '']);
    expect(after).toEqual(before);
  });

  test('even with --out and --force', () => {
    const { code, before, after } = watch((app, folder) => [
      app,
      option,
      '--out',
      join(folder, 'out'),
      '--force',
    ]);
    expect(code).toBe(option === '--check' ? 2 : 0);
    expect(after).toEqual(before);
  });
});

test('a run writes the target and leaves all else as it was', () => {
  const { code, before, after, error } = watch((app, folder) => [app, '--out', join(folder, 'out')]);
  expect([code, error]).toEqual([0, '']);
  const others = Object.entries(after).filter(([path]) => !/^out(?:\/|$)/.test(path));
  expect(Object.fromEntries(others)).toEqual(before);
  expect(Object.keys(after).length).toBeGreaterThan(others.length);
});

test('a dry run says what a run does, in the same words', () => {
  const folder = temporaryFolder();
  const app = writeTree(join(folder, 'shop'), shop);
  const out = join(folder, 'out');
  const planned = runCommand([app, '--out', out, '--dry-run']).out;
  const done = runCommand([app, '--out', out]).out;
  // The next step of a plan is the run; after it the plan is the same.
  const withoutNext = (report: string): string => report.replace(/^Next\n(?: {2}.*\n)+/m, 'Next\n');
  expect(withoutNext(done)).toBe(withoutNext(planned).replace(/(?=\nPlan: .*\n$)/, `\nWritten to ${out}.`));
  expect(planned).toContain(`\nNext\n  migrate-functions ${app} --out ${out}\n`);
  const paths = Object.keys(readTree(out));
  // Unchanged files are not in the plan.
  const unchanged = ['hosting/files/index.html', 'values/key.json'];
  expect(paths.filter((path) => !planned.includes(path))).toEqual(unchanged);
});

describe('--diff', () => {
  const diff = (...args: string[]): string =>
    runCommand([writeTree(temporaryFolder(), shop), '--dry-run', '--diff', ...args]).out;

  test('shows the changed lines of files that are created and rewritten, before the plan', () => {
    const text = diff();
    expect(text).toMatch(/^--- .*\n\+\+\+ b\/root_config\.json\n@@ /m);
    expect(text).toContain('--- a/config.json\n+++ b/root_config.json\n');
    expect(text).toMatch(
      /^--- \/dev\/null\n\+\+\+ b\/environments\/qa\.json$|^\+\+\+ b\/environments\/qa\.json$/m,
    );
    expect(text).toMatch(/^-.*"location": "DE"/m);
    expect(text).toMatch(/^\+.*"provider_region": "aws-us-east-1"/m);
    expect(
      text.endsWith(
        runCommand([writeTree(temporaryFolder(), shop), '--dry-run'])
          .out.split('\n')
          .slice(-2)
          .join('\n'),
      ),
    ).toBe(true);
  });

  test('is not there without the option', () => {
    expect(runCommand([writeTree(temporaryFolder(), shop), '--dry-run']).out).not.toMatch(/^@@ /m);
  });

  test('masks credentials that are carried, and never shows secrets', () => {
    for (const args of [[], ['--to', '20210101'], ['--normalize'], ['--verbose', '--same-app']]) {
      const text = diff(...args);
      expect(text).toContain('********');
      for (const secret of [credential, ...secrets]) expect(text).not.toContain(secret);
    }
  });
});

test('no report shows a credential or a secret, and no secret is in the output', () => {
  const folder = temporaryFolder();
  const app = writeTree(join(folder, 'shop'), shop);
  const out = join(folder, 'out');
  const texts = [[], ['--verbose'], ['--format', 'json'], ['--format', 'markdown', '--verbose']].map(
    (args) => runCommand([app, '--dry-run', ...args]).out,
  );
  for (const to of ['20210101', '20230101']) runCommand([app, '--out', `${out}-${to}`, '--to', to]);
  for (const text of texts) for (const secret of [credential, ...secrets]) expect(text).not.toContain(secret);
  const written = JSON.stringify([readTree(`${out}-20210101`), readTree(`${out}-20230101`)]);
  expect(written).toContain(credential);
  for (const secret of secrets) expect(written).not.toContain(secret);
});
