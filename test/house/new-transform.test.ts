/** A new transform is green from the start: the script runs in a copy of the project, and so do the checks of the house. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listDisk } from '../support/list-disk';
import { writeTree } from '../support/write-tree';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

const project = join(__dirname, '../..');
const notCopied = ['.git', 'node_modules', 'dist', 'coverage'].map((name) => join(project, name));
const added = [
  { name: 'push-rules', step: '20200603' },
  { name: 'logs', step: '20210101' },
  { name: 'domains-2024', step: '20230101' },
];

// A whole run of jest, of the linter and of the compiler, on a machine that may have other things to do.
jest.setTimeout(300_000);

const copy = realpathSync(mkdtempSync(join(tmpdir(), 'migrate-functions-house-')));

function run(...args: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  return { code: status, out: stdout, error: stderr };
}

const newTransform = (...args: string[]): Ran => run('test/support/new-transform.mjs', ...args);

const ofPackage = (path: string): string => join(copy, 'node_modules', path);

/** A file of the copy, changed. */
function edit(path: string, change: (text: string) => string): void {
  const before = readFileSync(join(copy, path), 'utf8');
  const after = change(before);
  expect([path, after]).not.toEqual([path, before]);
  writeTree(copy, { [path]: after });
}

/** Does what docs/writing-a-migration.md says about adding a transform, word by word. */
function followGuide(): Ran {
  const page = readFileSync(join(copy, 'docs/writing-a-migration.md'), 'utf8');
  const guide = page.slice(page.indexOf('\n## Adding a transform'), page.indexOf('\n## Adding a decision'));
  const [, command] = /^npm run new-transform (.+)$/m.exec(guide)!;
  const ran = newTransform(...command!.split(' ').filter((word) => word !== '--'));
  const files = [...guide.matchAll(/`([\w./-]+\.ts)` anew:\n+```ts\n([\s\S]*?)^```$/gm)];
  expect(files).toHaveLength(2);
  for (const [, path, text] of files) edit(path!, () => text!);
  const [, section] = /^````md\n([\s\S]*?)^````$/m.exec(guide)!;
  const name = /^## (.+)$/m.exec(section!)![1]!;
  edit('migrations/20230101/README.md', (text) => text.slice(0, text.indexOf(`## ${name}`)) + section!);
  const [, tree] = /^```\n( +tree: [\s\S]*?)^```$/m.exec(guide)!;
  const run = new RegExp(`(title: 'an app for ${name}',\\n) +tree: \\{[\\s\\S]*?\\n    \\},\\n`);
  edit('test/support/rich-apps/runs.ts', (text) => text.replace(run, `$1${tree!}`));
  const [, gone, object, come] = /line\s+`(.+)` goes, and `(\w+)` gets the line `(.+)`\./.exec(guide)!;
  edit('test/properties/arbitraries/documents.ts', (text) =>
    text.replace(`\n  ${gone}`, '').replace(`const ${object} = {\n`, `$&  ${come}\n`),
  );
  return ran;
}

let written: string[];

beforeAll(() => {
  cpSync(project, copy, { recursive: true, filter: (path) => !notCopied.includes(path) });
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
  const runs = [...added.map(({ name, step }) => newTransform(name, '--step', step)), followGuide()];
  expect(runs).toEqual(runs.map(() => expect.objectContaining({ code: 0, error: '' }) as unknown));
  written = [
    ...new Set(runs.flatMap(({ out }) => [...out.matchAll(/^ {2}(\S+)$/gm)].map(([, path]) => path!))),
  ];
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

test('it writes module, registry, tests, page, rich app and generator, and says which files', () => {
  for (const { name, step } of added) {
    expect(written).toEqual(
      expect.arrayContaining([
        `migrations/${step}/${name}.ts`,
        `migrations/${step}/index.ts`,
        `migrations/${step}/README.md`,
        `test/unit/migrations/${step}/${name}.test.ts`,
        'test/support/rich-apps/runs.ts',
        'test/properties/arbitraries/documents.ts',
      ]),
    );
  }
  expect(readFileSync(join(copy, 'migrations/20230101/index.ts'), 'utf8')).toMatch(
    /, domains2024, logForwarders\]|\bdomains2024,\s+logForwarders,\s+\]/,
  );
});

test('the tests of the house pass with it, and so do its own', () => {
  const tests = [
    'test/unit/migrations/registry',
    'test/unit/migrations/decisions',
    'test/unit/docs/migration-pages',
    'test/unit/docs/catalogues',
    'test/unit/engine/ledger-breaks',
    ...added.map(({ name }) => `/${name}.test.ts`),
    '/log-forwarders.test.ts',
  ];
  const { code, error } = run(ofPackage('jest/bin/jest.js'), '--runInBand', ...tests);
  expect([code, error]).toEqual([0, expect.stringContaining(`Test Suites: ${tests.length} passed`)]);
});

test('it is formatted, and neither linter nor compiler has a word to say', () => {
  const checked = run(ofPackage('prettier/bin/prettier.cjs'), '--check', ...written);
  expect(checked).toMatchObject({ code: 0, error: '' });
  const sources = written.filter((path) => path.endsWith('.ts'));
  expect(run(ofPackage('eslint/bin/eslint.js'), ...sources)).toMatchObject({ code: 0, out: '' });
  // The new tests import all that was written; the rest of the project is as it was.
  const files = sources.filter((path) => path.endsWith('.test.ts')).map((path) => `../${path}`);
  writeTree(copy, { 'test/tsconfig.new.json': { extends: './tsconfig.json', include: [], files } });
  expect(run(ofPackage('typescript/bin/tsc'), '-p', 'test/tsconfig.new.json')).toMatchObject({
    code: 0,
    out: '',
  });
});

test.each([
  [[], 'Usage: npm run new-transform NAME'],
  [['a', 'b'], 'Usage: npm run new-transform NAME'],
  [['a', '--force'], "Unknown option '--force'"],
  [['dataTypes'], 'dataTypes is no name for a transform: take small letters, digits and hyphens'],
  [['../escape'], '../escape is no name for a transform'],
  [['data-'], 'data- is no name for a transform'],
  [['2024-data'], '2024-data is no name for a transform'],
  [['delete'], "delete cannot be a transform's name: in TypeScript, delete means something else."],
  [['settings'], 'settings cannot be'],
  [['hosting'], 'hosting is there already: migrations/20230101/hosting.ts.'],
  [['make-webhook-endpoint'], 'make-webhook-endpoint is there already'],
  [['index'], 'index is there already: migrations/20230101/index.ts.'],
  [
    ['logs', '--step', '20220101'],
    'There is no step to 20220101: the steps are 20200603, 20210101, 20230101.',
  ],
  [['logs', '--step', 'shared'], 'There is no step to shared'],
])('%j is refused, with the reason and without a change', (args, reason) => {
  const before = listDisk(join(copy, 'migrations'));
  const { code, error } = newTransform(...args);
  expect([code, error]).toEqual([1, expect.stringContaining(reason)]);
  expect(error).not.toMatch(/\n\s+at /);
  expect(listDisk(join(copy, 'migrations'))).toEqual(before);
});
