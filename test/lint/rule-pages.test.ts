import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lintRuleNames, lintRules, pageOfRule, type LintRule } from '../../src/model/lint-rules';
import { fixSource } from '../../src/lint/fix-source';
import { lintSource } from '../../src/lint/lint-source';
import { inputOfAppServices } from './variants';

const root = join(__dirname, '../..');
const read = (rule: LintRule): string => readFileSync(join(root, pageOfRule(rule)), 'utf8');

function sectionOf(page: string, heading: string): string | undefined {
  return new RegExp(`^## ${heading}\\n([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, 'm').exec(page)?.[1]?.trim();
}

const codeOf = (page: string, heading: string): string =>
  /^```js\n([\s\S]*?)^```$/m.exec(sectionOf(page, heading) ?? '')?.[1] ?? '';

const inputOf = (text: string): Parameters<typeof lintSource>[0] =>
  inputOfAppServices(text) ?? { name: 'index.js', text };

const rulesIn = (text: string): string[] => lintSource(inputOf(text)).findings.map(({ rule }) => rule);

test('there is a page for each rule, and none for anything else', () => {
  const pages = readdirSync(join(root, 'docs/rules'), { recursive: true, encoding: 'utf8' })
    .map((path) => relative(root, join(root, 'docs/rules', path)).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md') && path !== 'docs/rules/README.md');
  expect(pages.sort()).toEqual(lintRuleNames.map(pageOfRule).sort());
});

describe.each(lintRuleNames)('the page of %s', (rule) => {
  const page = existsSync(join(root, pageOfRule(rule))) ? read(rule) : '';

  test('begins with its name, title and severity', () => {
    const { title, severity } = lintRules[rule];
    expect(page.split('\n').slice(0, 3)).toEqual([`# \`${rule}\``, '', `${title}. Severity: ${severity}.`]);
  });

  test.each(['What goes wrong', 'Wrong', 'Right', 'When it stays silent', 'Suppress it', 'Fix'])(
    'has the part: %s',
    (heading) => expect(sectionOf(page, heading)).toBeTruthy(),
  );

  test('has a wrong example with exactly this finding', () => {
    expect(rulesIn(codeOf(page, 'Wrong'))).toEqual([rule]);
  });

  test('has a right example without a finding', () => {
    expect(rulesIn(codeOf(page, 'Right'))).toEqual([]);
  });

  test('says truly whether --fix fixes its wrong example', () => {
    const { fixed } = fixSource(inputOf(codeOf(page, 'Wrong')));
    const saysSo = !sectionOf(page, 'Fix')!.startsWith('`--fix` does not touch it.');
    // A second response that is sent in any case is for a person to take out.
    expect(fixed.length > 0).toBe(saysSo && rule !== 'http/sent-twice');
  });

  test('shows how to suppress it, which works', () => {
    if (rule.startsWith('lint/'))
      return expect(sectionOf(page, 'Suppress it')).toMatch(/cannot be suppressed/);
    const comment = codeOf(page, 'Suppress it').trim();
    const text = codeOf(page, 'Wrong');
    const [finding] = lintSource(inputOf(text)).findings;
    const lines = text.split('\n');
    lines.splice(finding!.line - 1, 0, comment);
    expect(rulesIn(lines.join('\n'))).toEqual([]);
  });
});

test('the index lists each rule with its severity and title', () => {
  const index = readFileSync(join(root, 'docs/rules/README.md'), 'utf8');
  for (const rule of lintRuleNames) {
    const { severity, title } = lintRules[rule];
    const row = index.split('\n').find((line) => line.startsWith(`| [\`${rule}\`](${rule}.md)`));
    expect(row?.split('|').map((cell) => cell.trim())).toEqual(expect.arrayContaining([severity, title]));
  }
});
