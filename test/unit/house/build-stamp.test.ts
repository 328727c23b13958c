import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree } from '../../support/write-tree';

const { faultOfBuild, stampOf } = require('../../support/build-stamp.cjs') as {
  faultOfBuild: (root: string) => string | undefined;
  stampOf: (root: string) => string;
};

const stale =
  'dist/ was built from other sources than those in src/ and migrations/: run npm run build first.';

/** A project that has just been built. */
function builtProject(): string {
  const root = writeTree(temporaryFolder(), {
    'tsconfig.json': {},
    'src/cli/main.ts': 'main();\n',
    'src/report/page.css': 'a {}\n',
    'migrations/index.ts': 'export {};\n',
  });
  writeTree(root, { 'dist/.build-stamp': stampOf(root) });
  return root;
}

test('a build from the sources as they are has no fault', () => {
  expect(faultOfBuild(builtProject())).toBeUndefined();
});

test('without a build, the fault says how to make one', () => {
  const root = builtProject();
  rmSync(join(root, 'dist'), { recursive: true });
  expect(faultOfBuild(root)).toBe('The command is not built: run npm run build first.');
});

test.each([
  ['a source that changed', { 'src/cli/main.ts': 'main(1);\n' }],
  ['a new migration', { 'migrations/20230101/a.ts': '' }],
  ['another style of the page', { 'src/report/page.css': 'b {}\n' }],
  ['other settings of the compiler', { 'tsconfig.json': { a: 1 } }],
])('%s makes a build stale', (_, change) => {
  const root = builtProject();
  writeTree(root, change);
  expect(faultOfBuild(root)).toBe(stale);
});

test('so does a source that is gone', () => {
  const root = builtProject();
  rmSync(join(root, 'src/report/page.css'));
  expect(faultOfBuild(root)).toBe(stale);
});

test('a page for readers does not', () => {
  const root = builtProject();
  writeTree(root, { 'migrations/20230101/README.md': '# To 20230101\n' });
  expect(faultOfBuild(root)).toBeUndefined();
});
