import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { formatNames } from '../../src/plan/formats';
import { checkSarif } from '../support/check-sarif';
import { plainEnvironment, runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';

const name = '"><img src=x onerror=alert(1)>';
const handler = `require('@google-cloud/functions-framework').http('handle', async (req, res) => {
  res.send('first');
  res.send('second');
});
`;

function lint(format: string): string {
  const folder = writeTree(temporaryFolder(), { 'a.js': handler, [`${name}.js`]: handler });
  const { code, out, error } = runCommand(['lint', 'a.js', `${name}.js`, '--format', format], {
    cwd: folder,
    env: plainEnvironment(),
  });
  expect([code, error]).toEqual([1, '']);
  return out;
}

test.each(formatNames)('lint --format %s shows each finding with its rule and its place', (format) => {
  const out = lint(format);
  expect(out.split('http/sent-twice').length).toBeGreaterThan(2);
  expect(out).toMatch(
    format === 'text'
      ? /^a\.js:3:3 {2}error {2}http\/sent-twice$/m
      : format === 'html'
        ? /a\.js:3:3/
        : /a\.js/,
  );
});

test('lint --format sarif is SARIF, with places that start where the command was run', () => {
  const log = JSON.parse(lint('sarif'));
  expect(checkSarif(log)).toEqual([]);
  const [{ results, tool }] = log.runs;
  expect(tool.driver.rules.map(({ id }: any) => id)).toEqual(['http/sent-twice']);
  const places = results.map(({ locations: [{ physicalLocation }] }: any) => [
    physicalLocation.artifactLocation.uri,
    physicalLocation.region,
  ]);
  expect(places).toEqual([
    ['a.js', { startLine: 3, startColumn: 3, endLine: 3, endColumn: 21 }],
    [encodeURIComponent(`${name}.js`), { startLine: 3, startColumn: 3, endLine: 3, endColumn: 21 }],
  ]);
});

const locationsOf = (out: string): any[] =>
  JSON.parse(out).runs[0].results.map(({ locations: [{ physicalLocation }] }: any) => [
    physicalLocation.artifactLocation.uri,
    physicalLocation.artifactLocation.uriBaseId,
  ]);

test('paths in SARIF are relative, to where the command runs or to the folder that holds all of them', () => {
  const folder = writeTree(temporaryFolder(), { 'src/a.js': handler, 'src/b/c.js': handler });
  const paths = [join(folder, 'src/a.js'), join(folder, 'src/b')];
  const outside = runCommand(['lint', ...paths, '--format', 'sarif']).out;
  expect(locationsOf(outside)).toEqual([
    ['a.js', '%SRCROOT%'],
    ['b/c.js', '%SRCROOT%'],
  ]);
  expect(JSON.parse(outside).runs[0].originalUriBaseIds['%SRCROOT%'].uri).toBe(`file://${folder}/src/`);
  const inside = runCommand(['lint', ...paths, '--format', 'sarif'], { cwd: folder }).out;
  expect(locationsOf(inside).map(([uri]) => uri)).toEqual(['src/a.js', 'src/b/c.js']);
});

test('lint --format sarif has what would fix a finding, and so has JSON', () => {
  const folder = writeTree(temporaryFolder(), {
    'a.js': "require('@google-cloud/functions-framework').http('f', (req, res) => { res.send(404); });\n",
  });
  const run = (format: string): any =>
    JSON.parse(runCommand(['lint', 'a.js', '--format', format], { cwd: folder }).out);
  const log = run('sarif');
  expect(checkSarif(log)).toEqual([]);
  expect(log.runs[0].results[0].fixes[0].artifactChanges).toEqual([
    {
      artifactLocation: { uri: 'a.js', uriBaseId: '%SRCROOT%' },
      replacements: [
        {
          deletedRegion: { startLine: 1, startColumn: 76, endLine: 1, endColumn: 80 },
          insertedContent: { text: 'sendStatus' },
        },
      ],
    },
  ]);
  expect(run('json').findings[0]).toMatchObject({
    place: { line: 1, column: 76 },
    end: { line: 1, column: 80 },
    edits: [{ from: { line: 1, column: 76 }, to: { line: 1, column: 80 }, text: 'sendStatus' }],
  });
});

test('credentials in the lines of a source are masked', () => {
  const folder = writeTree(temporaryFolder(), {
    'a.js': `require('@google-cloud/functions-framework').http('handle', (req, res) => { res.send('first');
  const password = 'Tr0ub4dor-and-3'; res.send(password);
});
`,
  });
  const { out } = runCommand(['lint', 'a.js'], { cwd: folder });
  expect(out).toContain('res.send(password)');
  expect(out).not.toContain('Tr0ub4dor');
});

test('no name of a file is markup in Markdown or HTML', () => {
  expect(new MarkdownIt({ html: true }).render(lint('markdown'))).not.toContain('<img');
  expect(lint('html')).not.toContain('<img');
});

test('the HTML page needs nothing else, and runs no script', () => {
  const page = lint('html');
  expect(page).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
  expect(page).toContain("default-src 'none'");
  expect(page).toContain("script-src 'none'");
  expect(page).not.toMatch(/<script|<link|<img|url\(/);
});
