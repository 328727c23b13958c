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
    { path: 'a/clean.js', kind: 'framework', functions: ['clean'], fixed: 0 },
    { path: 'a/bad.js', kind: 'framework', functions: ['one', 'two'], fixed: 0 },
    { path: 'a/plain.js', functions: [], fixed: 0 },
  ],
  findings: [finding('a/bad.js', { isFixable: true })],
  counts: { checked: 2, error: 1, warning: 0, info: 2, fixed: 0, fixable: 1 },
  ...more,
});

test('a source without findings is not mentioned, and one with nothing to check is not counted', () => {
  const text = renderLintText(report(), { verbose: false });
  expect(text).not.toContain('clean.js');
  expect(text.split('\n')[0]).toBe('a/bad.js');
  expect(lintLine(report())).toMatch(/^Lint: 2 sources, 1 error, 0 warnings, 2 info, /);
});

test('a finding has its place, severity and code, what happened and what to do', () => {
  const lines = renderLintText(report({ findings: [finding('a/bad.js')] }), { verbose: false }).split('\n');
  expect(lines.slice(0, 5)).toEqual([
    'a/bad.js',
    '  4:3  error  http/sent-twice',
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

test('a source in which everything was fixed is mentioned', () => {
  const sources = [{ path: 'a/fixed.js', kind: 'framework', functions: ['f'], fixed: 2 }] as const;
  const lines = renderLintText(report({ sources, findings: [] }), { verbose: false }).split('\n');
  expect(lines.slice(0, 3)).toEqual(['a/fixed.js', expect.stringMatching(/: 2 findings$/), '']);
});

test('a name cannot move the cursor of a terminal', () => {
  const path = 'a/\u001b[2J.js';
  const sources = [{ path, kind: 'framework', functions: ['f'], fixed: 0 }] as const;
  const text = renderLintText(report({ sources, findings: [finding(path)] }), { verbose: true });
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  expect(text).toContain('a/\\u001b[2J.js');
});

test('for SARIF and Markdown, places start where the command was run, and a rule has its own severity and page', () => {
  const list = listLintFindings(report());
  expect(list).toMatchObject({ input: { path: '.' }, title: 'a b' });
  expect(list.ruleOf('http/maybe-sent-twice')).toEqual({
    title: 'A response that may be sent twice',
    severity: 'warning',
    page: 'docs/rules/http/maybe-sent-twice.md',
  });
});
