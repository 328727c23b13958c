import type { LintedFinding, LintReport } from '../../../../src/report/lint-report';
import { listLintFindings } from '../../../../src/report/list-lint-findings';
import { lintLine, renderLintText } from '../../../../src/report/renderers/render-lint-text';

const finding = (file: string, more: Partial<LintedFinding> = {}): LintedFinding => ({
  code: 'http/sent-twice',
  severity: 'error',
  component: 'functions',
  subject: file,
  place: { file, line: 4, column: 3 },
  message: 'The response is sent again.',
  action: 'Return after the first.',
  source: 'framework/responses',
  isFixable: false,
  ...more,
});

const report = (more: Partial<LintReport> = {}): LintReport => ({
  formatVersion: '1.1',
  tool: { name: 'migrate-functions', version: '0.0.0' },
  input: { paths: ['a', 'b'] },
  sources: [
    { path: 'a/clean.js', kind: 'framework', functions: ['clean'], fixed: 0, fixes: [] },
    { path: 'a/bad.js', kind: 'framework', functions: ['one', 'two'], fixed: 0, fixes: [] },
    { path: 'a/plain.js', functions: [], fixed: 0, fixes: [] },
  ],
  findings: [finding('a/bad.js', { isFixable: true })],
  counts: { checked: 2, error: 1, warning: 0, info: 2, fixed: 0, fixable: 1 },
  ...more,
});

test('a source without findings is not mentioned, and one with nothing to check is not counted', () => {
  const text = renderLintText(report(), { verbose: false });
  expect(text).not.toContain('clean.js');
  expect(text.split('\n')[0]).toBe('a/bad.js:4:3  error  http/sent-twice  (fixable with --fix)');
  expect(lintLine(report())).toMatch(/^Lint: 2 sources, 1 error, 0 warnings, 2 info, /);
});

test('a finding has its place, severity and code, what happened and what to do', () => {
  const lines = renderLintText(report({ findings: [finding('a/bad.js')] }), { verbose: false }).split('\n');
  expect(lines.slice(0, 4)).toEqual([
    'a/bad.js:4:3  error  http/sent-twice',
    '      The response is sent again.',
    '      -> Return after the first.',
    '',
  ]);
});

test('--verbose has every source with its functions, and the page of each rule', () => {
  const text = renderLintText(report(), { verbose: true });
  expect(text).toContain('a/clean.js  (clean)\n');
  expect(text).toContain('a/bad.js  (one, two)\n');
  expect(text).toContain('a/plain.js  (nothing to check)\n');
  expect(text).toContain('      page: docs/rules/http/sent-twice.md\n');
});

test('what was fixed is told with its place, its rule and what was changed', () => {
  const fixes = [
    { code: 'http/number-sent', line: 2, column: 7, change: '"send" became "sendStatus"' },
  ] as const;
  const sources = [{ path: 'a/fixed.js', kind: 'framework', functions: ['f'], fixed: 1, fixes }] as const;
  const lines = renderLintText(report({ sources, findings: [] }), { verbose: false }).split('\n');
  expect(lines.slice(0, 3)).toEqual([
    'a/fixed.js:2:7  fixed  http/number-sent',
    '      "send" became "sendStatus"',
    '',
  ]);
});

test('where nothing could be checked, it says so', () => {
  const sources = [{ path: 'a/plain.js', functions: [], fixed: 0, fixes: [] }];
  const counts = { ...report().counts, checked: 0 };
  const text = renderLintText(report({ sources, findings: [], counts }), { verbose: false });
  expect(text).toMatch(/^Nothing was checked: /);
});

describe('the lines that a finding is about', () => {
  const frameOf = (lines: readonly string[], column: number, end?: number): string[] => {
    const excerpt = { firstLine: 5 - lines.length, lines };
    const found = finding('a/bad.js', { place: { file: 'a/bad.js', line: 4, column }, excerpt });
    const whole = end === undefined ? found : { ...found, end: { line: 4, column: end } };
    return renderLintText(report({ findings: [whole] }), { verbose: false })
      .split('\n')
      .slice(1, 2 + lines.length);
  };

  test('stand below it with their numbers, and a mark under the place', () => {
    expect(frameOf(['  if (a)', "    res.send('a');"], 5, 13)).toEqual([
      '  3 | if (a)',
      "> 4 |   res.send('a');",
      '    |   ^^^^^^^^',
    ]);
  });

  test('have one mark where the end is not known, or on a later line', () => {
    expect(frameOf(['\t\tres.send(a,'], 3)).toEqual(['> 4 | res.send(a,', '    | ^']);
  });

  test('are cut around the place', () => {
    const long = `${'a'.repeat(200)} res.send() ${'b'.repeat(200)}`;
    const [code = '', mark = ''] = frameOf([long], 202, 210);
    expect(code.length).toBeLessThanOrEqual(80);
    expect(code).toMatch(/^> 4 \| \.\.\.a+ res\.send\(\) b+\.\.\.$/);
    expect(mark.indexOf('^')).toBe(code.indexOf('res.send'));
    expect(mark).toMatch(/^ +\| +\^{8}$/);
  });

  test('cannot move the cursor of a terminal, and the mark still fits', () => {
    const [code = '', mark = ''] = frameOf(['\u001b[2J; res.send();'], 7, 15);
    expect(code).toBe('> 4 | \\u001b[2J; res.send();');
    expect(mark.indexOf('^')).toBe(code.indexOf('res.send'));
  });
});

test('a name cannot move the cursor of a terminal', () => {
  const path = 'a/\u001b[2J.js';
  const sources = [{ path, kind: 'framework', functions: ['f'], fixed: 0, fixes: [] }] as const;
  const text = renderLintText(report({ sources, findings: [finding(path)] }), { verbose: true });
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  expect(text).toContain('a/\\u001b[2J.js');
});

test('for SARIF and Markdown, places start where the command was run, and a rule has its own severity and page', () => {
  const list = listLintFindings(report());
  expect(list).toMatchObject({ input: { path: '.' }, title: 'a b' });
  expect(list.ruleOf('source/module-state')).toEqual({
    title: 'State that is kept between calls',
    severity: 'warning',
    page: 'docs/rules/source/module-state.md',
  });
});
