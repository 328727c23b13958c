import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { formats, formatNames, type Format } from '../../src/plan/formats';
import { checkSarif } from '../support/check-sarif';
import { readTree } from '../support/read-tree';
import { plainEnvironment, runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';
import { credential, secrets, shop } from './shop';

/** What only a report in this format has. */
const looksRight: Readonly<Record<Format, (text: string) => void>> = {
  text: (text) => expect(text).toMatch(/^\S.*20200603[^]*\nPlan: \d+ to create, .*\n$/),
  json: (text) =>
    expect(JSON.parse(text)).toMatchObject({ formatVersion: '1.0', target: { written: false } }),
  markdown: (text) => expect(text).toMatch(/^## `[^]*\n- \[ \] [^]*\nPlan: \d+ to create, .*\n$/),
  html: (text) => expect(text).toMatch(/^<!doctype html>\n<html lang="en">[^]*<\/html>\n$/),
  sarif: (text) => expect(checkSarif(JSON.parse(text))).toEqual([]),
};

const endings = formatNames.flatMap((format) =>
  formats[format].endings.map((ending) => [ending, format] as const),
);

describe.each(formatNames)('--format %s', (format) => {
  test('prints one report of this form to stdout, and nothing to stderr', () => {
    const { code, out, error } = runCommand([
      writeTree(temporaryFolder(), shop),
      '--dry-run',
      '--format',
      format,
    ]);
    expect([code, error]).toEqual([0, '']);
    looksRight[format](out);
  });

  test('shows no secret and no credential', () => {
    for (const args of [['--dry-run'], ['--dry-run', '--verbose', '--same-app', '--diff']]) {
      const { out } = runCommand([writeTree(temporaryFolder(), shop), '--format', format, ...args]);
      for (const secret of [credential, ...secrets]) expect(out).not.toContain(secret);
    }
  });
});

describe('--report', () => {
  test.each(endings)('writes the form of the ending %s: %s', (ending, format) => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), shop);
    const path = join(folder, `report.json${ending.toUpperCase()}`);
    const { code, error } = runCommand([app, '--dry-run', '--quiet', '--report', path]);
    expect([code, error]).toEqual([0, '']);
    expect(readFileSync(path, 'utf8')).toBe(runCommand([app, '--dry-run', '--format', format]).out);
  });

  test('can be given several times, beside another form on stdout', () => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), shop);
    const files = ['a.txt', 'b.md', 'b.sarif', 'c/d.json'];
    const args = files.flatMap((name) => ['--report', join(folder, 'reports', name)]);
    const { code, out, error } = runCommand([app, '--dry-run', '--format', 'json', ...args]);
    expect([code, error]).toEqual([0, '']);
    const written = readTree(join(folder, 'reports'));
    expect(Object.keys(written).sort()).toEqual(files);
    expect(written['c/d.json']).toBe(out);
    looksRight.markdown(written['b.md']!);
    looksRight.sarif(written['b.sarif']!);
  });

  test('names every file whose ending says nothing, before anything is written', () => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), shop);
    const paths = ['plan.doc', 'plan.md', 'json'].map((name) => join(folder, name));
    const ran = runCommand([
      app,
      '--out',
      join(folder, 'out'),
      ...paths.flatMap((path) => ['--report', path]),
    ]);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.error).toContain(`names ${paths[0]}, ${paths[2]}.`);
    for (const [ending] of endings) expect(ran.error).toContain(ending);
    expect(Object.keys(readTree(folder)).every((path) => path.startsWith('shop/'))).toBe(true);
  });
});

test('the report says in JSON whether the app was written', () => {
  const folder = temporaryFolder();
  const app = writeTree(join(folder, 'shop'), shop);
  const out = join(folder, 'out');
  const target = (...args: string[]): unknown =>
    JSON.parse(runCommand([app, '--format', 'json', ...args]).out).target;
  expect(target('--dry-run')).toEqual({ version: 20230101, written: false });
  expect(target('--out', out, '--dry-run')).toEqual({ version: 20230101, path: out, written: false });
  expect(target('--out', out)).toEqual({ version: 20230101, path: out, written: true });
});

test('a run loads the renderer that it needs, and no other', () => {
  const loaded = join(temporaryFolder(), 'loaded');
  const app = writeTree(temporaryFolder(), shop);
  const listLoaded = `--require=${join(__dirname, '../support/list-loaded.cjs')}`;
  for (const format of formatNames) {
    const env = { ...plainEnvironment(), NODE_OPTIONS: listLoaded, LOADED: loaded };
    expect(runCommand([app, '--dry-run', '--format', format], { env }).code).toBe(0);
    const renderers = readFileSync(loaded, 'utf8')
      .split('\n')
      .map((path) => basename(path))
      .filter((name) => formatNames.some((each) => name === `render-${each}.js`));
    expect(renderers).toEqual([`render-${format}.js`]);
  }
});
