import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { formatNames } from '../../src/plan/formats';
import { checkSarif } from '../support/check-sarif';
import { plainEnvironment, runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';

const name = '"><img src=x onerror=alert(1)>';
const handler = `exports.handle = async (req, res) => {
  res.send('first');
  res.send('second');
};
`;

function lint(format: string): string {
  const folder = writeTree(temporaryFolder(), { 'a.js': handler, [`${name}.js`]: handler });
  const { code, out, error } = runCommand(['lint', 'a.js', `${name}.js`, '--format', format], {
    cwd: folder,
    env: plainEnvironment(),
  });
  expect([code, error]).toEqual([0, '']);
  return out;
}

test.each(formatNames)('lint --format %s shows each finding with its rule and its place', (format) => {
  const out = lint(format);
  expect(out.split('http/sent-twice').length).toBeGreaterThan(2);
  expect(out).toMatch(format === 'text' ? /^a\.js\n {2}3:3 /m : format === 'html' ? /a\.js:3:3/ : /a\.js/);
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
    ['a.js', { startLine: 3, startColumn: 3 }],
    [encodeURIComponent(`${name}.js`), { startLine: 3, startColumn: 3 }],
  ]);
});

test('an absolute path stays one in SARIF', () => {
  const file = join(writeTree(temporaryFolder(), { 'a.js': handler }), 'a.js');
  const { out } = runCommand(['lint', file, '--format', 'sarif']);
  const [{ locations }] = JSON.parse(out).runs[0].results;
  expect(locations[0].physicalLocation.artifactLocation).toEqual({ uri: `file://${file}` });
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
